//! Stake-time, read from the bytes of accounts at any moment.

use acequia_core::Reading;
use harness::position_at;
use harness::prelude::*;
use harness::world::address_of;

/// A reading of whoever's position.
fn read(farm: &Scene, who: &str) -> Reading {
    let account = farm.world.account(&farm.position_of(who)).expect("a position");
    Position::read_stake_time(&account.data, farm.world.now()).expect("a position")
}

fn read_pool(farm: &Scene) -> Reading {
    let account = farm.world.account(&farm.site().pool).expect("a pool");
    Pool::read_stake_time(&account.data, farm.world.now()).expect("a pool")
}

#[test]
fn a_share_of_stake_time_is_read_without_a_transaction() {
    let mut farm = Given::pool().staker("alice", 100).staker("bob", 300).ready();
    let (alice, pool) = (read(&farm, "alice"), read_pool(&farm));
    farm.after(DAY);
    farm.when("bob").unstake(300).ok();
    farm.after(DAY);
    let (later, all) = (read(&farm, "alice"), read_pool(&farm));
    assert_eq!(later.gained_since(&alice), 200 * u128::from(DAY));
    assert_eq!(all.gained_since(&pool), 500 * u128::from(DAY));
    assert_eq!((later.average_since(&alice), all.average_since(&pool)), (100, 250));
}

#[test]
fn the_last_second_counts_a_second_and_a_loop_nothing() {
    let mut farm = Given::pool().staker("alice", 0).ready();
    let first = read(&farm, "alice");
    farm.when("alice").stake(1_000).ok();
    farm.when("alice").unstake(1_000).ok();
    assert_eq!(read(&farm, "alice").gained_since(&first), 0);
    farm.after(DAY);
    farm.when("alice").stake(1_000).ok();
    farm.after(1);
    assert_eq!(read(&farm, "alice").gained_since(&first), 1_000);
}

#[test]
fn locks_boosts_and_claims_count_nothing() {
    let locks = Given::pool().locks(YEAR, 30_000, 0).reward(Token::spl(6), Curve::even(1, DAY));
    let mut farm = locks.staker("alice", 100).ready();
    let first = read(&farm, "alice");
    farm.when("alice").lock(YEAR).ok();
    farm.after(DAY);
    farm.when("alice").claim_all().ok();
    assert_eq!(read(&farm, "alice").average_since(&first), 100);
}

#[test]
fn a_position_that_is_sold_begins_anew() {
    let mut farm = Given::pool().staker("alice", 100).ready();
    let (first, pool) = (read(&farm, "alice"), read_pool(&farm));
    farm.after(DAY);
    farm.when("alice").transfer_to("bob").ok();
    assert_eq!(read(&farm, "alice").gained_since(&first), 0);
    farm.after(DAY);
    assert_eq!(read(&farm, "alice").gained_since(&first), 100 * u128::from(DAY));
    assert_eq!(read_pool(&farm).gained_since(&pool), 200 * u128::from(DAY));
}

#[test]
fn a_position_that_is_closed_and_opened_again_begins_anew() {
    let mut farm = Given::pool().staker("alice", 100).ready();
    let first = read(&farm, "alice");
    farm.after(DAY);
    farm.when("alice").unstake(100).ok();
    farm.when("alice").close().ok();
    farm.after(DAY);
    farm.when("alice").open().ok();
    assert_eq!(read(&farm, "alice").gained_since(&first), 0);
    assert_eq!(read(&farm, "alice").since, farm.world.now());
}

#[test]
fn an_old_position_brings_no_past_along_when_it_is_merged() {
    let mut farm = Given::pool().staker("alice", 100).ready();
    farm.after(30 * DAY);
    farm.when("alice").with_position(1).open().ok();
    let second = position_at(&farm.site().pool, &address_of("alice"), 1);
    let reading = |farm: &Scene| {
        let data = farm.world.account(&second).expect("a position").data;
        Position::read_stake_time(&data, farm.world.now()).expect("a position")
    };
    let first = reading(&farm);
    farm.when("alice").merge_to(second, 0).ok();
    farm.after(DAY);
    assert_eq!(reading(&farm).gained_since(&first), 100 * u128::from(DAY));
    assert_eq!(read(&farm, "alice").value, 100 * 30 * u128::from(DAY), "it keeps its own");
}

#[test]
fn an_emergency_exit_stops_the_count_and_is_not_stopped_by_it() {
    let mut farm = Given::pool().staker("alice", 100).ready();
    let first = read(&farm, "alice");
    farm.after(DAY);
    farm.when("alice").emergency_exit().ok();
    farm.after(DAY);
    assert_eq!(read(&farm, "alice").gained_since(&first), 100 * u128::from(DAY));
}
