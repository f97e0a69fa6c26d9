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
    farm.when("alice").leave_early(1, 0).fails(FarmError::EarlyLeaveNotOffered);
}

#[test]
fn a_lock_of_no_time_or_too_long_is_refused() {
    let mut farm = with_locks().staker("alice", 1_000).ready();

    farm.when("alice").lock(0).fails(FarmError::LockOutOfRange);
    farm.when("alice").lock(YEAR + 1).fails(FarmError::LockOutOfRange);
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
        .flow_of_stake(10 * DAY)
        .staker("alice", 1_000_000)
        .staker("bob", 1_000)
        .ready();
    farm.when("alice").lock(YEAR).ok();
    farm.after(YEAR / 2);

    farm.when("alice").leave_early(1_000_000, 0).ok();

    // Half the time is left: half of forty percent.
    farm.then("alice").has_staked(0).parted_with(200_000);
    farm.after(10 * DAY);
    farm.then("bob").is_owed(0, 200_000);
}

#[test]
fn leaving_early_costs_nothing_in_the_end() {
    let mut farm = Given::pool()
        .locks(YEAR, 20_000, 5_000)
        .flow_of_stake(10 * DAY)
        .staker("alice", 1_000)
        .ready();
    farm.when("alice").lock(YEAR).ok();
    farm.after(YEAR - 1);

    farm.when("alice").leave_early(1_000, 0).ok();

    farm.then("alice").parted_with(0);
}

#[test]
fn leaving_early_is_no_way_out_of_no_lock() {
    let mut farm =
        Given::pool().locks(YEAR, 20_000, 5_000).flow_of_stake(DAY).staker("alice", 1_000).ready();

    farm.when("alice").leave_early(1_000, 0).fails(FarmError::NotLocked);
}

#[test]
fn without_a_flow_of_the_stake_mint_nobody_leaves_early() {
    let mut farm =
        with_locks().reward_of_stake(Curve::even(1_000, DAY)).staker("alice", 1_000).ready();
    farm.when("alice").lock(YEAR).ok();

    farm.when("alice").leave_early(1_000, 0).fails(FarmError::NotPenaltyStream);
    farm.when("alice").leave_early(1_000, 1).fails(FarmError::NotPenaltyStream);
}
