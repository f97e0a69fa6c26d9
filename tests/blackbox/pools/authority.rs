//! Authority: handed over in two steps, renounced for good.

use super::pool;
use harness::prelude::*;

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
