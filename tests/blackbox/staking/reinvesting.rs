//! A reward of one pool staked in another.

use super::pool;
use harness::prelude::*;

/// Alice has 1,000 of 1,000 in a pool whose stream pays the stake mint of a second one.
fn paying_on(given: Given, second: impl FnOnce(Given) -> Given) -> Scene {
    let mut farm = given.staker("alice", 1_000).ready();
    let mint = farm.reward(0);
    let second = second(pool().staking_same(mint));
    farm.also(second.staker("alice", 500));
    farm.after(10 * DAY);
    farm
}

#[test]
fn what_is_owed_is_staked_in_the_other_pool() {
    let mut farm = paying_on(pool(), |given| given);

    farm.when("alice").reinvest(0, 1).ok();

    farm.then("alice").has_staked(1_000).is_owed(0, 0);
    farm.then("alice").in_pool(1).has_staked(500 + 100_000);
    farm.when("alice").reinvest(0, 1).fails(FarmError::NothingOwed);
    farm.everyone_can_exit();
}

#[test]
fn from_a_delegated_pool_yes_into_one_never() {
    let mut farm = paying_on(pool().delegated_to("vault"), |given| given);
    farm.when("alice").reinvest(0, 1).ok();
    farm.then("alice").in_pool(1).has_staked(100_500);

    let mut farm = pool().staker("alice", 1_000).ready();
    farm.also(pool().delegated_to("vault").staker("alice", 500));
    farm.after(DAY);
    let (delegated, asset) = (farm.sites[1].pool, farm.reward(0));
    let mut account = farm.world.account(&delegated).expect("the pool");
    account.data[Pool::offset_of("stake_mint")..][..32].copy_from_slice(asset.address.as_ref());
    farm.world.put(delegated, account);
    let vault = farm.pool().stake_vault;
    farm.when("alice").reinvest(0, 1).with_account(6, vault).fails(FarmError::PoolDelegated);
}

#[test]
fn a_pause_or_a_cap_of_the_other_pool_refuses_all_of_it() {
    let mut farm = paying_on(pool(), |given| given.caps(10_000, 0));
    farm.when("alice").reinvest(0, 1).fails(FarmError::PoolCapExceeded);
    farm.when("creator").in_pool(1).set_paused(true).ok();
    farm.when("alice").reinvest(0, 1).fails(FarmError::Paused);
    farm.then("alice").is_owed(0, 100_000);
}

#[test]
fn while_the_pool_that_pays_is_paused_it_goes_on() {
    let mut farm = paying_on(pool(), |given| given);
    farm.when("creator").set_paused(true).ok();

    farm.when("alice").reinvest(0, 1).ok();

    farm.then("alice").in_pool(1).has_staked(100_500);
}

#[test]
fn a_stream_of_another_mint_is_refused_and_so_is_somebody_elses_position() {
    let two = pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut farm = paying_on(two, |given| given.staker("mallory", 0));
    let hers = position_at(&farm.sites[1].pool, &farm.world.actor("mallory"), 0);

    farm.when("alice").reinvest(1, 1).fails(FarmError::NotStakeMint);
    farm.when("alice").reinvest(0, 1).with_account(5, hers).fails(FarmError::NotOwner);
    farm.when("mallory").at_position_of("alice").reinvest(0, 1).fails(FarmError::NotOwner);
}

#[test]
fn what_arrives_under_a_lock_weighs_by_the_time_left() {
    let mut farm = paying_on(pool(), |given| given.locks(100 * DAY, 30_000, 0));
    farm.when("alice").in_pool(1).lock(50 * DAY).ok();

    farm.when("alice").reinvest(0, 1).ok();

    farm.then("alice").in_pool(1).has_staked(100_500).weighs(2 * 100_500);
}
