//! Principal: in and out, on behalf of others, within caps.

use super::{alice_and_bob, pool, with_locks};
use harness::prelude::*;

#[test]
fn anyone_may_stake_on_behalf_of_an_owner() {
    let mut farm = alice_and_bob();

    farm.when("carol").at_position_of("alice").stake(500).ok();

    farm.then("alice").has_staked(3_500).parted_with(3_000);
    farm.then("carol").parted_with(500);
    farm.when("carol").at_position_of("alice").unstake(1).fails(FarmError::NotOwner);
}

#[test]
fn nothing_cannot_be_staked_or_unstaked() {
    let mut farm = alice_and_bob();

    farm.when("alice").stake(0).fails(FarmError::ZeroAmount);
    farm.when("alice").unstake(0).fails(FarmError::ZeroAmount);
    farm.when("alice").unstake(3_001).fails(FarmError::InsufficientStake);
}

#[test]
fn more_than_one_has_cannot_be_staked() {
    let mut farm = pool().wealth(100).staker("alice", 60).ready();

    farm.when("alice").stake(41).refused();

    farm.then("alice").has_staked(60).parted_with(60);
}

#[test]
fn caps_of_pool_and_position_hold_on_the_way_in() {
    let mut farm = pool().caps(5_000, 3_500).staker("alice", 3_000).staker("bob", 1_000).ready();

    farm.when("alice").stake(501).fails(FarmError::PositionCapExceeded);
    farm.when("alice").stake(500).ok();
    farm.when("bob").stake(501).fails(FarmError::PoolCapExceeded);
    farm.when("bob").stake(500).ok();
    farm.when("alice").unstake(1).ok();
    farm.when("bob").stake(1).ok();
}

#[test]
fn total_stake_up_to_the_last_unit_of_u64() {
    let mut farm = pool().wealth(u64::MAX).staker("alice", u64::MAX - 1).ready();
    farm.after(100 * DAY);
    // The mint's supply is full: what more there is to stake is what alice has kept.
    farm.when("alice").stake(1).ok();

    farm.then("alice").has_staked(u64::MAX).is_owed(0, 999_999);
    farm.everyone_can_exit();
}

#[test]
fn weight_that_would_overflow_is_refused_on_the_way_in() {
    let mut farm = with_locks().wealth(u64::MAX).staker("alice", u64::MAX / 2).ready();

    farm.when("alice").lock(YEAR).fails(FarmError::WeightOverflow);

    farm.everyone_can_exit();
}
