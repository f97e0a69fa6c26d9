//! How a budget is split, and how shares are spent: once, in any order, into the very stream
//! that was listed.

use super::{opened, opened_with, settled};
use acequia_interface::instructions::TopUp;
use harness::gauge::GOVERNOR;
use harness::prelude::*;

const FIVE: [&str; 5] = ["alice", "bob", "carol", "dave", "erin"];

/// Five pools whose stakers divide their votes crookedly over a budget of a prime number.
fn crooked() -> GaugeScene {
    let amounts = [3, 1_000, 77_777, 123_456_789, 41];
    let given = FIVE
        .iter()
        .zip(amounts)
        .fold(GivenGauge::weekly(), |given, (name, amount)| given.pool(name, amount));
    let mut gauge = given.ready();
    gauge.fund(999_983).ok();
    gauge.begin(0);
    for (nth, name) in FIVE.iter().enumerate() {
        let split = [(0, 1), (1, 3_333), (2, 1_666 + nth as u16), (3, 5_000 - nth as u16)];
        gauge.vote(name, 0, &split).ok();
    }
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    gauge
}

#[test]
fn shares_add_up_to_the_budget_to_the_unit() {
    let gauge = crooked();
    let books = gauge.epoch(0).books;

    assert_eq!(books.shares.iter().sum::<u64>(), 999_983);
    assert_eq!((books.rollover, books.shares[4]), (0, 0));
    assert!(books.shares[..4].iter().all(|share| *share > 0));
}

#[test]
fn every_order_of_application_gives_the_same() {
    let scene = crooked();
    let orders = permutations(&[0, 1, 2, 3]);
    assert_eq!(orders.len(), 24);
    let mut ends = orders.iter().map(|order| {
        let mut gauge = scene.fork();
        for place in order {
            gauge.apply(0, *place).ok();
        }
        let funded: Vec<u64> =
            gauge.sites.iter().map(|s| gauge.world.pool(&s.pool).streams[0].books.funded).collect();
        (funded, gauge.state().books, gauge.balance())
    });
    let first = ends.next().expect("an order");
    assert_eq!(first.0, scene.epoch(0).books.shares[..5]);
    assert_eq!((first.1.applied, first.2), (999_983, 0));
    assert!(ends.all(|end| end == first));
}

fn permutations(of: &[u8]) -> Vec<Vec<u8>> {
    if of.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for first in of {
        let rest: Vec<u8> = of.iter().copied().filter(|other| other != first).collect();
        all.extend(permutations(&rest).into_iter().map(|tail| [vec![*first], tail].concat()));
    }
    all
}

#[test]
fn no_pool_gets_more_than_the_cap_and_the_rest_rolls_over() {
    let given = GivenGauge::weekly().pool("alice", 3_000).pool("bob", 1_000).cap(6_000);
    let mut gauge = opened_with(given);
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    gauge.vote("bob", 0, &[(1, 10_000)]).ok();
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();

    let books = gauge.epoch(0).books;
    assert_eq!((books.shares[0], books.shares[1], books.rollover), (600_000, 250_000, 150_000));
    gauge.open(1).ok();
    assert_eq!(gauge.epoch(1).books.budget, 150_000);
}

#[test]
fn below_the_quorum_everything_rolls_over() {
    let given = GivenGauge::weekly().pool("alice", 3_000).pool("bob", 1_000).quorum(4_000);
    let mut gauge = opened_with(given);
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    let mut with_bob = gauge.fork();

    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    assert_eq!((gauge.epoch(0).books.rollover, gauge.state().books.idle), (1_000_000, 1_000_000));
    gauge.apply(0, 0).fails(GaugeError::NoShare);

    with_bob.vote("bob", 0, &[(1, 10_000)]).ok();
    with_bob.at_voting_end_of(0);
    with_bob.settle(0).ok();
    assert_eq!(with_bob.epoch(0).books.rollover, 0);
}

#[test]
fn a_share_is_applied_once() {
    let mut gauge = settled();
    gauge.apply(0, 0).ok();

    gauge.apply(0, 0).fails(GaugeError::ShareSpent);
    gauge.at_boundary_of(1);
    gauge.give_back(0, 0).fails(GaugeError::ShareSpent);
    gauge.apply(0, 2).fails(GaugeError::PoolOutOfRange);
    gauge.apply(0, 15).fails(GaugeError::PoolOutOfRange);
}

#[test]
fn a_late_share_streams_from_now_and_as_long() {
    let mut gauge = settled();
    gauge.at_boundary_of(0);
    gauge.after(2 * DAY);

    gauge.apply(0, 0).ok();

    gauge.after(7 * DAY);
    gauge.then("alice").is_owed(0, 750_000);
}

#[test]
fn a_share_goes_on_where_the_stream_still_runs() {
    let mut gauge = settled();
    gauge.fund(40_000).ok();
    gauge.begin(1);
    gauge.after(3 * DAY);
    gauge.apply(0, 0).ok();
    gauge.vote("alice", 1, &[(0, 10_000)]).ok();
    gauge.at_voting_end_of(1);
    gauge.settle(1).ok();
    gauge.apply(1, 0).ok();

    gauge.at_boundary_of(1);
    gauge.after(3 * DAY);
    gauge.then("alice").is_owed(0, 750_000);
    gauge.after(7 * DAY);
    assert_eq!(gauge.stream(0).streamed, 790_000);
}

/// F42: a share behind one that was applied late began before its boundary.
#[test]
fn f42_a_share_after_a_late_one_waits_for_its_boundary() {
    let mut gauge = settled();
    gauge.at_voting_end_of(1);
    gauge.after(HOUR);
    gauge.apply(0, 0).ok(); // a week from here: until an hour after the end of voting in epoch 2
    gauge.fund(70_000).ok();
    gauge.begin(2);
    gauge.vote("alice", 2, &[(0, 10_000)]).ok();
    gauge.at_voting_end_of(2);
    gauge.settle(2).ok();

    gauge.apply(2, 0).ok();

    gauge.after(HOUR);
    assert_eq!(gauge.stream(0).unstreamed(), 70_000, "the late share is streamed");
    gauge.at_boundary_of(2);
    assert_eq!(gauge.stream(0).unstreamed(), 70_000, "the next one has not begun");
    gauge.after(7 * DAY);
    assert_eq!(gauge.stream(0).streamed, 820_000);
}

#[test]
fn a_share_for_a_pool_where_nobody_is_staked_waits_there() {
    let mut gauge = opened_with(GivenGauge::weekly().pool("alice", 3_000).pool("bob", 0));
    gauge.vote("alice", 0, &[(1, 10_000)]).ok();
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    gauge.apply(0, 1).ok();
    gauge.at_boundary_of(2);

    gauge.when("bob").in_pool(1).stake(1).ok();
    gauge.after(7 * DAY);

    gauge.then("bob").in_pool(1).is_owed(0, 1_000_000);
}

/// Fills the curve of the first pool with one segment after another.
fn filled() -> GaugeScene {
    let given = GivenGauge::weekly().pool("alice", 3_000).pool("bob", 0).epochs_of(7_200, 3_600);
    let mut gauge = given.ready();
    // Nobody is staked in the second pool: its stream stands still and keeps all segments.
    for number in 0..24 {
        gauge.fund(1_000).ok();
        gauge.begin(number);
        gauge.vote("alice", number, &[(1, 10_000)]).ok();
        gauge.at_voting_end_of(number);
        gauge.settle(number).ok();
        gauge.apply(number, 1).ok();
        gauge.at_boundary_of(number);
    }
    gauge.fund(777).ok();
    gauge.begin(24);
    gauge.vote("alice", 24, &[(1, 10_000)]).ok();
    gauge.at_voting_end_of(24);
    gauge.settle(24).ok();
    gauge
}

#[test]
fn a_full_curve_takes_no_share_which_is_given_back_when_it_is_time() {
    let mut gauge = filled();

    gauge.apply(24, 1).farm_fails(FarmError::ScheduleTooLong);
    gauge.give_back(24, 1).fails(GaugeError::GiveBackTooEarly);
    gauge.at_boundary_of(25);
    let now = gauge.world.now();
    gauge.world.set_time(now - 1);
    gauge.give_back(24, 1).fails(GaugeError::GiveBackTooEarly);
    gauge.world.set_time(now);
    gauge.give_back(24, 1).ok();

    assert_eq!((gauge.state().books.idle, gauge.state().books.held), (777, 0));
    gauge.apply(24, 1).fails(GaugeError::ShareSpent);
    gauge.close_epoch(24).ok();
}

#[test]
fn a_share_that_was_not_applied_in_time_can_still_be_until_it_is_given_back() {
    let mut gauge = settled();
    gauge.at_boundary_of(3);

    gauge.fork().apply(0, 0).ok();
    gauge.give_back(0, 0).ok();
    gauge.apply(0, 0).fails(GaugeError::ShareSpent);
}

#[test]
fn a_pool_that_is_gone_gets_nothing_and_its_share_comes_back() {
    let mut gauge = settled();
    let pool = gauge.sites[0].pool;
    let account = gauge.world.account(&pool).expect("the pool");
    // No instruction closes a pool with a stream in it; were it gone all the same:
    gauge.sites.remove(0);
    gauge.world.put(pool, Default::default());

    gauge.apply(0, 0).fails(GaugeError::NotPool);
    gauge.at_boundary_of(1);
    gauge.give_back(0, 0).ok();

    assert_eq!(gauge.state().books.idle, 750_000);
    gauge.world.put(pool, account);
}

#[test]
fn only_a_curve_of_the_gauges_own_is_listed() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).made();
    let (mint, address) = (gauge.mint, gauge.gauge);
    let other = gauge.world.mint(&Token::spl(6));
    let stranger = gauge.world.actor("stranger");
    let spoiled = [(other, address, IdlePolicy::Wait), (mint, stranger, IdlePolicy::Wait)];
    for (mint, funder, idle) in spoiled {
        let mut gauge = gauge.fork();
        let nth = gauge.farm.also(Given::pool().capacity(3));
        let add = gauge.farm.stream_for(nth, 1, &mint, funder, idle);
        gauge.do_step("manager", add).ok();
        gauge.add_pool_with(nth, 1, 1).fails(GaugeError::NotStreamOfGauge);
        gauge.add_pool_with(nth, 2, 1).fails(GaugeError::NotStreamOfGauge);
        gauge.add_pool_with(nth, 3, 1).fails(GaugeError::NotPool);
    }
    gauge.add_pool(0, 1).ok();
    gauge.add_pool(0, 1).fails(GaugeError::PoolListed);
    let nth = gauge.farm.also(Given::pool());
    let add = gauge.farm.stream_for(nth, 0, &mint, address, IdlePolicy::Refund);
    gauge.do_step("manager", add).ok();
    gauge.after(1);
    gauge.add_pool_with(nth, 0, 1).ok();
}

#[test]
fn sixteen_pools_are_listed_and_no_more() {
    let given =
        (0..17).fold(GivenGauge::weekly(), |given, nth| given.pool(&format!("lp {nth}"), 9));
    let mut gauge = given.made();
    for nth in 0..16 {
        gauge.add_pool(nth, WHOLE_POWER).ok();
    }
    gauge.add_pool(16, WHOLE_POWER).fails(GaugeError::PoolCountOutOfRange);

    gauge.fund(1_600).ok();
    gauge.begin(0);
    for nth in 0..16 {
        gauge.vote(&format!("lp {nth}"), 0, &[(15 - nth, 10_000)]).ok();
    }
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    assert_eq!(gauge.epoch(0).books.shares, [100; 16]);
    gauge.remove_pool(7).ok();
    gauge.add_pool(16, WHOLE_POWER).ok();
    let listed = gauge.state();
    assert_eq!(listed.listed()[7].pool, gauge.sites[8].pool);
    assert_eq!(listed.listed()[15].pool, gauge.sites[16].pool);
}

#[test]
fn a_top_up_by_anyone_neither_delays_nor_stops_a_share() {
    let mut gauge = settled();
    gauge.apply(0, 0).ok();
    gauge.at_boundary_of(0);
    gauge.after(DAY);
    let (pool, mint, donor) = (gauge.sites[0].pool, gauge.mint, gauge.world.actor("donor"));
    let source = gauge.world.fund(&donor, &mint, 70_000);
    let top_up = TopUp {
        pool,
        vault: gauge.reward_vault(0),
        mint: mint.address,
        source,
        source_authority: donor,
        token_program: mint.program,
        slot: 0,
        amount: 70_000,
    };
    gauge.do_step("donor", top_up.instruction()).ok();

    gauge.at_boundary_of(1);
    assert_eq!(gauge.stream(0).streamed, 820_000);
}

#[test]
fn nobody_but_the_gauge_can_take_from_its_streams() {
    let mut gauge = settled();
    gauge.apply(0, 0).ok();
    gauge.when(GOVERNOR).refund(0).fails(FarmError::NotFunder);
    gauge.when("manager").refund(0).fails(FarmError::NotFunder);
    assert_eq!(gauge.world.balance(&gauge.reward_vault(0)), 750_000);
}

#[test]
fn an_epoch_whose_pools_got_nothing_is_closed_without_a_share() {
    let mut gauge = opened();
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    gauge.close_epoch(0).fails(GaugeError::EpochNotDone);
    gauge.at_end_of(0);

    gauge.close_epoch(0).ok();
    gauge.refund().ok();
    gauge.close_gauge().ok();
}
