//! Promise 6: lock rules are fixed at creation; schedules can be cut only beyond the time
//! the funder committed to; there are no fees.

use harness::prelude::*;

fn committed() -> Scene {
    Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 10 * DAY).committed(START + 7 * DAY))
        .staker("alice", 1_000)
        .ready()
}

#[test]
fn a_schedule_is_cut_only_beyond_the_commitment() {
    let mut farm = committed();
    farm.after(DAY);

    farm.when("funder").refund(0).ok();

    farm.then("funder").was_paid(0, 300_000);
    farm.after(YEAR);
    farm.then("alice").is_owed(0, 700_000);
}

#[test]
fn a_commitment_only_grows() {
    let mut farm = committed();

    farm.when("funder").commit(0, START + 7 * DAY - 1).fails(FarmError::CommitmentOutOfRange);
    farm.when("funder").commit(0, START + 10 * DAY).ok();
    farm.when("funder").refund(0).fails(FarmError::NothingToRefund);

    farm.after(10 * DAY);
    farm.then("alice").is_owed(0, 1_000_000);
}

#[test]
fn a_top_up_neither_delays_nor_stretches() {
    let mut farm = committed();
    farm.after(5 * DAY);

    farm.when("donor").top_up(0, 1_000_000).ok();
    farm.then("alice").is_owed(0, 500_000);
    farm.after(5 * DAY);

    farm.then("alice").is_owed(0, 2_000_000);
}

#[test]
fn what_a_flow_has_promised_is_never_refunded() {
    let mut farm = Given::pool().flow(Token::spl(6), 10 * DAY).staker("alice", 1_000).ready();
    farm.when("donor").top_up(0, 1_000_000).ok();

    farm.when("funder").refund(0).fails(FarmError::NothingToRefund);
    farm.after(10 * DAY);

    farm.then("alice").is_owed(0, 1_000_000);
}

#[test]
fn staking_and_leaving_cost_nothing() {
    let mut farm = committed();

    farm.when("bob").open().ok();
    farm.when("bob").stake(12_345).ok();
    farm.then("bob").has_staked(12_345);
    farm.when("bob").unstake(12_345).ok();

    farm.then("bob").parted_with(0);
}

#[test]
fn new_caps_evict_nobody() {
    let mut farm = committed();

    farm.when("creator").set_caps(1, 1).ok();

    farm.when("alice").stake(1).fails(FarmError::PositionCapExceeded);
    farm.then("alice").has_staked(1_000).weighs(1_000);
    farm.everyone_can_exit();
}

#[test]
fn no_instruction_changes_the_terms_of_a_pool() {
    for case in harness::catalog::all() {
        let mut farm = (case.scene)(2);
        let before = terms(&farm);
        (case.step)(&mut farm).ok();
        let after = terms(&farm);
        assert!(after.is_none() || after == before, "{}", case.name);
    }
}

fn terms(farm: &Scene) -> Option<impl PartialEq> {
    let account = farm.world.account(&farm.site().pool)?;
    let p = Pool::read(&account.data).expect("a pool");
    Some((p.lock, p.accepted_risks, p.stake_mint, p.stake_vault, p.delegate, p.creator, p.capacity))
}

/// A curve of 100 days of which 60 are promised.
fn promised() -> Scene {
    Given::pool()
        .locks(100 * DAY, 30_000, 0)
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY).committed(START + 60 * DAY))
        .staker("alice", 1_000)
        .ready()
}

#[test]
fn a_commitment_waits_with_its_curve() {
    let mut farm = promised();
    farm.when("alice").unstake(1_000).ok();
    farm.after(30 * DAY);
    farm.when("alice").stake(1_000).ok();
    assert_eq!(farm.stream(0).committed_until, START + 90 * DAY);
    farm.when("funder").refund(0).ok();
    farm.after(60 * DAY);
    farm.then("alice").is_owed(0, 600_000);
}

#[test]
fn a_running_curve_cannot_be_put_off_by_extending_it() {
    let mut farm = promised();
    farm.after(DAY);
    let late = Curve::even(500, DAY).starting(START + 300 * DAY);
    farm.when("funder").extend(0, &late).fails(FarmError::StartNotContiguous);
    let before = farm.stream(0).schedule.ends_at();
    farm.when("anyone").top_up(0, 1).ok();
    assert_eq!(farm.stream(0).schedule.ends_at(), before, "nobody can stretch it");
}
