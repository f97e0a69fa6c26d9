//! Funding: extending, topping up, flows.

use super::one;
use harness::prelude::*;

#[test]
fn a_running_curve_is_extended_at_its_end() {
    let mut farm = one(Curve::even(1_000, 10 * DAY)).staker("alice", 1).ready();
    farm.after(5 * DAY);

    let early = Curve::even(500, DAY).starting(START + 6 * DAY);
    farm.when("funder").extend(0, &early).fails(FarmError::StartNotContiguous);
    farm.when("funder").extend(0, &Curve::even(500, 5 * DAY)).ok();

    farm.then("alice").is_owed(0, 500);
    farm.after(10 * DAY);
    farm.then("alice").is_owed(0, 1_500);
}

#[test]
fn an_ended_curve_starts_anew_without_paying_for_the_gap() {
    let mut farm = one(Curve::even(1_000, 10 * DAY)).staker("alice", 1).ready();
    farm.after(40 * DAY);

    farm.when("funder").extend(0, &Curve::even(1_000, 10 * DAY)).ok();

    farm.then("alice").is_owed(0, 1_000);
    farm.after(DAY);
    farm.then("alice").is_owed(0, 1_100);
}

#[test]
fn only_the_funder_extends_commits_refunds_and_winds_down() {
    let mut farm = one(Curve::even(1_000, 10 * DAY)).staker("alice", 1).ready();

    for who in ["creator", "manager", "mallory"] {
        farm.when(who).extend(0, &Curve::even(1, DAY)).fails(FarmError::NotFunder);
        farm.when(who).commit(0, START + DAY).fails(FarmError::NotFunder);
        farm.when(who).refund(0).fails(FarmError::NotFunder);
        farm.when(who).wind_down(0).fails(FarmError::NotFunder);
        farm.when(who).retire(0).fails(FarmError::FundersTurn);
    }
}

#[test]
fn a_flow_spreads_each_deposit_over_its_window() {
    let mut farm = Given::pool().flow(Token::spl(6), 10 * DAY).staker("alice", 1).ready();
    farm.when("donor").top_up(0, 1_000).ok();
    farm.after(5 * DAY);
    farm.then("alice").is_owed(0, 500);

    farm.when("donor").top_up(0, 2_000).ok();
    farm.after(5 * DAY);
    farm.then("alice").is_owed(0, 2_000);
    farm.after(5 * DAY);

    farm.then("alice").is_owed(0, 3_000);
}

#[test]
fn dust_does_not_delay_a_flow() {
    let mut farm = Given::pool().flow(Token::spl(6), 10 * DAY).staker("alice", 1).ready();
    farm.when("donor").top_up(0, 1_000_000).ok();

    for _ in 0..100 {
        farm.after(DAY / 10);
        farm.when("mallory").top_up(0, 1).ok();
    }

    assert!(farm.then("alice").owed(0) >= 1_000_000, "all of the deposit, in its ten days");
}

#[test]
fn a_flow_window_has_bounds() {
    let mut farm = Given::pool().ready();
    let mint = farm.world.mint(&Token::spl(6));

    farm.when("manager").add_flow(0, &mint, 599).fails(FarmError::WindowOutOfRange);
    farm.when("manager").add_flow(0, &mint, u32::MAX).fails(FarmError::WindowOutOfRange);
    farm.when("manager").add_flow(0, &mint, 600).ok();
}

#[test]
fn a_flow_is_not_extended_and_a_curve_not_ramped() {
    let mut farm = Given::pool().flow(Token::spl(6), DAY).staker("alice", 1).ready();

    farm.when("funder").extend(0, &Curve::even(1_000, DAY)).fails(FarmError::WrongStreamKind);
    farm.when("donor").top_up(0, 0).fails(FarmError::ZeroAmount);
}
