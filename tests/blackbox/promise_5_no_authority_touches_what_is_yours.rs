//! Promise 5: no authority can touch principal or owed rewards. No instruction exists for it.

use harness::catalog;
use harness::prelude::*;

/// Everybody with a power in a pool.
const POWERS: [&str; 4] = ["creator", "manager", "funder", "vault"];

/// Takes every instruction that a power can sign and has it try. What alice and bob have
/// staked and are owed must be what it was.
#[test]
fn nothing_that_a_power_can_sign_takes_from_stakers() {
    for case in catalog::all() {
        let mut farm = (case.scene)(2);
        if farm.pool().is_delegated() || farm.pool().totals.positions == 0 {
            continue;
        }
        let step = (case.step)(&mut farm).build();
        let signers: Vec<Address> =
            step.accounts.iter().filter(|meta| meta.is_signer).map(|meta| meta.pubkey).collect();
        let powers = POWERS.map(|name| farm.world.actor(name));
        if signers.is_empty() || !signers.iter().all(|signer| powers.contains(signer)) {
            continue;
        }
        let before = fortunes(&farm);
        farm.world.send(signers[0], &[step]).ok();
        assert_eq!(fortunes(&farm), before, "{}", case.name);
        farm.everyone_can_exit();
    }
}

/// What stakers have in the farm: principal, and what each stream owes.
fn fortunes(farm: &Scene) -> Vec<(u64, Vec<u64>)> {
    let (pool, now) = (farm.pool(), farm.world.now());
    let positions = farm.world.positions(&farm.site().pool);
    positions.iter().map(|(_, p)| (p.stake.amount, p.claimable(&pool, now))).collect()
}

#[test]
fn a_power_cannot_act_for_an_owner() {
    let mut farm = Given::pool()
        .locks(YEAR, 20_000, 0)
        .reward(Token::spl(6), Curve::even(1_000_000, 10 * DAY))
        .staker("alice", 1_000)
        .ready();
    farm.after(DAY);

    for power in POWERS {
        farm.when(power).at_position_of("alice").unstake(1).fails(FarmError::NotOwner);
        farm.when(power).at_position_of("alice").claim(&[0]).fails(FarmError::NotOwner);
        farm.when(power).at_position_of("alice").emergency_exit().fails(FarmError::NotOwner);
        farm.when(power).at_position_of("alice").transfer_to("mallory").fails(FarmError::NotOwner);
        farm.when(power).at_position_of("alice").close().fails(FarmError::NotOwner);
    }
}

#[test]
fn a_refund_never_reaches_what_has_been_streamed() {
    let mut farm = Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 10 * DAY))
        .staker("alice", 1_000)
        .ready();
    farm.after(10 * DAY);

    farm.when("funder").refund(0).fails(FarmError::NothingToRefund);

    farm.when("alice").claim_all().ok();
    farm.then("alice").was_paid(0, 1_000_000);
}

#[test]
fn a_pool_with_positions_cannot_be_closed() {
    let mut farm = Given::pool().staker("alice", 1_000).ready();

    farm.when("creator").close_pool().fails(FarmError::PositionsLeft);
    farm.when("alice").unstake(1_000).ok();
    farm.when("creator").close_pool().fails(FarmError::PositionsLeft);

    farm.everyone_can_exit();
}

/// Half of a year's reward is owed to alice.
fn half_way() -> Scene {
    let mut farm = Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 1_000)
        .ready();
    farm.after(50 * DAY);
    farm
}

#[test]
fn a_refund_is_the_funders_alone() {
    let mut farm = half_way();
    for key in ["creator", "manager", "alice", "anyone"] {
        farm.when(key).refund(0).fails(FarmError::NotFunder);
    }
}

#[test]
fn a_slot_is_not_retired_over_the_head_of_a_claimant() {
    let mut farm = half_way();
    farm.after(50 * DAY);
    farm.when("funder").retire(0).fails(FarmError::StreamNotClosing);
    farm.when("funder").wind_down(0).ok();
    farm.when("funder").retire(0).fails(FarmError::StreamStillOwes);
    farm.when("anyone").at_position_of("alice").sweep(0).fails(FarmError::RewardsOwed);
    farm.when("alice").claim(&[0]).ok();
    farm.then("alice").was_paid(0, 1_000_000);
    farm.when("funder").retire(0).ok();
}

#[test]
fn a_new_authority_has_no_more_power_than_the_old_one() {
    let mut farm = half_way();
    farm.when("creator").propose_authority("mallory").ok();
    farm.when("mallory").accept_authority().ok();
    farm.when("mallory").set_reward_manager("mallory").ok();
    farm.when("mallory").set_caps(1, 1).ok();
    farm.when("mallory").set_paused(true).ok();
    farm.when("mallory").at_position_of("alice").unstake(1).fails(FarmError::NotOwner);
    farm.when("mallory").refund(0).fails(FarmError::NotFunder);
    farm.everyone_can_exit();
    farm.when("alice").claim(&[0]).ok();
    farm.then("alice").was_paid(0, 500_000);
}

#[test]
fn a_renounced_pool_obeys_nobody() {
    let mut farm = half_way();
    farm.when("creator").renounce_authority().ok();
    farm.when("creator").set_paused(true).fails(FarmError::NotAuthority);
    farm.when("creator").set_caps(1, 1).fails(FarmError::NotAuthority);
    farm.when("creator").set_reward_manager("creator").fails(FarmError::NotAuthority);
    farm.when("creator").propose_authority("creator").fails(FarmError::NotAuthority);
}
