//! Curves of every shape, and the bounds they are written in.

use super::one;
use harness::prelude::*;

#[test]
fn a_stepped_curve_with_a_cliff() {
    let curve = Curve::empty().then(0, 30 * DAY).then(250_000, 1).then(750_000, 30 * DAY);
    let mut farm = one(curve).staker("alice", 1_000).ready();

    farm.after(30 * DAY);
    farm.then("alice").is_owed(0, 0);
    farm.after(1);
    farm.then("alice").is_owed(0, 250_000);
    farm.after(15 * DAY);

    farm.then("alice").is_owed(0, 625_000);
}

#[test]
fn a_decaying_curve_of_24_segments() {
    let curve = (0..24).fold(Curve::empty(), |curve, nth| curve.then(1 << (23 - nth), DAY));
    let total = curve.total();
    let mut farm = one(curve).staker("alice", 1 << 20).ready();

    let mut before = 0;
    for nth in 0..24 {
        farm.after(DAY);
        let owed = farm.then("alice").owed(0);
        assert_eq!(owed - before, 1 << (23 - nth), "day {nth}");
        before = owed;
    }
    assert_eq!(before, total);
}

#[test]
fn a_curve_that_starts_later() {
    let mut farm =
        one(Curve::even(1_000, 10 * DAY).starting(START + 5 * DAY)).staker("alice", 1).ready();

    farm.after(5 * DAY);
    farm.then("alice").is_owed(0, 0);
    farm.after(DAY);

    farm.then("alice").is_owed(0, 100);
}

#[test]
fn a_curve_cannot_start_in_the_past() {
    let mut farm = Given::pool().ready();
    let (mint, funder) = (farm.world.mint(&Token::spl(6)), farm.world.actor("funder"));
    farm.world.fund(&funder, &mint, 1_000);
    let early = Curve::even(1_000, DAY).starting(START - 1);

    farm.when("manager").add_stream(0, &mint, &early).fails(FarmError::StartOutOfRange);
}

#[test]
fn too_many_too_short_and_empty_segments_are_refused() {
    let mut farm = Given::pool().ready();
    let (mint, funder) = (farm.world.mint(&Token::spl(6)), farm.world.actor("funder"));
    farm.world.fund(&funder, &mint, 1_000);
    let long = (0..25).fold(Curve::empty(), |curve, _| curve.then(1, DAY));

    farm.when("manager").add_stream(0, &mint, &long).fails(FarmError::ScheduleTooLong);
    farm.when("manager").add_stream(0, &mint, &Curve::even(1, 0)).fails(FarmError::SegmentTooShort);
    farm.when("manager").add_stream(0, &mint, &Curve::even(0, 1)).fails(FarmError::ScheduleEmpty);
}

#[test]
fn a_curve_begins_and_ends_within_ten_years() {
    let mut farm = one(Curve::even(1_000, 3_650 * DAY)).staker("alice", 1).ready();
    farm.when("funder").extend(0, &Curve::even(1, 1)).fails(FarmError::EndOutOfRange);
    farm.after(3_650 * DAY);
    let far = farm.world.now() + 3_650 * DAY + 1;
    let late = Curve::even(1, 1).starting(far);
    farm.when("funder").extend(0, &late).fails(FarmError::StartOutOfRange);
}

#[test]
fn the_longest_and_the_largest_curve_that_can_be_written() {
    let most = (1 << 63) - 1;
    let curve = Curve::even(most, 3_650 * DAY);
    let mut farm = one(curve).staker("alice", 1).staker("bob", u32::MAX as u64).ready();
    farm.after(3_650 * DAY);

    farm.everyone_claims();
    farm.everyone_can_exit();
}

#[test]
fn lifetime_funding_is_bounded_on_the_way_in() {
    let mut farm = one(Curve::even((1 << 63) - 2, DAY)).staker("alice", 1).ready();

    farm.when("donor").top_up(0, 2).fails(FarmError::FundingOverflow);
    farm.when("donor").top_up(0, 1).ok();

    farm.everyone_can_exit();
}
