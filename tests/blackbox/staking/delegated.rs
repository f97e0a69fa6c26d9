//! Delegated pools: amounts by a delegate's word, everything else the same.

use super::{alice_and_bob, pool};
use acequia_interface::instructions::{EmergencyExit, LockPosition};
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

/// F27: nothing that an owner does makes the delegate's call fail: there is no lock, no vote and no
/// emergency exit to do it with, nor closing before the delegate has set the position to zero.
#[test]
fn f27_no_owner_holds_a_delegate_up() {
    let mut farm = pool().delegated_to("vault").staker("alice", 3_000).staker("bob", 1_000).ready();
    let (owner, position) = (farm.world.actor("alice"), farm.position_of("alice"));
    let (pool, hook) = (farm.site().pool, farm.world.deploy(RECORDER));
    let lock_end = farm.world.now() + DAY;
    let lock = LockPosition { owner, pool, position, lock_end }.instruction();
    farm.step("alice", lock).fails(FarmError::LockNotOffered);
    farm.when("creator").propose_hook(hook).fails(FarmError::PoolDelegated);
    let exit = EmergencyExit {
        owner,
        pool,
        position,
        stake_vault: farm.world.actor("bob"),
        destination: farm.world.actor("carol"),
        stake_mint: owner,
        token_program: addresses::SPL_TOKEN,
    };
    farm.step("alice", exit.instruction()).fails(FarmError::PoolDelegated);
    farm.when("alice").close().fails(FarmError::StakeLeft);

    for amount in [3_000, 2_000, 2_000, 0] {
        let set = farm.when("vault").set_stake("alice", amount).ok();
        assert_eq!(set.return_data, u64::to_le_bytes(amount));
    }
}

/// F27: an increase that a cap or a pause does not allow changes nothing and says so; a decrease goes
/// through whatever the authority has set.
#[test]
fn f27_an_increase_that_is_not_allowed_says_so_and_fails_nobody() {
    let mut farm = pool().delegated_to("vault").staker("alice", 3_000).ready();
    farm.when("creator").set_caps(0, 2_000).ok();
    let held = |farm: &mut Scene, amount| {
        let data = farm.when("vault").set_stake("alice", amount).ok().return_data;
        u64::from_le_bytes(data.try_into().expect("eight bytes"))
    };
    assert_eq!(held(&mut farm, 3_001), 3_000, "over the cap");
    assert_eq!(held(&mut farm, 2_500), 2_500, "still over, but less");
    farm.when("creator").set_caps(0, 0).ok();
    farm.when("creator").set_paused(true).ok();
    assert_eq!(held(&mut farm, 2_501), 2_500, "paused");
    assert_eq!(held(&mut farm, 2_500), 2_500);
    assert_eq!(held(&mut farm, 1), 1);
    farm.when("creator").set_paused(false).ok();
    assert_eq!(held(&mut farm, u64::MAX), u64::MAX);
    farm.when("anyone").open().ok();
    farm.when("vault").set_stake("anyone", 1).ok();
    assert_eq!(farm.pool().totals.staked, u64::MAX, "the bound on total weight");
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
