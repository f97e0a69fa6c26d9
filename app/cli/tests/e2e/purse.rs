//! Token accounts that are not, or no longer, whose one thinks.

use crate::support::{Desk, Net, Token, AGUA, DAY, RIO, START};
use crate::team::{farm, lp, team};
use acequia_interface::addresses::{associated_token, SPL_TOKEN};
use solana_address::Address;

/// Where a token account says whose it is, and in which state.
const OWNER: std::ops::Range<usize> = 32..64;
const STATE: usize = 108;
const THAWED: u8 = 1;
const FROZEN: u8 = 2;
const STRANGER: Address = Address::new_from_array([b'S'; 32]);

fn account(wallet: &Address, token: Token) -> Address {
    associated_token(wallet, &token.mint(), &SPL_TOKEN)
}

/// As `spl-token authorize ACCOUNT owner STRANGER` does.
fn hand_over(net: &Net, wallet: &Address, token: Token) {
    net.change(&account(wallet, token), |data| data[OWNER].copy_from_slice(STRANGER.as_ref()));
}

fn freeze(net: &Net, wallet: &Address, token: Token, state: u8) {
    net.change(&account(wallet, token), |data| data[STATE] = state);
}

/// A farm that has run for ten days, its team, and an LP with 100 AGUA in it.
fn farm_that_runs(net: &Net) -> (Desk, Desk, Address) {
    let (team, pool) = team(net);
    team.types("acequia pool create farm.toml --yes").ok();
    let lp = lp(net, 2);
    lp.types(&format!("acequia stake {pool} 100 --yes")).ok();
    net.give(&lp.address(), RIO, 1);
    net.travel_to(START + 10 * DAY);
    (team, lp, pool)
}

#[test]
fn nothing_is_paid_into_an_account_that_was_handed_over_and_all_of_it_elsewhere() {
    let net = Net::start();
    let (_, lp, pool) = farm_that_runs(&net);
    let (me, other) = (lp.address(), Desk::new(&net.url, 9).address());
    for token in [AGUA, RIO] {
        hand_over(&net, &me, token);
    }
    let given_away = [net.held(&me, AGUA), net.held(&me, RIO)];
    let refused = ["handed over", &STRANGER.to_string(), "--to"];
    for verb in ["claim", "unstake", "unstake --early", "unstake --emergency", "unstake --close"] {
        let (verb, mode) = verb.split_once(' ').unwrap_or((verb, ""));
        let all = if verb == "claim" { "" } else { "all" };
        for how in ["--yes", "--simulate", "--print"] {
            let typed = format!("acequia {verb} {pool} {all} {mode} {how}");
            lp.types(&typed).fails(&refused);
        }
    }
    lp.types(&format!("acequia claim {pool} --yes --to {other}")).ok();
    lp.types(&format!("acequia unstake {pool} 40 --yes --to {other}")).ok();
    assert!(net.held(&other, RIO) > RIO.units(999), "ten days of ninety");
    assert_eq!(net.held(&other, AGUA), AGUA.units(40));
    lp.types(&format!("acequia unstake {pool} all --emergency --yes --to {other}")).ok();
    assert_eq!(net.held(&other, AGUA), AGUA.units(100));
    assert_eq!([net.held(&me, AGUA), net.held(&me, RIO)], given_away, "the stranger got nothing");
}

/// That somebody has left a farm of one LP for good, with all of the stake and of what has streamed.
fn has_left_with_all(net: &Net, pool: &Address, paid_at: &Address, had: [u64; 2]) {
    let there = net.pool(pool).expect("it is there");
    let books = &there.streams[0].books;
    assert_eq!((there.totals.positions, there.totals.staked), (0, 0));
    assert!(books.streamed > RIO.units(999), "ten days of ninety");
    assert_eq!(books.streamed, books.paid, "not one unit is left");
    let held = [AGUA, RIO].map(|token| net.held(paid_at, token));
    assert_eq!(held, [had[0] + AGUA.units(100), had[1] + books.paid]);
}

#[test]
fn who_has_given_both_accounts_away_leaves_for_good_without_losing_a_unit() {
    let net = Net::start();
    let (_, lp, pool) = farm_that_runs(&net);
    let other = Desk::new(&net.url, 9).address();
    for token in [AGUA, RIO] {
        hand_over(&net, &lp.address(), token);
    }
    let leave = format!("acequia unstake {pool} all --close --yes");
    lp.types(&leave).fails(&["handed over", "--to"]);
    lp.types(&format!("{leave} --to {other}")).ok();
    has_left_with_all(&net, &pool, &other, [0, 0]);
}

#[test]
fn a_named_token_account_is_paid_into_and_another_tokens_is_not() {
    let net = Net::start();
    let (_, lp, pool) = farm_that_runs(&net);
    let mut aside = net.bytes(&account(&lp.address(), RIO));
    aside[64..72].fill(0);
    let place = Address::new_from_array([b'P'; 32]);
    net.put(&place, &SPL_TOKEN, &aside);
    hand_over(&net, &lp.address(), RIO);
    lp.types(&format!("acequia claim {pool} --yes --to {place}")).ok();
    let paid = u64::from_le_bytes(net.bytes(&place)[64..72].try_into().expect("8 bytes"));
    assert!(paid > RIO.units(999), "{paid}");
    let unstake = format!("acequia unstake {pool} all --yes --to");
    lp.types(&format!("{unstake} {place}")).fails(&["holds another token"]);
    lp.types(&format!("{unstake} {pool}")).fails(&["neither a wallet nor a token account"]);
}

#[test]
fn a_frozen_account_is_told_apart_and_the_other_rewards_are_claimed() {
    let net = Net::start();
    let (_, lp, pool) = farm_that_runs(&net);
    freeze(&net, &lp.address(), RIO, FROZEN);
    let claim = format!("acequia claim {pool} --yes");
    lp.types(&claim).fails(&["reward 0", "is frozen by its mint's issuer", "--to", "--slots"]);
    freeze(&net, &lp.address(), RIO, THAWED);
    lp.types(&claim).ok();
}

#[test]
fn tokens_in_an_account_that_was_handed_over_are_not_counted_as_ones_own() {
    let net = Net::start();
    let (team, lp, pool) = farm_that_runs(&net);
    hand_over(&net, &lp.address(), AGUA);
    hand_over(&net, &team.address(), RIO);
    team.write("farm.toml", &farm("12_000", 120));
    let refused = ["handed over", &STRANGER.to_string(), "-k"];
    for how in ["--yes", "--simulate", "--print"] {
        lp.types(&format!("acequia stake {pool} 5 {how}")).fails(&refused);
        team.types(&format!("acequia pool create farm.toml {how}")).fails(&refused);
    }
    let spec = "--schedule '{ shape = \"constant\", for = \"9 days\" }' --committed none";
    let add = format!("acequia rewards add {pool} --mint {} --budget 9 {spec}", RIO.mint());
    team.types(&format!("{add} --multisig {}", team.address())).fails(&refused);
}

/// A copy of the wallet's account of a token at another address, with so many tokens in it.
fn aside(net: &Net, wallet: &Address, token: Token, tokens: u64, at: u8) -> Address {
    let mut data = net.bytes(&account(wallet, token));
    data[64..72].copy_from_slice(&token.units(tokens).to_le_bytes());
    let place = Address::new_from_array([at; 32]);
    net.put(&place, &SPL_TOKEN, &data);
    place
}

fn held_at(net: &Net, account: &Address) -> u64 {
    u64::from_le_bytes(net.bytes(account)[64..72].try_into().expect("8 bytes"))
}

#[test]
fn tokens_come_out_of_another_account_of_ones_own_where_that_is_named() {
    let net = Net::start();
    let (team, lp, pool) = farm_that_runs(&net);
    let (aside_agua, aside_rio) = (
        aside(&net, &lp.address(), AGUA, 7_000, b'x'),
        aside(&net, &team.address(), RIO, 90_000, b'y'),
    );
    let stake = format!("acequia stake {pool} 6_000 --yes");
    lp.types(&stake).fails(&["this needs", "--from", &aside_agua.to_string()]);
    hand_over(&net, &lp.address(), AGUA);
    lp.types(&stake).fails(&["handed over", "--from"]);
    lp.types(&format!("{stake} --from {aside_rio}")).fails(&["holds another token"]);
    lp.types(&format!("{stake} --from {pool}")).fails(&["is no token account"]);
    lp.types(&format!("{stake} --from {aside_agua}")).ok();
    assert_eq!(held_at(&net, &aside_agua), AGUA.units(1_000));
    lp.types(&format!("acequia stake {pool} all --yes --from {aside_agua}")).ok();
    assert_eq!(held_at(&net, &aside_agua), 0);
    hand_over(&net, &team.address(), RIO);
    team.write("farm.toml", &farm("12_000", 120));
    team.types(&format!("acequia pool create farm.toml --yes --from {aside_rio}")).ok();
    assert_eq!(held_at(&net, &aside_rio), RIO.units(87_000));
    let spec = "--schedule '{ shape = \"constant\", for = \"9 days\" }'";
    for (verb, spent) in [
        (format!("rewards fund {pool} --slot 0 10"), 10),
        (format!("rewards schedule {pool} --slot 0 --budget 20 {spec}"), 30),
        (
            format!("rewards add {pool} --mint {} --budget 40 {spec} --committed none", RIO.mint()),
            70,
        ),
    ] {
        let typed = format!("acequia {verb} --yes");
        team.types(&typed).fails(&["handed over", "--from"]);
        team.types(&format!("{typed} --from {aside_rio}")).ok();
        assert_eq!(held_at(&net, &aside_rio), RIO.units(87_000 - spent));
    }
}

#[test]
fn a_delegate_spends_what_it_was_allowed_and_no_more() {
    let net = Net::start();
    let (team, lp, pool) = farm_that_runs(&net);
    let at = account(&team.address(), AGUA);
    net.give(&team.address(), AGUA, 500);
    net.change(&at, |data| {
        data[72..76].copy_from_slice(&1u32.to_le_bytes());
        data[76..108].copy_from_slice(lp.address().as_ref());
        data[121..129].copy_from_slice(&AGUA.units(50).to_le_bytes());
    });
    let stake = |tokens: &str| format!("acequia stake {pool} {tokens} --from {at} --yes");
    lp.types(&stake("51")).fails(&["holds 50.000000", "this needs 51.000000"]);
    lp.types(&stake("all")).ok();
    assert_eq!(net.held(&team.address(), AGUA), AGUA.units(450));
}

#[test]
fn a_wallet_without_sol_leaves_with_somebody_elses() {
    let net = Net::start();
    let (team, lp, pool) = farm_that_runs(&net);
    net.give_sol(&lp.address(), 0);
    let key: Vec<u8> = Desk::key(9).to_bytes().to_vec();
    lp.write("helper.json", &format!("{key:?}"));
    let helper = Desk::new(&net.url, 9).address();
    let leave = format!("acequia unstake {pool} all --close --yes");
    lp.types(&leave).fails(&["holds 0", "--fee-payer"]);
    lp.types(&format!("{leave} --fee-payer helper.json")).fails(&[&helper.to_string()]);
    net.give_sol(&helper, 1_000_000_000);
    let had = [AGUA, RIO].map(|token| net.held(&lp.address(), token));
    lp.types(&format!("{leave} --fee-payer helper.json")).ok();
    has_left_with_all(&net, &pool, &lp.address(), had);
    lp.types(&format!("acequia stake {pool} 10 --fee-payer helper.json --yes")).ok();
    lp.types(&format!(
        "acequia stake {pool} 1 --fee-payer helper.json --multisig {}",
        team.address()
    ))
    .fails(&["cannot be used with"]);
}

#[test]
fn what_goes_back_to_a_funder_can_go_elsewhere() {
    let net = Net::start();
    let (team, _, pool) = farm_that_runs(&net);
    hand_over(&net, &team.address(), RIO);
    let refund = format!("acequia rewards refund {pool} --slot 0 --yes");
    team.types(&refund).fails(&["handed over", "--to"]);
    let other = Desk::new(&net.url, 9).address();
    team.types(&format!("{refund} --to {other}")).ok();
    assert_eq!(net.held(&other, RIO), RIO.units(6_000), "30 of 90 days are promised");
}
