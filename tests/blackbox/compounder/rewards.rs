//! Rewards that are not the stake mint: passed on exactly.

use harness::coop::{refused, Coop, Refusal};
use harness::prelude::*;

/// A pool with one reward of another mint: 1,000,000 over 100 days.
fn paying(token: Token) -> Given {
    Given::pool().reward(token, Curve::even(1_000_000, 100 * DAY))
}

#[test]
fn a_reward_is_shared_by_who_held_shares_while_it_accrued() {
    let mut coop = Coop::of(paying(Token::spl(6))).with("alice", 1_024);
    coop.farm.after(20 * DAY);
    let mut coop = coop.with("bob", 1_024);
    coop.farm.after(40 * DAY);
    coop.harvests(0).ok();
    coop.claims("alice", 0).ok();
    coop.claims("bob", 0).ok();
    assert_eq!((coop.earned("alice", 0), coop.earned("bob", 0)), (400_000, 200_000));
}

#[test]
fn leaving_forfeits_nothing() {
    let mut coop = Coop::of(paying(Token::token_2022(6))).with("alice", 500).with("bob", 500);
    coop.farm.after(10 * DAY);
    coop.leaves("alice").ok();
    coop.farm.after(10 * DAY);
    coop.harvests(0).ok();
    coop.claims("alice", 0).ok();
    coop.claims("bob", 0).ok();
    assert_eq!((coop.earned("alice", 0), coop.earned("bob", 0)), (50_000, 150_000));
}

#[test]
fn leaving_with_what_was_donated_forfeits_nothing_either() {
    let mut coop = Coop::of(paying(Token::spl(6))).with("alice", 500).with("bob", 500);
    let (donor, mint) = (coop.farm.world.actor("donor"), coop.farm.stake_mint());
    coop.farm.world.fund(&donor, &mint, 1_000);
    let to = coop.stake_account();
    coop.farm.world.transfer(&donor, &mint, &to, 1_000);
    coop.farm.after(10 * DAY);
    coop.takes("alice", 100).ok();
    coop.farm.after(10 * DAY);
    coop.harvests(0).ok();
    coop.claims("alice", 0).ok();
    coop.claims("bob", 0).ok();
    // A half of 100,000, then 400 of 900 parts of as many, each but for the fraction that waits.
    assert_eq!((coop.earned("alice", 0), coop.earned("bob", 0)), (94_443, 105_554));
}

#[test]
fn coming_just_before_the_harvest_gains_nothing() {
    let mut coop = Coop::of(paying(Token::spl(6))).with("alice", 500);
    coop.farm.after(50 * DAY);
    let mut coop = coop.with("mallory", 1_000_000);
    coop.harvests(0).ok();
    refused(coop.claims("mallory", 0), Refusal::NothingOwed);
    coop.claims("alice", 0).ok();
    assert_eq!(coop.earned("alice", 0), 500_000);
}

#[test]
fn how_often_somebody_harvests_changes_nothing() {
    let mut often = Coop::of(paying(Token::spl(6))).with("alice", 7_001).with("bob", 3_001);
    let mut once = often.clone();
    for _ in 0..37 {
        often.farm.after(12_345);
        once.farm.after(12_345);
        often.harvests(0).ok();
    }
    once.harvests(0).ok();
    for who in ["alice", "bob"] {
        often.claims(who, 0).ok();
        once.claims(who, 0).ok();
        assert_eq!(often.earned(who, 0), once.earned(who, 0), "{who}");
    }
}

#[test]
fn a_claim_keeps_the_fraction() {
    let mut coop = Coop::of(paying(Token::spl(0))).with("alice", 1).with("bob", 2);
    let mut paid = 0;
    for _ in 0..30 {
        coop.farm.after(DAY / 10);
        coop.harvests(0).ok();
        coop.claims("alice", 0).ok();
        paid = coop.earned("alice", 0);
    }
    assert_eq!(paid, 10_000);
}

#[test]
fn a_claim_before_anybody_harvested_is_refused_and_nothing_is_lost() {
    let mut coop = Coop::of(paying(Token::spl(6))).with("alice", 500);
    refused(coop.claims("alice", 0), Refusal::UnknownReward);
    coop.farm.after(DAY);
    coop.puts("alice", 1).ok(); // credits, but fetches nothing
    let (vault, mint) = (coop.vault, coop.farm.reward(0));
    coop.farm.world.wallet(&vault, &mint);
    coop.claims("alice", 0).refused();
    coop.harvests(0).ok();
    coop.claims("alice", 0).ok();
    assert_eq!(coop.earned("alice", 0), 10_000);
}

#[test]
fn streams_of_one_mint_are_one_reward() {
    let given = paying(Token::spl(6)).capacity(2);
    let mut coop = Coop::of(given).with("alice", 500);
    let mint = coop.farm.reward(0);
    let funder = coop.farm.world.actor("funder");
    coop.farm.world.fund(&funder, &mint, 1_000_000);
    let curve = Curve::even(1_000_000, 100 * DAY);
    coop.farm.when("manager").add_stream(1, &mint, &curve).ok();
    coop.farm.after(10 * DAY);
    coop.harvests(0).ok();
    coop.harvests(1).ok();
    assert_eq!(coop.read().rewards.len(), 1);
    coop.claims("alice", 0).ok();
    assert_eq!(coop.earned("alice", 0), 200_000);
}

#[test]
fn a_slot_that_is_used_again_confuses_nobody() {
    let mut coop = Coop::of(paying(Token::spl(6))).with("alice", 500).with("bob", 500);
    let first = coop.farm.reward(0);
    coop.farm.after(200 * DAY);
    coop.harvests(0).ok();
    let position = coop.position();
    coop.farm.when("funder").wind_down(0).ok();
    coop.farm.when("anyone").at(position).sweep(0).ok();
    coop.farm.when("funder").retire(0).ok();
    let second = coop.farm.world.mint(&Token::spl(9));
    let funder = coop.farm.world.actor("funder");
    coop.farm.world.fund(&funder, &second, 1_000_000);
    coop.farm.when("manager").add_stream(0, &second, &Curve::even(1_000_000, 10 * DAY)).ok();
    coop.farm.after(5 * DAY);
    coop.harvests(0).ok();
    for who in ["alice", "bob"] {
        let owner = harness::world::address_of(who);
        for (mint, amount) in [(first, 500_000), (second, 250_000)] {
            coop.farm.world.wallet(&owner, &mint);
            coop.run(who, coop.claim(who, &mint)).ok();
            assert_eq!(coop.farm.world.holding(&owner, &mint), amount, "{who}");
        }
    }
}

#[test]
fn sixteen_rewards_at_once() {
    let mut given = Given::pool();
    for nth in 0..16 {
        let token = if nth % 2 == 0 { Token::spl(6) } else { Token::token_2022(6) };
        given = given.reward(token, Curve::even(1_000_000, 100 * DAY));
    }
    let mut coop = Coop::of(given).with("alice", 3_000).with("bob", 1_000);
    coop.farm.after(50 * DAY);
    coop.takes("bob", 500).ok();
    for slot in 0..16 {
        coop.harvests(slot as u8).ok();
        coop.claims("alice", slot).ok();
        coop.claims("bob", slot).ok();
        assert_eq!((coop.earned("alice", slot), coop.earned("bob", slot)), (375_000, 125_000));
    }
    coop.leaves("alice").ok();
    coop.leaves("bob").ok();
}

#[test]
fn one_bad_reward_stops_only_itself() {
    let given = paying(Token::token_2022(6).with(Extension::Pausable)).accepting(Risks::PAUSABLE);
    let given = given.reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut coop = Coop::of(given).with("alice", 500).with("bob", 500);
    let bad = coop.farm.reward(0);
    coop.farm.world.wallet(&coop.vault.clone(), &bad);
    coop.farm.world.pause_mint(&bad);
    coop.farm.after(10 * DAY);
    coop.harvests(0).refused();
    coop.harvests(1).ok();
    coop.claims("alice", 1).ok();
    coop.leaves("alice").ok();
    coop.puts("bob", 5).ok();
    coop.farm.world.resume_mint(&bad);
    coop.harvests(0).ok();
    coop.claims("alice", 0).ok();
    coop.claims("bob", 0).ok();
    assert_eq!((coop.earned("alice", 0), coop.earned("bob", 0)), (50_000, 50_000));
}

#[test]
fn what_an_account_gives_up_goes_to_the_others() {
    let mut coop = Coop::of(paying(Token::spl(6))).with("alice", 500).with("bob", 500);
    coop.farm.after(10 * DAY);
    coop.leaves("alice").ok();
    refused(coop.run("alice", coop.close("alice", "alice", false)), Refusal::NotEmpty);
    coop.run("alice", coop.close("alice", "alice", true)).ok();
    coop.harvests(0).ok();
    coop.claims("bob", 0).ok();
    assert_eq!(coop.earned("bob", 0), 100_000);
}

#[test]
fn rewards_of_the_stake_mint_are_nobodys_claim() {
    let given = Given::pool().reward_of_stake(Curve::even(1_000_000, 100 * DAY));
    let mut coop = Coop::of(given).with("alice", 500);
    coop.farm.after(10 * DAY);
    coop.harvests(0).ok();
    assert_eq!((coop.assets(), coop.staked()), (100_500, 500));
    refused(coop.claims("alice", 0), Refusal::UnknownReward);
    coop.farm.after(DAY);
    coop.compounds(0).ok();
    assert_eq!((coop.assets(), coop.staked()), (110_500, 110_500));
}
