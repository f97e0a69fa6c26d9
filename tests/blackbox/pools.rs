//! What creators and authorities do.

use harness::prelude::*;
use harness::world::LAMPORTS;

fn pool() -> Given {
    Given::pool().reward(Token::spl(6), Curve::even(1_000, DAY))
}

// ---- creation ----

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

// ---- authority ----

#[test]
fn the_authority_changes_hands_in_two_steps() {
    let mut farm = pool().ready();

    farm.when("creator").propose_authority("carol").ok();
    farm.when("carol").set_paused(true).fails(FarmError::NotAuthority);
    farm.when("mallory").accept_authority().fails(FarmError::NotPendingAuthority);
    farm.when("creator").set_paused(true).ok();
    farm.when("carol").accept_authority().ok();

    farm.when("creator").set_paused(false).fails(FarmError::NotAuthority);
    farm.when("carol").set_paused(false).ok();
}

#[test]
fn a_proposal_can_be_replaced_and_is_used_once() {
    let mut farm = pool().ready();
    farm.when("creator").propose_authority("carol").ok();
    farm.when("creator").propose_authority("dave").ok();

    farm.when("carol").accept_authority().fails(FarmError::NotPendingAuthority);
    farm.when("dave").accept_authority().ok();

    farm.when("dave").accept_authority().fails(FarmError::NotPendingAuthority);
}

#[test]
fn a_renounced_pool_has_no_authority_and_no_way_back() {
    let mut farm = pool().staker("alice", 5).ready();
    farm.when("creator").propose_authority("carol").ok();
    farm.when("creator").renounce_authority().ok();

    farm.when("carol").accept_authority().fails(FarmError::NotPendingAuthority);
    farm.when("creator").set_paused(true).fails(FarmError::NotAuthority);
    farm.when("creator").set_caps(1, 1).fails(FarmError::NotAuthority);
    farm.when("creator").set_reward_manager("carol").fails(FarmError::NotAuthority);

    assert_eq!(farm.pool().authority, Address::default());
}

#[test]
fn a_new_reward_manager_adds_streams_and_the_old_one_no_more() {
    let mut farm = pool().capacity(2).ready();
    let mint = farm.world.mint(&Token::spl(6));

    farm.when("creator").set_reward_manager("carol").ok();

    farm.when("manager").add_flow(1, &mint, DAY as u32).fails(FarmError::NotRewardManager);
    farm.when("carol").add_flow(1, &mint, DAY as u32).ok();
}

#[test]
fn only_the_authority_has_its_powers() {
    let mut farm = pool().staker("alice", 5).ready();

    for who in ["manager", "funder", "alice", "mallory"] {
        farm.when(who).set_paused(true).fails(FarmError::NotAuthority);
        farm.when(who).set_caps(1, 1).fails(FarmError::NotAuthority);
        farm.when(who).set_reward_manager(who).fails(FarmError::NotAuthority);
        farm.when(who).propose_authority(who).fails(FarmError::NotAuthority);
        farm.when(who).renounce_authority().fails(FarmError::NotAuthority);
    }
}

// ---- closing ----

#[test]
fn an_empty_pool_gives_all_its_rent_back() {
    let mut farm = Given::pool().ready();
    let (creator, site) = (farm.world.actor("creator"), farm.site());
    let vault = farm.pool().stake_vault;

    farm.when("creator").close_pool().ok();

    assert_eq!(farm.world.lamports(&creator), LAMPORTS - 2 * 5_000);
    assert!(farm.world.account(&site.pool).is_none() && farm.world.account(&vault).is_none());
}

#[test]
fn what_was_donated_to_the_stake_vault_goes_to_the_creator() {
    let mut farm = Given::pool().ready();
    let (mint, vault) = (farm.stake_mint(), farm.pool().stake_vault);
    farm.world.mint_to(&vault, &mint, 77);

    farm.when("creator").close_pool().ok();

    farm.then("creator").holds(&mint, 77);
}

#[test]
fn a_pool_with_a_stream_is_not_closed() {
    let mut farm = pool().ready();

    farm.when("creator").close_pool().fails(FarmError::StreamsLeft);
}

#[test]
fn a_renounced_pool_is_closed_by_its_creator_alone() {
    let mut farm = Given::pool().ready();
    farm.when("creator").renounce_authority().ok();

    farm.when("mallory").close_pool().refused();
    farm.when("creator").close_pool().ok();
}

#[test]
fn a_pool_whose_authority_moved_on_is_closed_by_that_authority_for_its_creator() {
    let mut farm = Given::pool().ready();
    let creator = farm.world.actor("creator");
    farm.when("creator").propose_authority("carol").ok();
    farm.when("carol").accept_authority().ok();

    farm.when("creator").close_pool().refused();
    farm.when("carol").close_pool().ok();

    let fees = 3 * 5_000;
    assert_eq!(farm.world.lamports(&creator), LAMPORTS - fees, "the rent is the creator's");
}

#[test]
fn a_delegated_pool_is_closed_too() {
    let mut farm = Given::pool().delegated_to("vault").ready();
    let (creator, pool) = (farm.world.actor("creator"), farm.site().pool);

    farm.when("creator").close_pool().ok();

    assert!(farm.world.account(&pool).is_none());
    assert_eq!(farm.world.lamports(&creator), LAMPORTS - 2 * 5_000);
}

#[test]
fn a_delegated_pool_cannot_offer_early_leave() {
    let mut farm = pool().ready();

    farm.creating(&Given::pool().delegated_to("vault").locks(YEAR, 20_000, 1)).refused();
    farm.creating(&Given::pool().delegated_to("vault").locks(YEAR, 20_000, 0)).ok();
}
