//! While nobody is staked: wait or refund.

use super::one;
use harness::prelude::*;

#[test]
fn while_nobody_is_staked_a_waiting_curve_stands_still() {
    let mut farm = one(Curve::even(1_000, 10 * DAY)).ready();
    farm.after(30 * DAY);
    farm.when("alice").open().ok();
    farm.when("alice").stake(1).ok();

    farm.then("alice").is_owed(0, 0);
    farm.after(5 * DAY);
    farm.then("alice").is_owed(0, 500);
    farm.after(5 * DAY);

    farm.then("alice").is_owed(0, 1_000);
}

#[test]
fn while_nobody_is_staked_a_refunding_curve_pays_its_funder() {
    let mut farm = one(Curve::even(1_000, 10 * DAY).refunding()).ready();
    farm.after(3 * DAY);
    farm.when("alice").open().ok();
    farm.when("alice").stake(1).ok();
    farm.after(7 * DAY);

    farm.then("alice").is_owed(0, 700);
    farm.when("funder").refund(0).ok();

    farm.then("funder").was_paid(0, 300);
    farm.then("alice").is_owed(0, 700);
}

#[test]
fn a_gap_in_the_middle_is_nobodys() {
    let mut farm = one(Curve::even(1_000, 10 * DAY)).staker("alice", 1).ready();
    farm.after(2 * DAY);
    farm.when("alice").unstake(1).ok();
    farm.after(YEAR);
    farm.when("alice").stake(1).ok();
    farm.then("alice").is_owed(0, 200);

    farm.after(8 * DAY);

    farm.then("alice").is_owed(0, 1_000);
}
