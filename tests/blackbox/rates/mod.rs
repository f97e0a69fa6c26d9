//! Rates that follow the stake (ADR 52), and stake-time (ADR 53).

mod attacks;
mod stake_time;

use acequia_interface::events::Event;
use harness::prelude::*;

/// What the stream streams in all [base units], and for how long.
const BUDGET: u64 = 1_000_000_000;
const LASTS: u64 = 10 * DAY;

/// A pool with one reward whose rate is full at a weight of 1,000.
fn capped(least: u64) -> Given {
    Given::pool().reward(Token::spl(6), Curve::even(BUDGET, LASTS).full_at(1_000, least))
}

#[test]
fn a_unit_earns_the_same_below_full_and_the_rest_goes_back() {
    let mut farm = capped(0).staker("alice", 100).staker("bob", 300).ready();
    farm.after(5 * DAY);
    farm.when("bob").unstake(300).ok();
    farm.after(5 * DAY);

    farm.then("alice").is_owed(0, BUDGET / 10);
    farm.then("bob").is_owed(0, BUDGET / 20 * 3);
    farm.when("funder").refund(0).ok();
    farm.then("funder").was_paid(0, BUDGET / 4 * 3);
}

#[test]
fn what_came_back_goes_on_at_the_funders_word() {
    let mut farm = capped(0).staker("alice", 500).ready();
    farm.after(LASTS);
    let more = Curve::even(BUDGET / 2, DAY);
    farm.when("alice").roll(0, &more).fails(FarmError::NotFunder);
    farm.when("funder").roll(0, &Curve::even(BUDGET / 2 + 1, DAY)).fails(FarmError::IdleTooSmall);
    let vault = farm.world.balance(&farm.reward_vault(0));

    farm.when("funder").roll(0, &more).ok();

    assert_eq!(farm.world.balance(&farm.reward_vault(0)), vault, "no token moves");
    farm.after(DAY);
    farm.then("alice").is_owed(0, BUDGET / 2 + BUDGET / 4);
}

#[test]
fn only_rules_that_make_sense_are_taken() {
    let mut farm = Given::pool().capacity(1).ready();
    let mint = farm.world.mint(&Token::spl(6));
    let funder = farm.world.actor("funder");
    farm.world.fund(&funder, &mint, 4);
    let waiting = Curve { idle: IdlePolicy::Wait, ..Curve::even(1, 1).full_at(9, 8) };
    for curve in [waiting, Curve::even(1, 1).full_at(9, 9), Curve::even(1, 1).full_at(0, 1)] {
        farm.when("manager").add_stream(0, &mint, &curve).fails(FarmError::RateRuleOutOfRange);
    }
    farm.when("manager").add_stream(0, &mint, &Curve::even(1, 1).full_at(9, 8)).ok();
}

#[test]
fn the_view_says_the_curves_rate_and_what_of_it_stakers_get() {
    let mut farm = capped(200).staker("alice", 400).ready();
    let view = farm.view_pool();
    let [stream] = &view.streams[..] else { panic!("one stream") };
    assert_eq!((stream.amount, stream.seconds), (BUDGET, LASTS));
    assert_eq!((stream.full_weight, stream.least_weight), (1_000, 200));
    let to_stakers = [0, 100, view.weight, 1_000, 5_000].map(|weight| stream.to_stakers(weight));
    assert_eq!(to_stakers, [0, BUDGET / 5, BUDGET / 5 * 2, BUDGET, BUDGET]);
}

#[test]
fn the_rule_is_told_where_the_stream_is_added_and_what_goes_back_where_it_is_settled() {
    let mut farm = Given::pool().capacity(1).staker("alice", 250).ready();
    let mint = farm.world.mint(&Token::spl(6));
    let funder = farm.world.actor("funder");
    farm.world.fund(&funder, &mint, BUDGET);
    let curve = Curve::even(BUDGET, LASTS).full_at(1_000, 0);
    let added = farm.when("manager").add_stream(0, &mint, &curve).ok().events();
    let told = added.iter().find_map(|event| match event {
        Event::StreamAdded(event) => Some((event.full_weight, event.least_weight)),
        _ => None,
    });
    assert_eq!(told, Some((1_000, 0)));
    farm.after(LASTS);
    let settled = farm.when("anyone").settle_pool().ok().events();
    let [Event::PoolSettled(settled)] = &settled[..] else { panic!("one event") };
    let funding = &settled.fundings[0];
    assert_eq!((funding.streamed, funding.idle), (BUDGET / 4, BUDGET / 4 * 3));
}

/// A boost that outlived its lock costs the funder, and nobody else, until anyone releases it.
#[test]
fn below_full_nobodys_lock_lowers_what_others_earn() {
    let locks = |given: Given| given.locks(YEAR, 30_000, 0);
    let mut alone = locks(capped(0)).staker("alice", 100).staker("bob", 100).ready();
    let mut locked = alone.fork();
    locked.when("bob").lock(YEAR).ok();
    for farm in [&mut alone, &mut locked] {
        farm.after(LASTS);
        farm.then("alice").is_owed(0, BUDGET / 10);
    }
    locked.then("bob").is_owed(0, BUDGET / 10 * 3);
}
