//! One event per effect, carrying the state after it.

use acequia_core::Q64;
use acequia_interface::events::{Event, StreamIndex};
use acequia_replay::Replay;
use harness::catalog;
use harness::prelude::*;
use std::collections::BTreeSet;

/// The name of an event, as in the program.
fn name(event: &Event) -> String {
    let text = format!("{event:?}");
    text.split('(').next().unwrap_or_default().to_owned()
}

#[test]
fn every_instruction_that_changes_something_logs_exactly_one_event() {
    for case in catalog::all() {
        let mut farm = (case.scene)(3);
        let events = (case.step)(&mut farm).ok().events();
        let name = case.instruction();
        let expected = usize::from(!name.starts_with("view_") && name != "guard");
        assert_eq!(events.len(), expected, "{}", case.name);
    }
}

#[test]
fn every_event_is_logged_by_some_instruction() {
    let mut seen = BTreeSet::new();
    for case in catalog::all() {
        let mut farm = (case.scene)(2);
        seen.extend((case.step)(&mut farm).ok().events().iter().map(name));
    }
    let all: BTreeSet<String> = Event::NAMES.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(seen, all);
}

#[test]
fn nothing_is_logged_by_what_failed() {
    let mut farm = Given::pool().staker("alice", 1_000).ready();

    let failed = farm.when("alice").unstake(1_001).fails(FarmError::InsufficientStake);

    assert!(failed.events().is_empty());
}

#[test]
fn a_stake_event_carries_the_books_after_it() {
    let mut farm = Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 3_000)
        .staker("bob", 1_000)
        .ready();
    farm.after(10 * DAY);

    let events = farm.when("alice").stake(500).ok().events();
    let [Event::Staked(staked)] = &events[..] else { panic!("{events:?}") };

    let (pool, position) = (farm.site().pool, farm.position_of("alice"));
    assert_eq!((staked.pool, staked.position, staked.received), (pool, position, 500));
    let books = &staked.books;
    assert_eq!((books.amount, books.weight), (3_500, 3_500));
    assert_eq!((books.pool_staked, books.pool_weight), (4_500, 4_500));
    let (index, is) = (&books.indexes[0], farm.pool().streams[0].books.index);
    assert_eq!((books.time, index.lo, index.hi), (START + 10 * DAY, is.lo, is.hi));
}

#[test]
fn a_claim_event_says_what_each_stream_paid() {
    let mut farm = Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .reward(Token::spl(6), Curve::even(5_000, 100 * DAY))
        .staker("alice", 1_000)
        .ready();
    farm.after(10 * DAY);

    let events = farm.when("alice").claim_all().ok().events();
    let [Event::Claimed(claimed)] = &events[..] else { panic!("{events:?}") };

    let paid: Vec<(u8, u64)> = claimed.paid.iter().map(|paid| (paid.slot, paid.amount)).collect();
    assert_eq!(paid, [(0, 100_000), (1, 500)]);
    assert!(!claimed.pushed);
    let totals: Vec<u64> = claimed.paid.iter().map(|paid| paid.total).collect();
    assert_eq!(totals, [100_000, 500]);
}

/// What an indexer knows of a stream from events alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Seen {
    funded: u64,
    refunded: u64,
    paid: u64,
    streamed: u64,
}

#[test]
fn funded_refunded_streamed_and_paid_follow_from_events_alone() {
    let mut farm = Given::pool().capacity(1).staker("alice", 3_000).staker("bob", 1_000).ready();
    let (mint, funder) = (farm.world.mint(&Token::spl(6)), farm.world.actor("funder"));
    farm.world.fund(&funder, &mint, 1_000_000);
    let curve = Curve::even(1_000_000, 100 * DAY);

    let mut log = farm.when("manager").add_stream(0, &mint, &curve).ok().events();
    farm.after(10 * DAY);
    log.extend(farm.when("alice").claim_all().ok().events());
    log.extend(farm.when("donor").top_up(0, 90_000).ok().events());
    farm.after(10 * DAY);
    log.extend(farm.when("bob").claim_all().ok().events());
    log.extend(farm.when("funder").refund(0).ok().events());
    log.extend(farm.when("alice").unstake(3_000).ok().events());

    let seen = log.iter().fold(Seen::default(), observe);
    let books = farm.pool().streams[0].books;
    let Seen { funded, refunded, paid, streamed } = seen;
    assert_eq!((funded, refunded), (books.funded, books.refunded));
    assert_eq!((paid, streamed), (books.paid, books.streamed));
}

fn observe(mut seen: Seen, event: &Event) -> Seen {
    match event {
        Event::StreamAdded(event) => seen.funded += event.received,
        Event::StreamToppedUp(event) => seen.funded += event.received,
        Event::StreamRefunded(event) => {
            seen.refunded += event.idle + event.uncommitted;
            seen.streamed = event.funding.streamed;
        }
        Event::Claimed(event) => {
            seen.paid += event.paid.iter().map(|paid| paid.amount).sum::<u64>();
        }
        Event::Unstaked(_) => {}
        other => panic!("not expected here: {other:?}"),
    }
    seen
}

#[test]
fn what_a_position_is_owed_follows_from_events_alone() {
    let mut farm = Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 3_000)
        .staker("bob", 1_000)
        .ready();
    let mut events = Vec::new();
    for (days, amount) in [(3, 1_000), (5, 4_000), (7, 2_000)] {
        farm.after(days * DAY);
        events.extend(farm.when("bob").stake(amount).ok().events());
    }

    // Alice's weight stood still, so her share is that of the index.
    let Some(Event::Staked(last)) = events.last() else { panic!("{events:?}") };
    let StreamIndex { lo, hi } = last.books.indexes[0];
    let owed = Q64 { lo, hi }.times(3_000);

    assert_eq!(farm.then("alice").owed(0), owed.floor());
}

/// A waiting curve ends so much later; what the other one streamed to nobody is idle once it has ended, and
/// before then idle or still to be streamed.
#[test]
fn how_long_nobody_was_staked_and_what_that_left_follows_from_events_alone() {
    let mut farm = Given::pool().capacity(2).staker("alice", 3_000).ready();
    let mut heard = Replay::new(farm.site().pool, &farm.pool());
    let mut log = Vec::new();
    log.extend(farm.when("alice").unstake(3_000).ok().events());
    let curve = || Curve::even(1_000_003, 100 * DAY);
    for (slot, curve) in [(0, curve()), (1, curve().refunding())] {
        let (mint, funder) = (farm.world.mint(&Token::spl(6)), farm.world.actor("funder"));
        farm.world.fund(&funder, &mint, curve.total());
        log.extend(farm.when("manager").add_stream(slot, &mint, &curve).ok().events());
    }
    let ends_at = |log: &[Event]| match &log[1] {
        Event::StreamAdded(added) => added.funding.ends_at,
        other => panic!("{other:?}"),
    };
    for (days, comes, goes) in [(5, 7, 0), (10, 0, 7), (25, 11, 0), (20, 0, 11), (3, 1, 0)] {
        farm.after(days * DAY);
        let alice = farm.when("alice");
        let step = if comes > 0 { alice.stake(comes) } else { alice.unstake(goes) };
        log.extend(step.ok().events());
    }
    for event in &log {
        heard.read(event).expect("nothing is missing");
    }

    let waits = |farm: &Scene| farm.pool().streams[0].books;
    let returns = |farm: &Scene| farm.pool().streams[1].books;
    assert_eq!(heard.empty(), (5 + 25 + 3) * DAY);
    assert_eq!(waits(&farm).schedule.ends_at(), ends_at(&log) + heard.empty());
    let books = returns(&farm);
    assert!(books.idle > 0 && books.unstreamed() > 0);
    assert_eq!(heard.left(1), Some(books.idle + books.unstreamed()));

    farm.after(40 * DAY);
    let last = farm.when("alice").unstake(1).ok().events();
    for event in &last {
        heard.read(event).expect("nothing is missing");
    }
    assert!(farm.world.now() > ends_at(&log));
    assert_eq!((heard.left(1), returns(&farm).unstreamed()), (Some(returns(&farm).idle), 0));
}
