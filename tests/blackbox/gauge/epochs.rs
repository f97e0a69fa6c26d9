//! When epochs can be opened, settled and closed, by whom, and what they copy.

use super::{opened, opened_with, settled, voted};
use harness::gauge::{ANYONE, GOVERNOR};
use harness::prelude::*;

#[test]
fn an_epoch_takes_all_that_is_idle_and_copies_the_list() {
    let gauge = opened();
    let (state, epoch) = (gauge.state(), gauge.epoch(0));

    assert_eq!((state.books.idle, state.books.held), (0, 1_000_000));
    assert_eq!(epoch.books.budget, 1_000_000);
    assert_eq!(epoch.listed(), state.listed());
    assert_eq!(epoch.books.powers, state.powers);
}

#[test]
fn votes_fund_segments_of_the_next_epoch() {
    let mut gauge = settled();
    gauge.apply(0, 0).ok();
    gauge.apply(0, 1).ok();

    gauge.at_boundary_of(0);
    gauge.then("alice").is_owed(0, 0);
    gauge.after(7 * DAY / 2);
    gauge.then("alice").is_owed(0, 375_000);
    gauge.then("bob").in_pool(1).is_owed(0, 125_000);
    gauge.after(7 * DAY / 2);
    gauge.then("alice").is_owed(0, 750_000);
    gauge.then("bob").in_pool(1).is_owed(0, 250_000);
}

#[test]
fn epochs_follow_one_another_without_a_gap() {
    let mut gauge = opened();
    for number in 0..5 {
        gauge.at_start_of(number);
        gauge.vote("alice", number, &[(0, 6_000), (1, 4_000)]).ok();
        gauge.fund(1_000_000).ok();
        gauge.at_voting_end_of(number);
        gauge.settle(number).ok();
        gauge.open_by(ANYONE, number + 1).ok();
        gauge.apply(number, 1).ok();
        gauge.apply(number, 0).ok();
        gauge.close_record("alice", number).ok();
        if let Some(former) = number.checked_sub(2) {
            gauge.close_epoch(former).ok();
        }
    }
    gauge.at_boundary_of(5);

    gauge.then("alice").is_owed(0, 5 * 600_000);
    gauge.then("bob").in_pool(1).is_owed(0, 5 * 400_000);
    assert_eq!((gauge.state().epochs, gauge.state().unsettled), (3, 1));
}

#[test]
fn anyone_opens_an_epoch_from_the_end_of_voting_before_it_until_its_start() {
    let mut gauge = settled();
    let opens = gauge.world.now();
    gauge.fund(1_000).ok();
    gauge.open(2).fails(GaugeError::EpochTooEarly);
    let mut early = opened();
    early.fund(1_000).ok();
    early.world.set_time(opens - 1);
    early.open(1).fails(GaugeError::EpochTooEarly);

    for who in [ANYONE, GOVERNOR] {
        let mut gauge = gauge.fork();
        gauge.fork().open_by(who, 1).ok();
        gauge.at_start_of(1);
        gauge.open_by(who, 1).fails(GaugeError::VotingBegun);
        gauge.open_by(who, 2).fails(GaugeError::EpochTooEarly);
        gauge.before_start_of(1);
        gauge.open_by(who, 1).ok();
    }
}

#[test]
fn the_first_epoch_is_opened_while_it_is_the_next_to_start() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();
    gauge.fund(1_000).ok();
    gauge.open_by(ANYONE, 1).fails(GaugeError::EpochTooEarly);
    gauge.fork().open_by(ANYONE, 0).ok();
    gauge.at_start_of(4);
    gauge.open_by(ANYONE, 4).fails(GaugeError::VotingBegun);
    gauge.open_by(ANYONE, 6).fails(GaugeError::EpochTooEarly);
    gauge.open_by(ANYONE, 5).ok();
}

#[test]
fn what_an_epoch_leaves_cannot_be_passed_over() {
    let mut gauge = opened_with(GivenGauge::weekly().pool("alice", 3_000).quorum(1_000_000));
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    gauge.at_voting_end_of(0);
    gauge.fund(1).ok();

    gauge.open(1).fails(GaugeError::EpochsUnsettled);
    gauge.open_by("mallory", 1).fails(GaugeError::EpochsUnsettled);
    gauge.settle(0).ok();
    gauge.open_by("mallory", 1).ok();

    assert_eq!(gauge.epoch(1).books.budget, 1_000_001);
}

#[test]
fn numbers_may_be_skipped_and_never_used_twice() {
    let mut gauge = opened();
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    gauge.before_start_of(4);

    gauge.open(4).ok();

    gauge.fund(1).ok();
    gauge.open(3).fails(GaugeError::VotingBegun);
    gauge.open(4).refused();
    gauge.at_voting_end_of(4);
    gauge.settle(4).ok();
    gauge.open(5).ok();
    assert_eq!(gauge.state().books.next_epoch, 6);
}

#[test]
fn a_closed_epochs_number_is_not_used_again() {
    let mut gauge = opened();
    gauge.at_end_of(0);
    gauge.settle(0).ok();
    gauge.close_epoch(0).ok();

    gauge.before_start_of(0); // a clock that goes back
    gauge.open(0).fails(GaugeError::EpochNotNext);
}

#[test]
fn nothing_idle_and_nothing_listed_open_no_epoch() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();
    gauge.open(0).fails(GaugeError::NothingIdle);
    gauge.fund(1).ok();
    gauge.remove_pool(0).ok();
    gauge.open(0).fails(GaugeError::PoolCountOutOfRange);
}

#[test]
fn an_epoch_is_settled_from_the_second_its_voting_ends_and_once() {
    let mut gauge = voted();
    let end = gauge.world.now();
    gauge.world.set_time(end - 1);
    gauge.settle(0).fails(GaugeError::VotingNotOver);
    gauge.apply(0, 0).fails(GaugeError::NotSettled);

    gauge.world.set_time(end);
    gauge.settle(0).ok();
    gauge.settle(0).fails(GaugeError::AlreadySettled);
}

#[test]
fn changes_of_the_list_do_not_touch_an_epoch_that_has_begun() {
    let mut gauge = opened();
    let before = gauge.epoch(0);
    gauge.set_power(0, 1).ok();
    gauge.set_terms(u64::MAX, 1).ok();
    gauge.remove_pool(0).ok();
    gauge.add_pool(0, 7).ok();
    gauge.remove_pool(1).ok();

    assert_eq!(gauge.epoch(0), before);
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    gauge.vote("bob", 0, &[(1, 10_000)]).ok();
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    assert_eq!(gauge.epoch(0).books.shares[..2], [750_000, 250_000]);
    gauge.apply(0, 1).ok();
    gauge.apply(0, 0).ok();

    gauge.fund(1).ok();
    gauge.open(1).ok();
    let epoch = gauge.epoch(1);
    let (listed, pool) = (epoch.listed(), gauge.sites[0].pool);
    assert_eq!((listed.len(), listed[0].pool, epoch.books.powers[0]), (1, pool, 7));
    assert_eq!((epoch.books.quorum, epoch.books.cap_bps), (u64::MAX, 1));
}

#[test]
fn an_epoch_is_closed_when_every_share_is_spent_and_returns_its_rent() {
    let mut gauge = settled();
    let governor = gauge.world.actor(GOVERNOR);
    let rent = gauge.world.lamports(&gauge.epoch_at(0));
    gauge.apply(0, 0).ok();
    gauge.at_end_of(0);
    gauge.close_epoch(0).fails(GaugeError::EpochNotDone);
    gauge.apply(0, 1).ok();

    let before = gauge.world.lamports(&governor);
    gauge.close_epoch(0).ok();

    assert_eq!(gauge.world.lamports(&governor) - before, rent);
    assert!(gauge.find_epoch(0).is_none());
}

#[test]
fn the_view_says_how_the_budget_would_be_split_now() {
    let mut gauge = opened_with(GivenGauge::weekly().pool("alice", 3_000).pool("bob", 1_000));
    assert_eq!(gauge.view_epoch(0).rollover, 1_000_000);

    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    gauge.vote("bob", 0, &[(1, 10_000)]).ok();

    let view = gauge.view_epoch(0);
    assert_eq!((view.number, view.state, view.budget, view.votes), (0, 0, 1_000_000, 4_000));
    let shares: Vec<_> = view.pools.iter().map(|p| (p.votes, p.amount, p.state)).collect();
    assert_eq!(shares, [(3_000, 750_000, 0), (1_000, 250_000, 0)]);
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    gauge.apply(0, 1).ok();
    let states: Vec<_> = gauge.view_epoch(0).pools.iter().map(|p| (p.amount, p.state)).collect();
    assert_eq!(states, [(750_000, 0), (250_000, 1)]);
}
