//! Closing: all rent and all donations come back.

use super::pool;
use harness::prelude::*;
use harness::world::LAMPORTS;

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

    farm.creating(&Given::pool().delegated_to("vault")).ok();
}
