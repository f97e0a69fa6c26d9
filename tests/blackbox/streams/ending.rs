//! The end of a stream: wound down, swept, retired, its slot used again.

use super::one;
use harness::prelude::*;

fn ended() -> Scene {
    let mut farm =
        one(Curve::even(1_000_003, 10 * DAY)).staker("alice", 3).staker("bob", 7).ready();
    farm.after(10 * DAY);
    farm
}

#[test]
fn a_running_stream_is_not_wound_down() {
    let mut farm = one(Curve::even(1_000, 10 * DAY)).staker("alice", 1).ready();
    farm.after(10 * DAY - 1);

    farm.when("funder").wind_down(0).fails(FarmError::StreamNotFinished);
}

#[test]
fn a_finished_stream_is_swept_and_retired_with_all_its_rent() {
    let mut farm = ended();
    farm.when("funder").wind_down(0).ok();
    farm.when("bob").at_position_of("alice").sweep(0).fails(FarmError::RewardsOwed);
    farm.when("alice").claim_all().ok();
    farm.when("bob").claim_all().ok();
    let (funder, vault) = (farm.world.actor("funder"), farm.reward_vault(0));
    let mint = farm.reward(0);
    farm.world.wallet(&funder, &mint);
    let (rent, before) = (farm.world.lamports(&vault), farm.world.lamports(&funder));

    farm.when("funder").retire(0).ok();

    assert_eq!(farm.world.lamports(&funder), before + rent - 5_000);
    assert!(farm.world.account(&vault).is_none());
    assert!(!farm.pool().streams[0].is_in_use());
    let paid = ["alice", "bob", "funder"].map(|who| farm.then(who).holding(&mint));
    assert_eq!(paid.iter().sum::<u64>(), 1_000_003, "not a unit is left anywhere");
}

/// Three are owed two thirds of a unit each: two units, so that the slot is not free. When one
/// fraction is swept they are owed less than two, and when two are, less than one, which nobody can
/// ever claim.
#[test]
fn fractions_of_absent_owners_are_swept_by_anyone() {
    let given = one(Curve::even(1_000_001, 10 * DAY));
    let mut farm = given.staker("alice", 1).staker("bob", 1).staker("carol", 1).ready();
    farm.after(10 * DAY);
    for who in ["alice", "bob", "carol"] {
        farm.when(who).claim_all().ok();
    }
    farm.when("funder").wind_down(0).ok();

    for who in ["alice", "bob"] {
        farm.when("funder").retire(0).fails(FarmError::StreamStillOwes);
        farm.when("anyone").at_position_of(who).sweep(0).ok();
    }
    farm.when("funder").retire(0).ok();
}

#[test]
fn nothing_is_swept_from_a_stream_that_runs() {
    let mut farm = ended();

    farm.when("anyone").at_position_of("alice").sweep(0).fails(FarmError::StreamNotClosing);
}

#[test]
fn a_closing_stream_takes_no_funding() {
    let mut farm = ended();
    farm.when("funder").wind_down(0).ok();

    farm.when("funder").extend(0, &Curve::even(1, DAY)).fails(FarmError::StreamNotActive);
    farm.when("donor").top_up(0, 1).fails(FarmError::StreamNotActive);
    farm.when("funder").commit(0, START + YEAR).fails(FarmError::StreamNotActive);
}

#[test]
fn a_reused_slot_owes_nothing_of_its_former_stream() {
    let mut farm = ended();
    farm.when("alice").claim_all().ok();
    farm.when("bob").claim_all().ok();
    farm.when("funder").wind_down(0).ok();
    farm.when("anyone").at_position_of("alice").sweep(0).ok();
    farm.when("anyone").at_position_of("bob").sweep(0).ok();
    farm.when("funder").retire(0).ok();
    let (mint, funder) = (farm.world.mint(&Token::spl(6)), farm.world.actor("funder"));
    farm.world.fund(&funder, &mint, 1_000);

    farm.when("manager").add_stream(0, &mint, &Curve::even(1_000, 10 * DAY)).ok();

    assert_eq!(farm.stream(0).generation, 2);
    farm.then("alice").is_owed(0, 0);
    farm.after(10 * DAY);
    farm.then("alice").is_owed(0, 300);
    farm.then("bob").is_owed(0, 700);
}

#[test]
fn a_donated_unit_does_not_keep_a_vault_open() {
    let mut farm = ended();
    let (mint, vault) = (farm.reward(0), farm.reward_vault(0));
    farm.when("funder").wind_down(0).ok();
    farm.when("alice").claim_all().ok();
    farm.when("bob").claim_all().ok();
    farm.world.mint_to(&vault, &mint, 1);

    farm.when("funder").retire(0).ok();

    assert!(farm.world.account(&vault).is_none());
}
