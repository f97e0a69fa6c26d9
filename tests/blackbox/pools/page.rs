//! What a pool says of itself.

use acequia_interface::{events::Event, Page};
use harness::prelude::*;
use harness::world::{Account, LAMPORTS};

fn page(farm: &Scene) -> Option<Page> {
    let account = farm.world.account(&addresses::page(&farm.site().pool).0)?;
    Some(Page::read(&account.data).expect("a page"))
}

#[track_caller]
fn says(farm: &Scene, name: &str, text: &str, link: &str) {
    let page = page(farm).expect("a page");
    assert_eq!((page.name(), page.text(), page.link()), (name, text, link));
    assert_eq!((page.pool, page.bump), (farm.site().pool, farm.pool().page_bump));
}

#[test]
fn the_authority_sets_and_changes_it() {
    let mut farm = Given::pool().ready();
    assert_eq!((page(&farm), farm.pool().page_bump), (None, 0));

    let set = farm.when("creator").set_page("Käse", "For cheese.\nAnd bread.", "https://a.b").ok();
    let [Event::PageSet(event)] = &set.events()[..] else { panic!("{}", set.log()) };
    assert_eq!((event.name.as_str(), event.link.as_str()), ("Käse", "https://a.b"));
    says(&farm, "Käse", "For cheese.\nAnd bread.", "https://a.b");

    farm.when("creator").set_page("K", "", "").ok();
    says(&farm, "K", "", "");
    farm.when("mallory").set_page("Mine", "", "").fails(FarmError::NotAuthority);
}

#[test]
fn the_one_who_took_over_sets_it_and_the_former_one_does_not() {
    let mut farm = Given::pool().ready();
    farm.when("creator").propose_authority("carol").ok();
    farm.when("carol").accept_authority().ok();

    farm.when("creator").set_page("Old", "", "").fails(FarmError::NotAuthority);
    farm.when("carol").set_page("New", "", "").ok();
}

#[test]
fn a_renounced_pools_page_stays() {
    let mut farm = Given::pool().ready();
    farm.when("creator").set_page("For ever", "", "").ok();
    farm.when("creator").renounce_authority().ok();

    farm.when("creator").set_page("Else", "", "").fails(FarmError::NotAuthority);

    says(&farm, "For ever", "", "");
}

#[test]
fn each_part_has_its_length() {
    let mut farm = Given::pool().ready();
    let (name, text) = ("n".repeat(32), "t".repeat(256));
    let link = format!("https://{}", "l".repeat(120));
    farm.when("creator").set_page(&name, &text, &link).ok();
    says(&farm, &name, &text, &link);

    let longer = |part: &str| format!("{part}x");
    let wrong = [
        (longer(&name), text.clone(), link.clone()),
        (name.clone(), longer(&text), link.clone()),
        (name, text, longer(&link)),
    ];
    for (name, text, link) in wrong {
        farm.when("creator").set_page(&name, &text, &link).fails(FarmError::PageTooLong);
    }
}

/// F45: what terminals obey, and what turns the direction of writing.
#[test]
fn letters_are_what_people_see() {
    let mut farm = Given::pool().ready();
    for hidden in ["\u{1b}[2J", "\u{7f}", "\u{9b}2J", "\0", "\t", "\r", "\u{202e}", "\u{2067}"] {
        let (part, link) = (format!("a{hidden}b"), format!("https://a{hidden}b"));
        farm.when("creator").set_page(&part, "", "").fails(FarmError::PageNotPlain);
        farm.when("creator").set_page("", &part, "").fails(FarmError::PageNotPlain);
        farm.when("creator").set_page("", "", &link).fails(FarmError::PageNotPlain);
    }
    farm.when("creator").set_page("a\nb", "", "").fails(FarmError::PageNotPlain);
    farm.when("creator").set_page("", "", "javascript:alert(1)").fails(FarmError::PageLink);
    farm.when("creator").set_page("", "", "http://a.b").fails(FarmError::PageLink);
}

#[test]
fn what_is_not_utf_8_is_refused() {
    let mut farm = Given::pool().ready();
    farm.when("creator").set_page("abc", "", "").with(|i| i.data[12] = 0xff).refused();
    assert_eq!(page(&farm), None);
}

#[test]
fn it_is_closed_with_the_pool_and_its_rent_comes_back() {
    let mut farm = Given::pool().ready();
    farm.when("creator").set_page("Acequia", "", "").ok();
    let (creator, at) = (farm.world.actor("creator"), addresses::page(&farm.site().pool).0);

    let left_out = farm.when("creator").close_pool().with_account(7, acequia_interface::ID);
    left_out.with(|i| i.accounts[7].is_writable = false).fails(FarmError::WrongPage);
    farm.when("creator").close_pool().ok();

    assert_eq!(farm.world.account(&at), None);
    assert_eq!(farm.world.lamports(&creator), LAMPORTS - 4 * 5_000);
}

#[test]
fn no_other_pools_page_is_closed_with_it() {
    let mut farm = Given::pool().ready();
    let mint = farm.stake_mint();
    let other = farm.also(Given::pool().staking_same(mint));
    let others = addresses::page(&farm.sites[other].pool).0;
    farm.when("creator").in_pool(other).set_page("Other", "", "").ok();
    let passed = |farm: &mut Scene| {
        let close = farm.when("creator").close_pool().with_account(7, others);
        close.with(|i| i.accounts[7].is_writable = true).run().farm_error()
    };

    assert_eq!(passed(&mut farm), Some(FarmError::WrongPage));
    farm.when("creator").set_page("One", "", "").ok();
    assert_eq!(passed(&mut farm), Some(FarmError::WrongPage));
}

/// A pool's address can be used again: the new one begins without a page.
#[test]
fn a_pool_made_anew_says_nothing_of_what_the_former_said() {
    let mut farm = Given::pool().ready();
    farm.when("creator").set_page("Former", "", "").ok();
    farm.when("creator").close_pool().ok();
    let given = Given::pool().staking_same(farm.stake_mint());
    farm.sites.clear();
    farm.also(given);

    assert_eq!((page(&farm), farm.pool().page_bump), (None, 0));
    farm.when("creator").set_page("New", "", "").ok();
    says(&farm, "New", "", "");
}

#[test]
fn somebodys_lamports_at_its_address_stop_no_page() {
    let mut farm = Given::pool().ready();
    let at = addresses::page(&farm.site().pool).0;
    farm.world.put(at, Account { lamports: 1_000_000, ..Default::default() });
    farm.when("creator").set_page("Acequia", "", "").ok();
    says(&farm, "Acequia", "", "");
    farm.when("creator").close_pool().ok();
}
