//! One position put into another of the same owner.

use super::{pool, with_locks};
use acequia_interface::flags::RIGHTS;
use harness::prelude::*;

/// Alice has 2,000 in one position and 1,000 in another; bob has 1,000.
fn twice(given: Given) -> Scene {
    let mut farm = given.staker("alice", 2_000).staker("bob", 1_000).ready();
    farm.when("alice").with_position(1).open().ok();
    farm.when("alice").with_position(1).stake(1_000).ok();
    farm.after(10 * DAY);
    farm
}

#[test]
fn principal_and_what_is_owed_add_up_to_the_last_fraction() {
    let mut farm = twice(pool());
    farm.after(1);
    let owed = [0, 1].map(|nth| farm.then("alice").position(nth).owed_q64(0));

    farm.when("alice").merge_into(1, 3_000).ok();

    farm.then("alice").has_staked(0).position(1).has_staked(3_000).weighs(3_000);
    assert_eq!(farm.then("alice").owed_q64(0), 0);
    assert_eq!(farm.then("alice").position(1).owed_q64(0), owed[0] + owed[1]);
    farm.when("alice").close().ok();
    farm.check_books();
    farm.everyone_can_exit();
}

#[test]
fn the_part_with_the_earlier_lock_weighs_by_the_time_left_to_the_later_end() {
    let mut farm = twice(with_locks());
    farm.when("alice").with_position(1).lock(YEAR / 2).ok();

    farm.when("alice").merge_into(1, 6_001).fails(FarmError::WeightBelowLeast);
    farm.when("alice").merge_into(1, 6_000).ok();

    farm.then("alice").position(1).has_staked(3_000).weighs(6_000);
    farm.when("alice").with_position(1).unstake(1).fails(FarmError::Locked);
    farm.after(YEAR / 2);
    farm.when("alice").with_position(1).unstake(3_000).ok();
}

#[test]
fn it_works_while_the_pool_is_paused_or_full() {
    let mut farm = twice(pool().caps(4_000, 0));
    farm.when("creator").set_paused(true).ok();

    farm.when("alice").merge_into(1, 0).ok();

    farm.then("alice").position(1).has_staked(3_000);
}

#[test]
fn the_cap_of_a_position_holds() {
    let mut farm = twice(pool());
    farm.when("creator").set_caps(0, 2_999).ok();
    farm.when("alice").merge_into(1, 0).fails(FarmError::PositionCapExceeded);
}

#[test]
fn it_merges_with_no_other_owner_pool_or_itself() {
    let mut farm = twice(pool());
    let mint = farm.stake_mint();
    let other = farm.also(pool().staking_same(mint).staker("alice", 1_000));
    let elsewhere = position_at(&farm.sites[other].pool, &farm.world.actor("alice"), 0);
    let bobs = farm.position_of("bob");

    farm.when("alice").merge_into(1, 0).with_account(3, bobs).fails(FarmError::NotOwner);
    farm.when("alice").merge_into(1, 0).with_account(3, elsewhere).fails(FarmError::WrongPool);
    farm.when("alice").merge_into(0, 0).refused();
}

#[test]
fn a_delegated_position_is_not_merged() {
    let mut farm = pool().delegated_to("vault").staker("alice", 1_000).ready();
    farm.when("alice").with_position(1).open().ok();
    farm.when("alice").merge_into(1, 0).fails(FarmError::PoolDelegated);
}

#[test]
fn what_has_voted_is_not_merged_away_and_what_is_merged_does_not_vote_twice() {
    let mut farm = twice(pool());
    farm.hook(RECORDER);
    let ballot = farm.ballot("poll", 7 * DAY);
    farm.when("alice").vote(&ballot).ok();

    farm.when("alice").merge_into(1, 0).fails(FarmError::VotesOpen);
    farm.when("alice").with_position(1).merge_into(0, 0).ok();

    farm.when("alice").vote(&ballot).ok();
    assert_eq!(farm.then("alice").read().stake.votes.voted_principal, 2_000);
}

#[test]
fn operator_and_pushed_claims_stay_with_the_position_that_is_left() {
    let mut farm = twice(pool());
    farm.when("alice").names_operator("bot", RIGHTS).ok();
    farm.when("alice").allow_push(true).ok();

    farm.when("alice").merge_into(1, 0).ok();

    let left = farm.then("alice").position(1).read();
    assert_eq!((left.operator, left.rights, left.allows_push()), (Address::default(), 0, false));
}
