//! Promise 2: rewards owed at exit stay owed and claimable.

use harness::prelude::*;

fn alice_and_bob() -> Scene {
    Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 3_000)
        .staker("bob", 1_000)
        .ready()
}

#[test]
fn what_is_owed_at_exit_can_be_claimed_later() {
    let mut farm = alice_and_bob();
    farm.after(50 * DAY);
    farm.when("alice").unstake(3_000).ok();

    farm.after(50 * DAY);

    farm.then("alice").is_owed(0, 375_000).has_staked(0);
    farm.then("bob").is_owed(0, 625_000);
    farm.when("alice").claim(&[0]).ok();
    farm.then("alice").was_paid(0, 375_000).is_owed(0, 0).parted_with(0);
}

#[test]
fn a_position_that_is_owed_cannot_be_closed_by_accident() {
    let mut farm = alice_and_bob();
    farm.after(50 * DAY);
    farm.when("alice").unstake(3_000).ok();

    farm.when("alice").close().fails(FarmError::RewardsOwed);
    farm.when("alice").claim_all().ok();
    farm.when("alice").close().ok();

    farm.then("alice").was_paid(0, 375_000).has_no_position();
}

#[test]
fn forfeiting_is_a_choice_that_the_owner_signs() {
    let mut farm = alice_and_bob();
    farm.after(50 * DAY);
    farm.when("alice").unstake(3_000).ok();

    farm.when("bob").at_position_of("alice").close_and_forfeit().fails(FarmError::NotOwner);
    farm.when("alice").close_and_forfeit().ok();
    farm.after(50 * DAY);

    farm.then("bob").is_owed(0, 1_000_000);
}

#[test]
fn partial_exits_keep_the_fractions_too() {
    let mut farm = alice_and_bob();
    let mut untouched = farm.fork();

    for _ in 0..30 {
        farm.after(DAY / 7);
        untouched.after(DAY / 7);
        farm.when("alice").unstake(1).ok();
        farm.when("alice").stake(1).ok();
    }

    assert_eq!(farm.then("alice").owed_q64(0), untouched.then("alice").owed_q64(0));
}

#[test]
fn a_stream_that_ended_long_ago_still_pays() {
    let mut farm = alice_and_bob();
    farm.after(100 * DAY);
    farm.when("alice").unstake(3_000).ok();

    farm.after(10 * YEAR);
    farm.when("alice").claim_all().ok();

    farm.then("alice").was_paid(0, 750_000);
}

#[test]
fn a_stream_being_wound_down_still_pays() {
    let mut farm = alice_and_bob();
    farm.after(100 * DAY);
    farm.when("bob").stake(1).ok();
    farm.when("funder").wind_down(0).ok();

    farm.when("funder").retire(0).fails(FarmError::StreamStillOwes);
    farm.when("alice").claim_all().ok();

    farm.then("alice").was_paid(0, 750_000);
}

/// A pool of two rewards in which alice has three quarters.
fn shared() -> Scene {
    Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .reward(Token::token_2022(2), Curve::even(4_000, 100 * DAY))
        .staker("alice", 3_000)
        .staker("bob", 1_000)
        .ready()
}

#[test]
fn coming_back_keeps_what_was_owed_before() {
    let mut farm = shared();
    farm.after(10 * DAY);
    farm.when("alice").unstake(3_000).ok();
    farm.after(10 * DAY);
    farm.when("alice").stake(1_000).ok();
    farm.after(10 * DAY);
    farm.then("alice").is_owed(0, 75_000 + 50_000);
}

#[test]
fn a_claim_keeps_the_fraction() {
    let mut farm = Given::pool()
        .reward(Token::spl(0), Curve::even(10, 10 * DAY))
        .staker("alice", 1)
        .staker("bob", 2)
        .ready();
    for day in 1..=10u64 {
        farm.after(DAY);
        farm.when("alice").claim(&[0]).ok();
        farm.then("alice").was_paid(0, day / 3);
    }
    // A third of a unit, less what the carry holds of it.
    assert_eq!(farm.then("alice").owed_q64(0), (1 << 64) / 3);
}
