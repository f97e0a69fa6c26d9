//! Shares and what they are worth.

use harness::coop::{refused, Coop, Refusal, WEALTH};
use harness::prelude::*;

fn plain() -> Given {
    Given::pool()
}

/// A pool that pays its stake mint: 1,000,000 over 100 days.
fn compounding() -> Given {
    Given::pool().reward_of_stake(Curve::even(1_000_000, 100 * DAY))
}

#[test]
fn a_deposit_is_staked_and_comes_back_whole() {
    let mut coop = Coop::of(plain()).with("alice", 1_000);
    assert_eq!((coop.held_by("alice"), coop.staked()), (1_000, 1_000));
    coop.leaves("alice").ok();
    assert_eq!((coop.wallet("alice"), coop.staked(), coop.read().shares), (WEALTH, 0, 0));
}

#[test]
fn the_vault_has_one_position_however_many_come() {
    let mut coop = Coop::of(plain()).with("alice", 3_000).with("bob", 1_000).with("carol", 5);
    assert_eq!(coop.farm.pool().totals.positions, 1);
    assert_eq!(coop.staked(), 4_005);
    coop.takes("alice", 1_000).ok();
    assert_eq!((coop.staked(), coop.held_by("alice")), (3_005, 2_000));
}

#[test]
fn it_works_with_token_2022() {
    let mut coop = Coop::of(plain().staking(Token::token_2022(6))).with("alice", 777);
    coop.farm.world.transfer(
        &harness::world::address_of("alice"),
        &coop.farm.stake_mint(),
        &coop.stake_account(),
        100,
    );
    coop.takes("alice", 50).ok();
    coop.leaves("alice").ok();
    assert!(coop.wallet("alice") >= WEALTH - 2, "{}", coop.wallet("alice"));
}

#[test]
fn compounding_raises_what_a_share_is_worth() {
    let mut coop = Coop::of(compounding()).with("alice", 3_000).with("bob", 1_000);
    coop.farm.after(50 * DAY);
    coop.compounds(0).ok();
    assert_eq!(coop.staked(), 504_000);
    assert_eq!(coop.worth(coop.held_by("alice")), 377_906); // 3,000 of 4,001 with the virtual share
    coop.leaves("bob").ok();
    assert_eq!(coop.wallet("bob"), WEALTH - 1_000 + 125_968);
}

#[test]
fn two_depositors_share_as_if_each_had_staked_alone() {
    let mut farm =
        compounding().staker("alice", 3_000_000_000).staker("bob", 1_000_000_000).ready();
    let mut coop = Coop::of(compounding()).with("alice", 3_000_000_000).with("bob", 1_000_000_000);
    farm.after(40 * DAY);
    coop.farm.after(40 * DAY);
    coop.compounds(0).ok();
    for who in ["alice", "bob"] {
        let alone = farm.then(who).owed(0) as i128;
        coop.leaves(who).ok();
        let gain = coop.wallet(who) as i128 - WEALTH as i128;
        assert!((gain - alone).abs() <= 2, "{who}: {gain} in the vault, {alone} alone");
    }
}

#[test]
fn coming_just_before_somebody_compounds_gains_nothing() {
    let mut coop = Coop::of(compounding()).with("alice", 1_000_000);
    coop.farm.after(50 * DAY);
    coop.join("mallory");
    coop.puts("mallory", 9_000_000).ok();
    coop.compounds(0).ok();
    coop.leaves("mallory").ok();
    assert!(coop.wallet("mallory") <= WEALTH);
    coop.leaves("alice").ok();
    assert!(coop.wallet("alice") >= WEALTH + 500_000 - 2, "{}", coop.wallet("alice"));
}

#[test]
fn one_may_deposit_for_somebody_else() {
    let mut coop = Coop::of(plain()).with("alice", 500);
    coop.join("bob");
    coop.run("alice", coop.deposit("alice", "bob", 400, 0)).ok();
    assert_eq!((coop.held_by("alice"), coop.held_by("bob")), (500, 400));
    assert_eq!(coop.wallet("bob"), WEALTH);
}

#[test]
fn limits_of_price_are_kept() {
    let mut coop = Coop::of(plain()).with("alice", 1_000);
    coop.join("bob");
    let dear = coop.deposit("bob", "bob", 500, 501);
    refused(coop.run("bob", dear), Refusal::PriceMoved);
    let cheap = coop.withdraw("alice", 500, 501);
    refused(coop.run("alice", cheap), Refusal::PriceMoved);
    coop.run("bob", coop.deposit("bob", "bob", 500, 500)).ok();
    coop.run("alice", coop.withdraw("alice", 500, 500)).ok();
}

#[test]
fn nothing_and_more_than_one_has_are_refused() {
    let mut coop = Coop::of(plain()).with("alice", 1_000).with("bob", 1);
    refused(coop.puts("alice", 0), Refusal::ZeroAmount);
    refused(coop.takes("alice", 0), Refusal::ZeroAmount);
    refused(coop.takes("bob", 2), Refusal::InsufficientShares);
}

#[test]
fn a_vault_is_made_once_and_any_number_of_them() {
    let mut coop = Coop::of(plain());
    refused(coop.run("creator", coop.create("creator", 0)), Refusal::AlreadyThere);
    coop.run("carol", coop.create("carol", 1)).ok();
    assert_eq!(coop.farm.pool().totals.positions, 2);
}

#[test]
fn lamports_sent_there_before_do_not_stand_in_the_way() {
    let mut coop = Coop::without_vault(plain());
    for at in [coop.vault, coop.shares_of("alice")] {
        coop.farm.world.svm.airdrop(&at, 5_000_000).expect("lamports");
    }
    coop.run("creator", coop.create("creator", 0)).ok();
    coop.with("alice", 10);
}

#[test]
fn pools_whose_rewards_could_not_be_exact_are_refused() {
    let fees = plain().accepting(Risks::TRANSFER_FEE);
    let mut coop = Coop::without_vault(fees);
    refused(coop.run("creator", coop.create("creator", 0)), Refusal::PoolUnsuitable);
}

#[test]
fn an_account_is_closed_empty_and_its_rent_comes_back() {
    let mut coop = Coop::of(plain());
    coop.farm.world.actor("carol");
    let (payer, before) = ("carol", coop.farm.world.lamports(&harness::world::address_of("carol")));
    coop.farm.world.fund(&harness::world::address_of("alice"), &coop.farm.stake_mint(), WEALTH);
    coop.farm.world.actor("alice");
    coop.run("creator", coop.open(payer, "alice")).ok();
    coop.puts("alice", 10).ok();
    refused(coop.run("alice", coop.close("alice", payer, true)), Refusal::NotEmpty);
    coop.leaves("alice").ok();
    refused(coop.run("alice", coop.close("alice", "bob", false)), Refusal::WrongRentPayer);
    coop.run("alice", coop.close("alice", payer, false)).ok();
    assert!(coop.farm.world.account(&coop.shares_of("alice")).is_none());
    assert_eq!(coop.farm.world.lamports(&harness::world::address_of("carol")), before);
    coop.run("creator", coop.open(payer, "alice")).ok();
}

#[test]
fn calls_go_three_deep() {
    let mut coop = Coop::of(compounding()).with("alice", 1_000);
    coop.farm.after(DAY);
    for outcome in [coop.puts("alice", 5_000), coop.compounds(0), coop.takes("alice", 5)] {
        let log = outcome.ok().log();
        assert!(log.contains("invoke [3]") && !log.contains("invoke [4]"), "{log}");
    }
}
