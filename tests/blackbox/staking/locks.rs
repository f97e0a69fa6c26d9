//! Locks: what they weigh, how they end, what leaving early costs.

use super::with_locks;
use harness::prelude::*;

#[test]
fn a_lock_multiplies_weight_linearly_in_time() {
    let mut farm = with_locks().staker("alice", 1_000).staker("bob", 1_000).ready();

    farm.when("alice").lock(YEAR).ok();
    farm.when("bob").lock(YEAR / 2).ok();

    farm.then("alice").weighs(3_000);
    farm.then("bob").weighs(2_000);
    farm.after(50 * DAY);
    farm.then("alice").is_owed(0, 300_000);
    farm.then("bob").is_owed(0, 200_000);
}

#[test]
fn a_pool_without_locks_offers_none() {
    let mut farm = Given::pool().flow_of_stake(DAY).staker("alice", 1_000).ready();

    farm.when("alice").lock(DAY).fails(FarmError::LockNotOffered);
    farm.when("alice").leave_early(1).fails(FarmError::EarlyLeaveNotOffered);
}

#[test]
fn a_lock_of_no_time_is_refused_and_one_too_long_is_the_longest() {
    let mut farm = with_locks().staker("alice", 1_000).ready();

    farm.when("alice").lock(0).fails(FarmError::LockOutOfRange);
    farm.when("alice").lock(YEAR + 1).ok();
    assert_eq!(farm.then("alice").read().stake.lock_end, START + YEAR, "as long as can be");
}

#[test]
fn a_lock_can_be_made_longer_and_never_shorter() {
    let mut farm = with_locks().staker("alice", 1_000).ready();
    farm.when("alice").lock(YEAR / 2).ok();
    farm.after(DAY);

    farm.when("alice").lock(YEAR / 2 - 2 * DAY).fails(FarmError::LockWouldShrink);
    farm.when("alice").lock(YEAR).ok();

    farm.then("alice").weighs(3_000);
}

#[test]
fn what_is_added_under_a_lock_earns_the_time_that_remains() {
    let mut farm = with_locks().staker("alice", 1_000).ready();
    farm.when("alice").lock(YEAR).ok();
    farm.after(YEAR / 2);

    farm.when("alice").stake(1_000).ok();

    farm.then("alice").has_staked(2_000).weighs(3_000 + 2_000);
}

#[test]
fn weight_stands_until_somebody_releases_an_ended_lock() {
    let mut farm = with_locks().staker("alice", 1_000).ready();
    farm.when("alice").lock(10 * DAY).ok();
    let locked = farm.then("alice").read().stake.weight;

    farm.when("bob").at_position_of("alice").release().fails(FarmError::LockNotOver);
    farm.after(10 * DAY);
    farm.then("alice").weighs(locked);
    farm.when("bob").at_position_of("alice").release().ok();

    farm.then("alice").weighs(1_000);
    farm.when("bob").at_position_of("alice").release().fails(FarmError::LockNotOver);
}

#[test]
fn leaving_a_lock_early_pays_those_who_stay() {
    let mut farm = Given::pool()
        .locks(YEAR, 20_000, 4_000)
        .staker("alice", 1_000_000)
        .staker("bob", 1_000)
        .ready();
    farm.when("alice").lock(YEAR).ok();
    farm.after(YEAR / 2);

    farm.when("alice").leave_early(1_000_000).ok();

    // Half the time is left: half of forty percent.
    farm.then("alice").has_staked(0).parted_with(200_000);
    farm.after(DAY);
    farm.then("bob").is_owed(0, 200_000);
}

#[test]
fn leaving_early_costs_next_to_nothing_in_the_end() {
    let mut farm = leavable().staker("alice", 1_000).staker("bob", 1).ready();
    farm.when("alice").lock(YEAR).ok();
    farm.after(YEAR - 1);

    farm.when("alice").leave_early(1_000).ok();

    farm.then("alice").parted_with(1); // rounded up
}

#[test]
fn leaving_early_is_no_way_out_of_no_lock() {
    let mut farm = leavable().staker("alice", 1_000).ready();

    farm.when("alice").leave_early(1_000).fails(FarmError::NotLocked);
}

fn leavable() -> Given {
    Given::pool().locks(YEAR, 20_000, 5_000)
}

#[test]
fn the_penalty_flow_is_made_with_the_pool_and_nobodys() {
    let mut farm = leavable().ready();
    let [flow, ..] = &farm.pool().streams[..] else { panic!("a slot") };
    assert_eq!((flow.funder, flow.mint), (Address::default(), farm.stake_mint().address));
    assert_eq!((flow.books.kind, flow.books.window), (2, DAY));

    farm.when("donor").top_up(0, 5).fails(FarmError::WrongStreamKind);
    for who in ["creator", "manager", "funder"] {
        farm.when(who).wind_down(0).fails(FarmError::NotFunder);
        farm.when(who).refund(0).fails(FarmError::NotFunder);
        farm.when(who).commit(0, START + DAY).fails(FarmError::NotFunder);
        let why = farm.when(who).retire(0).run().farm_error();
        let heirs = [Some(FarmError::StreamNotClosing), Some(FarmError::FundersTurn)];
        assert!(heirs.contains(&why), "{why:?}");
    }
    let elsewhere = addresses::stake_vault(&farm.site().pool).0;
    farm.creating(&leavable()).with_account(5, elsewhere).fails(FarmError::WrongVault);
    farm.creating(&leavable().capacity(1)).fails(FarmError::PenaltyFlowMissing);
}

/// F30: nobody's penalty is bought back by staking for ten minutes, since it streams for a day or
/// more; leaving unit by unit costs no less; and nothing makes leaving fail or takes it away.
#[test]
fn f30_what_leaving_early_costs_goes_to_those_who_stay() {
    let mut farm = leavable()
        .staking(Token::spl(0))
        .staker("alice", 100)
        .staker("bob", 100)
        .staker("mallory", 9_900)
        .ready();
    farm.when("alice").lock(YEAR).ok();
    (0..10).for_each(|_| drop(farm.when("alice").leave_early(1).ok()));
    assert_eq!(farm.stream(0).funded, 10, "half a unit each, rounded up");
    farm.after(600);
    let ten_minutes = farm.then("mallory").owed(0);
    assert_eq!(ten_minutes, 0, "ten minutes of a day stream nothing of ten units");
    farm.when("alice").leave_early(90).ok();
    farm.then("alice").parted_with(55);

    let mut farm = leavable().staker("alice", 100).ready();
    farm.when("alice").lock(YEAR).ok();
    farm.when("alice").leave_early(100).ok();
    farm.then("alice").parted_with(0); // there is nobody who stays
}
