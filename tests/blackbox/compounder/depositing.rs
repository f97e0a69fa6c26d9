//! Shares and what they are worth.

use harness::prelude::*;
use harness::vault::{refused, Refusal, VaultScene, UNIT, WEALTH};

fn plain() -> Given {
    Given::pool()
}

/// A pool that pays its stake mint: 1,000,000 over 100 days.
fn compounding() -> Given {
    Given::pool().reward_of_stake(Curve::even(1_000_000, 100 * DAY))
}

#[test]
fn a_deposit_is_staked_and_comes_back_whole() {
    let mut scene = VaultScene::of(plain()).with("alice", 1_000);
    assert_eq!((scene.held_by("alice"), scene.staked()), (1_000 * UNIT, 1_000));
    scene.leaves("alice").ok();
    assert_eq!((scene.wallet("alice"), scene.staked(), scene.read().shares), (WEALTH, 0, 0));
}

#[test]
fn the_vault_has_one_position_however_many_come() {
    let mut scene =
        VaultScene::of(plain()).with("alice", 3_000).with("bob", 1_000).with("carol", 5);
    assert_eq!(scene.farm.pool().totals.positions, 1);
    assert_eq!(scene.staked(), 4_005);
    scene.takes("alice", 1_000 * UNIT).ok();
    assert_eq!((scene.staked(), scene.held_by("alice")), (3_005, 2_000 * UNIT));
}

#[test]
fn it_works_with_token_2022() {
    let mut scene = VaultScene::of(plain().staking(Token::token_2022(6))).with("alice", 777);
    scene.farm.world.transfer(
        &harness::world::address_of("alice"),
        &scene.farm.stake_mint(),
        &scene.stake_account(),
        100,
    );
    scene.takes("alice", 50 * UNIT).ok();
    scene.leaves("alice").ok();
    assert_eq!(scene.wallet("alice"), WEALTH - 100, "what she gave away is gone");
}

#[test]
fn compounding_raises_what_a_share_is_worth() {
    let mut scene = VaultScene::of(compounding()).with("alice", 3_000).with("bob", 1_000);
    scene.farm.after(50 * DAY);
    scene.compounds(0).ok();
    assert_eq!(scene.staked(), 504_000);
    assert_eq!(scene.worth(scene.held_by("alice")), 377_906); // 3,000 of 4,001 with the virtual share
    scene.leaves("bob").ok();
    assert_eq!(scene.wallet("bob"), WEALTH - 1_000 + 125_968);
}

#[test]
fn two_depositors_share_as_if_each_had_staked_alone() {
    let mut farm =
        compounding().staker("alice", 3_000_000_000).staker("bob", 1_000_000_000).ready();
    let mut scene =
        VaultScene::of(compounding()).with("alice", 3_000_000_000).with("bob", 1_000_000_000);
    farm.after(40 * DAY);
    scene.farm.after(40 * DAY);
    scene.compounds(0).ok();
    for who in ["alice", "bob"] {
        let alone = farm.then(who).owed(0) as i128;
        scene.leaves(who).ok();
        let gain = scene.wallet(who) as i128 - WEALTH as i128;
        assert!((gain - alone).abs() <= 2, "{who}: {gain} in the vault, {alone} alone");
    }
}

#[test]
fn coming_just_before_somebody_compounds_gains_nothing() {
    let mut scene = VaultScene::of(compounding()).with("alice", 1_000_000);
    scene.farm.after(50 * DAY);
    scene.join("mallory");
    scene.puts("mallory", 9_000_000).ok();
    scene.compounds(0).ok();
    scene.leaves("mallory").ok();
    assert!(scene.wallet("mallory") <= WEALTH);
    scene.leaves("alice").ok();
    assert!(scene.wallet("alice") >= WEALTH + 500_000 - 2, "{}", scene.wallet("alice"));
}

#[test]
fn one_may_deposit_for_somebody_else() {
    let mut scene = VaultScene::of(plain()).with("alice", 500);
    scene.join("bob");
    scene.run("alice", scene.deposit("alice", "bob", 400, 0)).ok();
    assert_eq!((scene.held_by("alice"), scene.held_by("bob")), (500 * UNIT, 400 * UNIT));
    assert_eq!(scene.wallet("bob"), WEALTH);
}

#[test]
fn limits_of_price_are_kept() {
    let mut scene = VaultScene::of(plain()).with("alice", 1_000);
    scene.join("bob");
    let dear = scene.deposit("bob", "bob", 500, 500 * UNIT + 1);
    refused(scene.run("bob", dear), Refusal::PriceMoved);
    let cheap = scene.withdraw("alice", 500 * UNIT, 501);
    refused(scene.run("alice", cheap), Refusal::PriceMoved);
    scene.run("bob", scene.deposit("bob", "bob", 500, 500 * UNIT)).ok();
    scene.run("alice", scene.withdraw("alice", 500 * UNIT, 500)).ok();
}

#[test]
fn nothing_and_more_than_one_has_are_refused() {
    let mut scene = VaultScene::of(plain()).with("alice", 1_000).with("bob", 1);
    refused(scene.puts("alice", 0), Refusal::ZeroAmount);
    refused(scene.takes("alice", 0), Refusal::ZeroAmount);
    refused(scene.takes("bob", UNIT + 1), Refusal::InsufficientShares);
}

#[test]
fn a_vault_is_made_once_and_any_number_of_them() {
    let mut scene = VaultScene::of(plain());
    refused(scene.run("creator", scene.create("creator", 0)), Refusal::AlreadyThere);
    scene.run("carol", scene.create("carol", 1)).ok();
    assert_eq!(scene.farm.pool().totals.positions, 2);
}

#[test]
fn lamports_sent_there_before_do_not_stand_in_the_way() {
    let mut scene = VaultScene::without_vault(plain());
    for at in [scene.vault, scene.shares_of("alice")] {
        scene.farm.world.svm.airdrop(&at, 5_000_000).expect("lamports");
    }
    scene.run("creator", scene.create("creator", 0)).ok();
    scene.with("alice", 10);
}

#[test]
fn pools_whose_rewards_could_not_be_exact_are_refused() {
    let fees = plain().accepting(Risks::TRANSFER_FEE);
    let mut scene = VaultScene::without_vault(fees);
    refused(scene.run("creator", scene.create("creator", 0)), Refusal::PoolUnsuitable);
}

#[test]
fn an_account_is_closed_empty_and_its_rent_comes_back() {
    let mut scene = VaultScene::of(plain());
    scene.farm.world.actor("carol");
    let (payer, before) =
        ("carol", scene.farm.world.lamports(&harness::world::address_of("carol")));
    scene.farm.world.fund(&harness::world::address_of("alice"), &scene.farm.stake_mint(), WEALTH);
    scene.farm.world.actor("alice");
    scene.run("creator", scene.open(payer, "alice")).ok();
    scene.puts("alice", 10).ok();
    refused(scene.run("alice", scene.close("alice", payer, true)), Refusal::NotEmpty);
    scene.leaves("alice").ok();
    refused(scene.run("alice", scene.close("alice", "bob", false)), Refusal::WrongRentPayer);
    scene.run("alice", scene.close("alice", payer, false)).ok();
    assert!(scene.farm.world.account(&scene.shares_of("alice")).is_none());
    assert_eq!(scene.farm.world.lamports(&harness::world::address_of("carol")), before);
    scene.run("creator", scene.open(payer, "alice")).ok();
}

#[test]
fn calls_go_three_deep() {
    let mut scene = VaultScene::of(compounding()).with("alice", 1_000);
    scene.farm.after(DAY);
    for outcome in [scene.puts("alice", 5_000), scene.compounds(0), scene.takes("alice", 5 * UNIT)]
    {
        let log = outcome.ok().log();
        assert!(log.contains("invoke [3]") && !log.contains("invoke [4]"), "{log}");
    }
}
