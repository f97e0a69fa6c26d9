//! Whom an owner lets do some things for them.

use super::pool;
use acequia_interface::flags::{MAY_CLAIM, MAY_COMPOUND, MAY_VOTE, RIGHTS};
use harness::catalog;
use harness::prelude::*;
use spl_token_2022_interface::instruction::{set_authority, AuthorityType};

/// A stream of the stake mint in slot 0, another in slot 1; bot is alice's operator with these rights.
fn operated(rights: u8) -> Scene {
    let given = Given::pool().locks(YEAR, 30_000, 0).flow_of_stake(10 * DAY);
    let given = given.reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut farm = given.staker("alice", 1_000).staker("bob", 1_000).ready();
    farm.when("donor").top_up(0, 1_000_000).ok();
    farm.when("alice").names_operator("bot", rights).ok();
    farm.after(10 * DAY);
    farm
}

#[test]
fn it_claims_to_the_owners_canonical_accounts_alone() {
    let mut farm = operated(MAY_CLAIM);
    let (bot, reward) = (farm.world.actor("bot"), farm.reward(1));
    let its = farm.world.wallet(&bot, &reward);

    let astray = farm.when("bot").at_position_of("alice").claim_for_owner(&[1]);
    astray.with_account(6, its).fails(FarmError::NotOwnersTokenAccount);
    farm.when("bot").at_position_of("alice").claim_for_owner(&[1]).ok();

    farm.then("alice").was_paid(1, 50_000);
}

#[test]
fn it_does_not_claim_to_an_account_that_was_given_away() {
    let mut farm = operated(MAY_CLAIM);
    let (alice, mallory, mint) =
        (farm.world.actor("alice"), farm.world.actor("mallory"), farm.reward(1));
    let wallet = farm.world.wallet(&alice, &mint);
    let kind = AuthorityType::AccountOwner;
    let given = set_authority(&mint.program, &wallet, Some(&mallory), kind, &alice, &[]);
    farm.step("alice", given.expect("a token program")).ok();

    let claim = farm.when("bot").at_position_of("alice").claim_for_owner(&[1]);

    claim.fails(FarmError::NotOwnersTokenAccount);
}

#[test]
fn it_compounds_where_no_lock_runs() {
    let mut farm = operated(MAY_COMPOUND);
    farm.when("bot").at_position_of("alice").compound(0).ok();
    farm.then("alice").has_staked(1_000 + 500_000);

    farm.when("alice").lock(DAY).ok();
    farm.after(DAY / 2);
    farm.when("bot").at_position_of("alice").compound(0).fails(FarmError::OperatorTarget);
}

#[test]
fn it_reinvests_where_it_is_named_and_no_lock_runs() {
    let mut farm = operated(MAY_COMPOUND);
    let mint = farm.reward(1);
    let second = pool().staking_same(mint).locks(YEAR, 30_000, 0).staker("alice", 500);
    farm.also(second);
    farm.after(DAY);
    let reinvest = |farm: &mut Scene| {
        farm.when("bot").at_position_of("alice").reinvest(1, 1).run().farm_error()
    };

    assert_eq!(reinvest(&mut farm), Some(FarmError::OperatorTarget), "not named there");
    farm.when("alice").in_pool(1).names_operator("bot", MAY_CLAIM).ok();
    assert_eq!(reinvest(&mut farm), Some(FarmError::OperatorTarget), "not with that right");
    farm.when("alice").in_pool(1).names_operator("bot", MAY_COMPOUND).ok();
    assert_eq!(reinvest(&mut farm), None);
    farm.after(DAY);
    farm.when("alice").in_pool(1).lock(DAY).ok();
    assert_eq!(reinvest(&mut farm), Some(FarmError::OperatorTarget), "locked");
}

#[test]
fn it_votes_and_takes_back_votes_that_hold_no_longer_than_a_vote_may() {
    let mut farm = operated(MAY_VOTE);
    farm.hook(RECORDER);
    let ballot = farm.ballot("poll", 14 * DAY);
    farm.when("bot").at_position_of("alice").vote(&ballot).ok();
    farm.when("bot").at_position_of("alice").withdraw_vote(&ballot).ok();
    farm.when("bot").at_position_of("alice").vote(&ballot).ok();

    farm.when("alice").names_nobody().ok();

    farm.when("bot").at_position_of("alice").vote(&ballot).fails(FarmError::NotOwner);
    farm.when("alice").unstake(1_000).fails(FarmError::VoteLocked);
    farm.after(14 * DAY);
    farm.when("alice").unstake(1_000).ok();
}

#[test]
fn it_has_the_rights_it_was_given_and_no_other() {
    for rights in [MAY_CLAIM, MAY_COMPOUND, MAY_VOTE] {
        let mut farm = operated(rights);
        farm.hook(RECORDER);
        let ballot = farm.ballot("poll", 7 * DAY);
        let may = |right| if rights == right { None } else { Some(FarmError::NotOwner) };
        let claim =
            farm.when("bot").at_position_of("alice").claim_for_owner(&[1]).run().farm_error();
        assert_eq!(claim, may(MAY_CLAIM));
        let compound = farm.when("bot").at_position_of("alice").compound(0).run().farm_error();
        assert_eq!(compound, may(MAY_COMPOUND));
        let vote = farm.when("bot").at_position_of("alice").vote(&ballot).run().farm_error();
        assert_eq!(vote, may(MAY_VOTE));
    }
}

#[test]
fn only_the_owner_names_one_and_who_opens_for_them_does_not() {
    let mut farm = pool().staker("alice", 1_000).ready();
    farm.when("bot").open_for("alice").ok();
    farm.when("bot").names_operator("bot", RIGHTS).fails(FarmError::NotOwner);
    farm.when("bot")
        .at_position_of("alice")
        .names_operator("bot", RIGHTS)
        .fails(FarmError::NotOwner);
    farm.when("alice").names_operator("bot", RIGHTS).ok();
    farm.when("bot").at_position_of("alice").names_nobody().fails(FarmError::NotOwner);
}

#[test]
fn rights_without_an_operator_an_operator_without_rights_and_unknown_ones_are_refused() {
    let mut farm = pool().staker("alice", 1_000).ready();
    farm.when("alice").names_operator("bot", 0).fails(FarmError::UnknownRight);
    farm.when("alice").names_operator("bot", RIGHTS + 1).fails(FarmError::UnknownRight);
    let nobody = farm.when("alice").names_nobody();
    nobody.with(|i| *i.data.last_mut().expect("rights") = 1).fails(FarmError::UnknownRight);
}

#[test]
fn the_next_owner_has_no_operator() {
    let mut farm = operated(RIGHTS);
    let position = farm.position_of("alice");
    farm.when("alice").transfer_to("carol").ok();

    let handed = farm.then("carol").at(position).read();

    assert_eq!((handed.operator, handed.rights), (Address::default(), 0));
}

/// Given an operator that has done the worst its right lets it, when the owner removes it, then so long
/// they wait for the last unit of their principal: the figures of `programs/acequia/AUTHORITIES.md`.
#[test]
fn each_right_delays_the_owner_by_no_more_than_authorities_says() {
    assert_eq!(delay(MAY_CLAIM), 0);
    assert_eq!(delay(MAY_COMPOUND), 0);
    assert_eq!(delay(MAY_VOTE), 14 * DAY);
    assert_eq!(delay(RIGHTS), 14 * DAY);
}

/// How long after the removal all of it comes out, to the second [s].
fn delay(rights: u8) -> u64 {
    let mut farm = operated(rights);
    farm.hook(RECORDER);
    let ballot = farm.ballot("poll", 14 * DAY);
    // Whatever it may do goes through, and whatever it may not is refused.
    farm.when("bot").at_position_of("alice").claim_for_owner(&[1]).run();
    farm.when("bot").at_position_of("alice").compound(0).run();
    farm.when("bot").at_position_of("alice").vote(&ballot).run();
    farm.when("alice").names_nobody().ok();
    farm.when("alice").claim_all().ok();
    let staked = farm.then("alice").read().stake.amount;
    let mut waited = 0;
    for wait in [0, 1, 14 * DAY - 2, 1] {
        farm.after(wait);
        waited += wait;
        if farm.when("alice").unstake(staked).run().error.is_none() {
            return waited;
        }
    }
    u64::MAX
}

/// Given an operator with all rights that signs in the owner's place, then of every instruction that
/// asks for the owner only those it has a right to go through; and with its own token accounts in
/// the place of the owner's, none that pays.
#[test]
fn with_all_rights_it_moves_nothing_to_anybody_but_the_owner() {
    let rights = ["cast_vote", "claim", "compound", "reinvest", "withdraw_vote"];
    assert_eq!(usurped(false), rights);
    assert_eq!(usurped(true), ["cast_vote", "compound", "reinvest", "withdraw_vote"]);
}

/// Which instructions of alice's go through where the bot signs instead, and with its token accounts.
fn usurped(with_wallets: bool) -> Vec<&'static str> {
    let cases = catalog::all().into_iter();
    let mut through: Vec<_> = cases
        .filter(|case| goes_through(case, with_wallets))
        .map(|case| case.instruction())
        .collect();
    through.sort_unstable();
    through.dedup();
    through
}

fn goes_through(case: &catalog::Case, with_wallets: bool) -> bool {
    let mut farm = (case.scene)(2);
    let [alice, bot] = ["alice", "bot"].map(|who| farm.world.actor(who));
    name_everywhere(&mut farm, alice);
    let mut step = (case.step)(&mut farm).build();
    let mut swapped = vec![(alice, bot)];
    if with_wallets {
        swapped.extend(wallets(&mut farm, alice, bot));
    }
    let signs = step.accounts.iter().any(|meta| meta.is_signer && meta.pubkey == alice);
    for meta in &mut step.accounts {
        let other = swapped.iter().find(|(from, _)| *from == meta.pubkey);
        let is_role = meta.is_signer || meta.pubkey != alice;
        meta.pubkey = other.filter(|_| is_role).map_or(meta.pubkey, |(_, to)| *to);
    }
    signs && farm.step("bot", step).run().error.is_none()
}

/// The bot, in all positions of the owner's.
fn name_everywhere(farm: &mut Scene, owner: Address) {
    for site in farm.sites.clone() {
        for (at, position) in farm.world.positions(&site.pool) {
            if position.owner == owner {
                farm.when("alice").at(at).names_operator("bot", RIGHTS).ok();
            }
        }
    }
}

/// The owner's token accounts, and the bot's for the same mints.
fn wallets(farm: &mut Scene, owner: Address, bot: Address) -> Vec<(Address, Address)> {
    let mut mints = Vec::new();
    for site in farm.sites.clone() {
        let pool = farm.world.pool(&site.pool);
        mints.extend((!pool.is_delegated()).then_some(site.stake));
        let used = (0..pool.streams.len()).filter(|slot| pool.streams[*slot].is_in_use());
        mints.extend(used.map(|slot| harness::scene::reward_of(&pool, slot)));
    }
    let pair = |mint: &Mint| (wallet_of(&owner, mint), farm.world.wallet(&bot, mint));
    mints.iter().map(pair).collect()
}
