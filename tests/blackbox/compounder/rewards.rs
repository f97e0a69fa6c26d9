//! Rewards that are not the stake mint: passed on exactly.

use harness::prelude::*;
use harness::vault::{refused, Refusal, VaultScene, UNIT};

/// A pool with one reward of another mint: 1,000,000 over 100 days.
fn paying(token: Token) -> Given {
    Given::pool().reward(token, Curve::even(1_000_000, 100 * DAY))
}

#[test]
fn a_reward_is_shared_by_who_held_shares_while_it_accrued() {
    let mut scene = VaultScene::of(paying(Token::spl(6))).with("alice", 1_024);
    scene.farm.after(20 * DAY);
    let mut scene = scene.with("bob", 1_024);
    scene.farm.after(40 * DAY);
    scene.harvests(0).ok();
    scene.claims("alice", 0).ok();
    scene.claims("bob", 0).ok();
    assert_eq!((scene.earned("alice", 0), scene.earned("bob", 0)), (400_000, 200_000));
}

#[test]
fn leaving_forfeits_nothing() {
    let mut scene =
        VaultScene::of(paying(Token::token_2022(6))).with("alice", 500).with("bob", 500);
    scene.farm.after(10 * DAY);
    scene.leaves("alice").ok();
    scene.farm.after(10 * DAY);
    scene.harvests(0).ok();
    scene.claims("alice", 0).ok();
    scene.claims("bob", 0).ok();
    assert_eq!((scene.earned("alice", 0), scene.earned("bob", 0)), (50_000, 150_000));
}

#[test]
fn leaving_with_what_was_donated_forfeits_nothing_either() {
    let mut scene = VaultScene::of(paying(Token::spl(6))).with("alice", 500).with("bob", 500);
    let (donor, mint) = (scene.farm.world.actor("donor"), scene.farm.stake_mint());
    scene.farm.world.fund(&donor, &mint, 1_000);
    let to = scene.stake_account();
    scene.farm.world.transfer(&donor, &mint, &to, 1_000);
    scene.farm.after(10 * DAY);
    scene.takes("alice", 100 * UNIT).ok();
    scene.farm.after(10 * DAY);
    scene.harvests(0).ok();
    scene.claims("alice", 0).ok();
    scene.claims("bob", 0).ok();
    // A half of 100,000, then 400 of 900 parts of as many, each but for the fraction that waits.
    assert_eq!((scene.earned("alice", 0), scene.earned("bob", 0)), (94_443, 105_554));
}

#[test]
fn coming_just_before_the_harvest_gains_nothing() {
    let mut scene = VaultScene::of(paying(Token::spl(6))).with("alice", 500);
    scene.farm.after(50 * DAY);
    let mut scene = scene.with("mallory", 1_000_000);
    scene.harvests(0).ok();
    refused(scene.claims("mallory", 0), Refusal::NothingOwed);
    scene.claims("alice", 0).ok();
    assert_eq!(scene.earned("alice", 0), 500_000);
}

#[test]
fn how_often_somebody_harvests_changes_nothing() {
    let mut often = VaultScene::of(paying(Token::spl(6))).with("alice", 7_001).with("bob", 3_001);
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
    let mut scene = VaultScene::of(paying(Token::spl(0))).with("alice", 1).with("bob", 2);
    let mut paid = 0;
    for _ in 0..30 {
        scene.farm.after(DAY / 10);
        scene.harvests(0).ok();
        scene.claims("alice", 0).ok();
        paid = scene.earned("alice", 0);
    }
    assert_eq!(paid, 10_000);
}

#[test]
fn a_claim_before_anybody_harvested_is_refused_and_nothing_is_lost() {
    let mut scene = VaultScene::of(paying(Token::spl(6))).with("alice", 500);
    refused(scene.claims("alice", 0), Refusal::UnknownReward);
    scene.farm.after(DAY);
    scene.puts("alice", 1).ok(); // credits, but fetches nothing
    let (vault, mint) = (scene.vault, scene.farm.reward(0));
    scene.farm.world.wallet(&vault, &mint);
    scene.claims("alice", 0).refused();
    scene.harvests(0).ok();
    scene.claims("alice", 0).ok();
    assert_eq!(scene.earned("alice", 0), 10_000);
}

#[test]
fn streams_of_one_mint_are_one_reward() {
    let given = paying(Token::spl(6)).capacity(2);
    let mut scene = VaultScene::of(given).with("alice", 500);
    let mint = scene.farm.reward(0);
    let funder = scene.farm.world.actor("funder");
    scene.farm.world.fund(&funder, &mint, 1_000_000);
    let curve = Curve::even(1_000_000, 100 * DAY);
    scene.farm.when("manager").add_stream(1, &mint, &curve).ok();
    scene.farm.after(10 * DAY);
    scene.harvests(0).ok();
    scene.harvests(1).ok();
    assert_eq!(scene.read().rewards.len(), 1);
    scene.claims("alice", 0).ok();
    assert_eq!(scene.earned("alice", 0), 200_000);
}

#[test]
fn a_slot_that_is_used_again_confuses_nobody() {
    let mut scene = VaultScene::of(paying(Token::spl(6))).with("alice", 500).with("bob", 500);
    let first = scene.farm.reward(0);
    scene.farm.after(200 * DAY);
    scene.harvests(0).ok();
    let position = scene.position();
    scene.farm.when("funder").wind_down(0).ok();
    scene.farm.when("anyone").at(position).sweep(0).ok();
    scene.farm.when("funder").retire(0).ok();
    let second = scene.farm.world.mint(&Token::spl(9));
    let funder = scene.farm.world.actor("funder");
    scene.farm.world.fund(&funder, &second, 1_000_000);
    scene.farm.when("manager").add_stream(0, &second, &Curve::even(1_000_000, 10 * DAY)).ok();
    scene.farm.after(5 * DAY);
    scene.harvests(0).ok();
    for who in ["alice", "bob"] {
        let owner = harness::world::address_of(who);
        for (mint, amount) in [(first, 500_000), (second, 250_000)] {
            scene.farm.world.wallet(&owner, &mint);
            scene.run(who, scene.claim(who, &mint)).ok();
            assert_eq!(scene.farm.world.holding(&owner, &mint), amount, "{who}");
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
    let mut scene = VaultScene::of(given).with("alice", 3_000).with("bob", 1_000);
    scene.farm.after(50 * DAY);
    scene.takes("bob", 500 * UNIT).ok();
    for slot in 0..16 {
        scene.harvests(slot as u8).ok();
        scene.claims("alice", slot).ok();
        scene.claims("bob", slot).ok();
        assert_eq!((scene.earned("alice", slot), scene.earned("bob", slot)), (375_000, 125_000));
    }
    scene.leaves("alice").ok();
    scene.leaves("bob").ok();
}

#[test]
fn one_bad_reward_stops_only_itself() {
    let given = paying(Token::token_2022(6).with(Extension::Pausable)).accepting(Risks::PAUSABLE);
    let given = given.reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut scene = VaultScene::of(given).with("alice", 500).with("bob", 500);
    let bad = scene.farm.reward(0);
    scene.farm.world.wallet(&scene.vault.clone(), &bad);
    scene.farm.world.pause_mint(&bad);
    scene.farm.after(10 * DAY);
    scene.harvests(0).refused();
    scene.harvests(1).ok();
    scene.claims("alice", 1).ok();
    scene.leaves("alice").ok();
    scene.puts("bob", 5).ok();
    scene.farm.world.resume_mint(&bad);
    scene.harvests(0).ok();
    scene.claims("alice", 0).ok();
    scene.claims("bob", 0).ok();
    assert_eq!((scene.earned("alice", 0), scene.earned("bob", 0)), (50_000, 50_000));
}

#[test]
fn what_an_account_gives_up_goes_to_the_others() {
    let mut scene = VaultScene::of(paying(Token::spl(6))).with("alice", 500).with("bob", 500);
    scene.farm.after(10 * DAY);
    scene.leaves("alice").ok();
    refused(scene.run("alice", scene.close("alice", "alice", false)), Refusal::NotEmpty);
    scene.run("alice", scene.close("alice", "alice", true)).ok();
    scene.harvests(0).ok();
    scene.claims("bob", 0).ok();
    assert_eq!(scene.earned("bob", 0), 100_000);
}

#[test]
fn rewards_of_the_stake_mint_are_nobodys_claim() {
    let given = Given::pool().reward_of_stake(Curve::even(1_000_000, 100 * DAY));
    let mut scene = VaultScene::of(given).with("alice", 500);
    scene.farm.after(10 * DAY);
    scene.harvests(0).ok();
    assert_eq!((scene.assets(), scene.staked()), (100_500, 500));
    refused(scene.claims("alice", 0), Refusal::UnknownReward);
    scene.farm.after(DAY);
    scene.compounds(0).ok();
    assert_eq!((scene.assets(), scene.staked()), (110_500, 110_500));
}
