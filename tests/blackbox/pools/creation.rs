//! Creation: anyone may, within the program's bounds.

use super::pool;
use harness::prelude::*;

#[test]
fn anyone_may_create_a_pool_and_its_terms_stand_in_it() {
    let farm = pool().locks(YEAR, 25_000, 1_000).caps(9, 8).capacity(5).ready();
    let (pool, creator) = (farm.pool(), harness::world::address_of("creator"));

    assert_eq!((pool.creator, pool.authority), (creator, creator));
    assert_eq!(pool.pending_authority, Address::default());
    assert_eq!(pool.reward_manager, harness::world::address_of("manager"));
    assert_eq!((pool.capacity, pool.streams.len()), (5, 5));
    assert_eq!((pool.lock.max_seconds, pool.lock.max_multiplier_bps), (YEAR as u32, 25_000));
    assert_eq!((pool.caps, pool.created_at), (Caps { pool: 9, position: 8 }, START));
    assert_eq!((pool.stake_decimals, pool.stake_token_program), (9, 0));
}

#[test]
fn one_creator_may_have_many_pools_of_one_mint() {
    let mut farm = pool().ready();
    let mint = farm.stake_mint();

    let other = farm.also(Given::pool().staking_same(mint));

    assert_ne!(farm.sites[0].pool, farm.sites[other].pool);
}

#[test]
fn a_capacity_of_none_or_seventeen_is_refused() {
    let mut farm = pool().ready();

    farm.creating(&Given::pool().capacity(0)).fails(FarmError::CapacityOutOfRange);
    farm.creating(&Given::pool().capacity(17)).fails(FarmError::CapacityOutOfRange);
    farm.creating(&Given::pool().capacity(16)).ok();
}

#[test]
fn lock_rules_beyond_the_programs_bounds_are_refused() {
    let mut farm = pool().ready();
    let wrong = FarmError::LockRuleOutOfRange;

    farm.creating(&Given::pool().locks(YEAR, 100_001, 0)).fails(wrong);
    farm.creating(&Given::pool().locks(YEAR, 9_999, 0)).fails(wrong);
    farm.creating(&Given::pool().locks(YEAR, 20_000, 5_001)).fails(wrong);
    farm.creating(&Given::pool().locks(0, 20_000, 0)).fails(wrong);
}

#[test]
fn risks_that_nobody_knows_are_refused() {
    let mut farm = pool().ready();

    farm.creating(&Given::pool().accepting(Risks(1 << 6))).fails(FarmError::UnknownRisk);
    farm.creating(&Given::pool().accepting(Risks(1 << 15))).fails(FarmError::UnknownRisk);
}

#[test]
fn lamports_sent_ahead_do_not_stop_a_creation() {
    let mut farm = pool().ready();
    let mallory = farm.world.actor("mallory");
    let creation = farm.creating(&Given::pool()).build();
    for at in [creation.accounts[2].pubkey, creation.accounts[4].pubkey] {
        let gift = solana_system_interface::instruction::transfer(&mallory, &at, 3_000_000);
        farm.world.send(mallory, &[gift]).ok();
    }

    farm.step("creator", creation).ok();
}

#[test]
fn a_pool_cannot_be_created_twice() {
    let mut farm = pool().staker("alice", 5).ready();
    let creation = farm.creating(&Given::pool()).build();

    farm.step("creator", creation.clone()).ok();
    farm.step("creator", creation).refused();
}
