//! Stake moved to another pool, positions handed over.

use super::{alice_and_bob, with_locks};
use harness::prelude::*;

#[test]
fn stake_moves_to_another_pool_in_one_instruction() {
    let mut farm = alice_and_bob();
    let mint = farm.stake_mint();
    let other = farm.also(Given::pool().staking_same(mint).staker("alice", 0));
    farm.after(50 * DAY);

    farm.when("alice").move_stake(other, 2_000).ok();

    farm.then("alice").has_staked(1_000).is_owed(0, 375_000).parted_with(3_000);
    farm.then("alice").in_pool(other).has_staked(2_000);
    farm.everyone_can_exit();
}

#[test]
fn a_locked_stake_does_not_move() {
    let mut farm = with_locks().staker("alice", 3_000).ready();
    let mint = farm.stake_mint();
    let other = farm.also(Given::pool().staking_same(mint).staker("alice", 0));
    farm.when("alice").lock(YEAR).ok();

    farm.when("alice").move_stake(other, 1).fails(FarmError::Locked);
}

#[test]
fn stake_does_not_move_past_a_pause_or_a_cap() {
    let mut farm = alice_and_bob();
    let mint = farm.stake_mint();
    let other = farm.also(Given::pool().staking_same(mint).caps(100, 0).staker("alice", 0));

    farm.when("alice").move_stake(other, 101).fails(FarmError::PoolCapExceeded);
    farm.when("creator").in_pool(other).set_paused(true).ok();
    farm.when("alice").move_stake(other, 1).fails(FarmError::Paused);
    farm.when("alice").move_stake(0, 1).refused();
}

#[test]
fn a_position_changes_hands_when_both_sign() {
    let mut farm = alice_and_bob();
    let position = farm.position_of("alice");
    farm.after(50 * DAY);

    farm.when("alice").transfer_to("carol").without_signature(1).refused();
    farm.when("alice").transfer_to("carol").ok();

    farm.when("alice").claim(&[0]).fails(FarmError::NotOwner);
    farm.when("carol").at(position).claim(&[0]).ok();
    farm.when("carol").at(position).unstake(3_000).ok();
    farm.then("carol").was_paid(0, 375_000);
}

#[test]
fn the_next_owner_has_not_allowed_pushed_claims() {
    let mut farm = alice_and_bob();
    farm.when("alice").allow_push(true).ok();

    farm.when("alice").transfer_to("carol").ok();

    assert!(!farm.then("alice").read().allows_push());
}
