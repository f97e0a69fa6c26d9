//! What a stream has for its funder, the gauge, comes back to the budget, and nothing else does.

use super::{opened_with, settled};
use acequia_gauge_interface::events::Event;
use harness::gauge::gauge_events;
use harness::prelude::*;

const HOUR: u64 = 3_600;

/// All of epoch 0 streams to a pool where nobody is staked; what streams to nobody is the gauge's.
fn to_nobody() -> GaugeScene {
    streams_from(opened_with(GivenGauge::weekly().pool("alice", 3_000).pool("bob", 0).refunding()))
}

/// Alice gives her votes to the second pool, whose share is applied; it is the second in which it begins.
fn streams_from(mut gauge: GaugeScene) -> GaugeScene {
    gauge.vote("alice", 0, &[(1, 10_000)]).ok();
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    gauge.apply(0, 1).ok();
    gauge.at_boundary_of(0);
    gauge
}

#[test]
fn what_streamed_to_nobody_is_split_by_a_later_epoch() {
    let mut gauge = to_nobody();
    gauge.after(7 * DAY / 2);
    gauge.when("bob").in_pool(1).stake(1).ok();
    let before = gauge.state().books;

    let returned = gauge.refund_stream(1).ok();

    let (books, at) = (gauge.state().books, gauge.sites[1].pool);
    assert_eq!((books.funded, books.idle), (before.funded + 500_000, before.idle + 500_000));
    assert_eq!((books.applied, gauge.balance()), (1_000_000, 500_000));
    let Some(Event::GaugeStreamRefunded(told)) = gauge_events(&returned).pop() else {
        panic!("an event")
    };
    assert_eq!((told.gauge, told.pool, told.slot, told.generation), (gauge.gauge, at, 0, 1));
    assert_eq!((told.received, told.books.idle), (500_000, 500_000));
    gauge.begin(3);
    assert_eq!(gauge.epoch(3).books.budget, 500_000);
}

#[test]
fn what_still_streams_to_stakers_is_not_taken_back() {
    let mut gauge = to_nobody();
    gauge.after(7 * DAY / 2);
    gauge.when("bob").in_pool(1).stake(1).ok();
    gauge.refund_stream(1).ok();
    gauge.after(DAY);
    gauge.refund_stream(1).farm_fails(FarmError::NothingToRefund);
    gauge.after(7 * DAY);
    gauge.refund_stream(1).farm_fails(FarmError::NothingToRefund);

    gauge.then("bob").in_pool(1).is_owed(0, 500_000);
    assert_eq!(gauge.state().books.idle, 500_000);
}

#[test]
fn a_stream_that_waits_has_nothing_to_give_back_but_what_was_forfeited() {
    let mut gauge = settled();
    gauge.apply(0, 0).ok();
    gauge.at_boundary_of(0);
    gauge.refund_stream(0).farm_fails(FarmError::NothingToRefund);
    gauge.at_end_of(0);
    gauge.refund_stream(0).farm_fails(FarmError::NothingToRefund);
    gauge.when("alice").unstake(3_000).ok();
    gauge.when("alice").close_and_forfeit().ok();

    gauge.refund_stream(0).ok();

    assert_eq!(gauge.state().books.idle, 750_000);
}

#[test]
fn a_pool_off_the_list_gives_back_as_well() {
    let mut gauge = to_nobody();
    gauge.remove_pool(1).ok();
    gauge.at_end_of(0);

    gauge.refund_stream(1).ok();

    assert_eq!(gauge.state().books.idle, 1_000_000);
    gauge.close_epoch(0).ok();
    gauge.wind_down(1).ok();
    gauge.retire(1).ok();
    assert_eq!(gauge.state().books.idle, 1_000_000, "and not twice");
}

#[test]
fn a_stream_that_is_wound_down_gives_back_by_itself_or_when_it_is_retired() {
    let mut gauge = to_nobody();
    gauge.remove_pool(1).ok();
    gauge.at_end_of(0);
    gauge.close_epoch(0).ok();
    gauge.wind_down(1).ok();
    let mut retired = gauge.fork();

    gauge.refund_stream(1).ok();
    retired.retire(1).ok();

    assert_eq!((gauge.state().books.idle, retired.state().books.idle), (1_000_000, 1_000_000));
}

#[test]
fn what_comes_back_is_measured_where_the_mint_takes_a_fee() {
    let fee = Extension::TransferFee { bps: 100, most: 1_000_000 };
    let given = GivenGauge::weekly()
        .splitting(Token::token_2022(6).with(fee), Risks::TRANSFER_FEE)
        .pool("alice", 3_000)
        .pool("bob", 0)
        .refunding();
    let mut gauge = streams_from(opened_with(given));
    gauge.at_end_of(0);

    gauge.refund_stream(1).ok();

    let streamed = 990_000 - 9_900;
    let books = gauge.state().books;
    assert_eq!((books.idle, gauge.balance()), (streamed - streamed / 100, books.idle));
}

#[test]
fn a_gauge_that_can_be_funded_no_more_leaves_it_in_the_stream() {
    let mut gauge = to_nobody();
    gauge.at_end_of(0);
    gauge.fund((1 << 63) - 1 - 1_000_000).ok();

    gauge.refund_stream(1).fails(GaugeError::FundingOverflow);

    let stream =
        gauge.world.pool(&gauge.sites[1].pool).settled_to(gauge.world.now()).streams[0].books;
    assert_eq!(stream.idle, 1_000_000);
}

/// The budget of an epoch holds for what comes back as for what is funded.
#[test]
fn what_comes_back_waits_for_its_turn_in_a_year_that_is_funded_ahead() {
    let given = GivenGauge::weekly().pool("alice", 3_000).pool("bob", 0).refunding();
    let mut gauge = streams_from(opened_with(given.epoch_budget(400_000)));
    gauge.after(7 * DAY - HOUR);
    gauge.refund_stream(1).ok();
    let idle = 1_000_000 - 400_000 + 397_619; // 167 of 168 hours of an epoch's 400,000, rounded down

    assert_eq!(gauge.state().books.idle, idle);
    gauge.open(2).ok();

    assert_eq!((gauge.epoch(2).books.budget, gauge.state().books.idle), (400_000, idle - 400_000));
}

/// Half of what LPs would earn at the full rate is the least; between it and the full rate each unit earns the
/// same. The share is applied, streams and is claimed as any; what the rule held back is split again.
#[test]
fn a_stream_whose_rate_follows_the_stake_gives_back_what_the_rule_held_back() {
    let given = GivenGauge::weekly().pool("alice", 3_000).pool("bob", 250).full_at(1_000, 500);
    let mut gauge = streams_from(opened_with(given));
    assert_eq!(gauge.state().books.applied, 1_000_000);
    gauge.after(7 * DAY / 2);
    gauge.when("bob").in_pool(1).stake(500).ok(); // 250 counted as 500, then 750

    gauge.at_end_of(0);
    gauge.refund_stream(1).ok();
    gauge.refund_stream(1).farm_fails(FarmError::NothingToRefund);

    gauge.then("bob").in_pool(1).is_owed(0, 250_000 + 375_000);
    let books = gauge.state().books;
    assert_eq!((books.funded, books.idle), (1_375_000, 375_000));
    assert_eq!(gauge.balance(), 375_000);
    gauge.begin(3);
    assert_eq!(gauge.epoch(3).books.budget, 375_000);
}
