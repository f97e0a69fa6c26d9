//! Delegated pools: amounts by a delegate's word, everything else the same.

use super::{alice_and_bob, pool};
use harness::prelude::*;

#[test]
fn a_delegate_sets_amounts_and_streams_pay_on_them() {
    let mut farm = pool().delegated_to("vault").staker("alice", 3_000).staker("bob", 1_000).ready();
    farm.after(50 * DAY);

    farm.when("vault").set_stake("alice", 0).ok();
    farm.when("alice").claim_all().ok();

    farm.then("alice").has_staked(0).was_paid(0, 375_000);
    farm.after(50 * DAY);
    farm.then("bob").is_owed(0, 625_000);
}

#[test]
fn only_the_delegate_sets_amounts() {
    let mut farm = pool().delegated_to("vault").staker("alice", 3_000).ready();

    for who in ["alice", "creator", "manager"] {
        farm.when(who).set_stake("alice", 9).fails(FarmError::NotDelegate);
    }
    farm.when("vault").at_position_of("alice").claim(&[0]).fails(FarmError::NotOwner);
}

#[test]
fn an_owner_can_give_a_delegated_position_up_by_an_emergency_exit() {
    let mut farm = pool().delegated_to("vault").staker("alice", 3_000).staker("bob", 1_000).ready();

    farm.when("alice").emergency_exit().ok();

    farm.then("alice").has_staked(0);
    assert_eq!(farm.pool().totals.staked, 1_000);
}

#[test]
fn a_plain_pool_has_no_delegate() {
    let mut farm = alice_and_bob();

    farm.when("vault").set_stake("alice", 9).fails(FarmError::PoolNotDelegated);
}

#[test]
fn setting_the_same_amount_is_refused_or_changes_nothing() {
    let mut farm = pool().delegated_to("vault").staker("alice", 3_000).ready();

    farm.when("vault").set_stake("alice", 3_000).run();

    farm.then("alice").has_staked(3_000);
}
