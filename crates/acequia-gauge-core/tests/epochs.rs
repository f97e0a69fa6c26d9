//! When epochs are opened, and what becomes of shares.

mod world;

use acequia_gauge_core::*;
use world::*;

const FOR_BOTH: [(usize, u16); 2] = [(0, 5_000), (1, 5_000)];

/// Epoch 0 settled, with 500 for each of two pools.
fn settled() -> World {
    let mut world = World::opened(WEEKLY, &[WHOLE_POWER; 2], 2, 1_000);
    world.vote(0, 0, 1, &split(&FOR_BOTH)).unwrap();
    world.now += 6 * DAY;
    world.settle(0).unwrap();
    world
}

#[test]
fn a_window_ends_where_the_next_begins() {
    let windows: Vec<Window> = (0..4).map(|n| WEEKLY.window(n).unwrap()).collect();
    for (nth, pair) in windows.windows(2).enumerate() {
        assert_eq!(pair[0].boundary, pair[1].start);
        assert_eq!(WEEKLY.number_at(pair[1].start), Some(nth as u64 + 1));
        assert_eq!(WEEKLY.number_at(pair[1].start - 1), Some(nth as u64));
        assert_eq!(pair[0].boundary - pair[0].voting_end, DAY);
        assert_eq!(pair[0].seconds() as u64, 7 * DAY);
    }
    assert_eq!(WEEKLY.number_at(GENESIS - 1), None);
}

#[test]
fn a_ballot_is_never_longer_than_a_vote_may_lock() {
    let longest = Terms { epoch_seconds: terms::MAX_EPOCH_SECONDS, closing_seconds: 1, ..WEEKLY };
    longest.check().unwrap();
    let window = longest.window(0).unwrap();
    let lock = acequia_core::votes::MAX_VOTE_LOCK_SECONDS;
    assert!(window.voting_end - window.start < lock);
}

#[test]
fn terms_out_of_bounds_are_refused() {
    let with = |change: fn(&mut Terms)| {
        let mut terms = WEEKLY;
        change(&mut terms);
        terms.check()
    };
    let length = Err(Error::EpochLengthOutOfRange);
    assert_eq!(with(|t| t.epoch_seconds = 1), length);
    assert_eq!(with(|t| t.epoch_seconds = 14 * DAY as u32 + 1), length);
    let closing = Err(Error::ClosingOutOfRange);
    assert_eq!(with(|t| t.closing_seconds = 0), closing);
    assert_eq!(with(|t| t.closing_seconds = t.epoch_seconds), closing);
    assert_eq!(with(|t| t.cap_bps = 0), Err(Error::CapOutOfRange));
    assert_eq!(with(|t| t.cap_bps = 10_001), Err(Error::CapOutOfRange));
    assert_eq!(with(|t| t.genesis = MAX_TIME + 1), Err(Error::EpochOutOfRange));
}

#[test]
fn an_epoch_opens_from_an_epoch_before_its_start_until_voting_ends() {
    let start = GENESIS + 21 * DAY;
    let window = WEEKLY.window(3);
    assert_eq!(WEEKLY.openable(3, start - 7 * DAY - 1), Err(Error::EpochTooEarly));
    assert_eq!(WEEKLY.openable(3, start - 7 * DAY), window);
    assert_eq!(WEEKLY.openable(3, start + 6 * DAY - 1), window);
    assert_eq!(WEEKLY.openable(3, start + 6 * DAY), Err(Error::VotingOver));
    assert_eq!(WEEKLY.window(u64::MAX), Err(Error::EpochOutOfRange));
    assert_eq!(WEEKLY.window(1 << 40), Err(Error::EpochOutOfRange));
}

#[test]
fn a_number_is_opened_once_and_never_again() {
    let mut world = settled();
    world.now -= DAY;
    world.fund(1).unwrap();
    assert_eq!(world.open(0), Err(Error::EpochNotNext));
    world.open(1).unwrap();
}

#[test]
fn an_epoch_needs_a_budget_and_pools() {
    let mut world = World::new(WEEKLY, &[WHOLE_POWER; 17], 1);
    assert_eq!(world.open(0), Err(Error::PoolCountOutOfRange));
    world.powers.clear();
    assert_eq!(world.open(0), Err(Error::PoolCountOutOfRange));
    world.powers.push(0);
    assert_eq!(world.open(0), Err(Error::NothingIdle));
    world.terms.cap_bps = 0;
    assert_eq!(world.open(0), Err(Error::CapOutOfRange));
}

#[test]
fn voting_must_be_over_before_settling() {
    let mut world = World::opened(WEEKLY, &[WHOLE_POWER], 1, 1_000);
    world.now += 6 * DAY - 1;
    assert_eq!(world.settle(0), Err(Error::VotingNotOver));
    assert_eq!(world.apply(0, 0), Err(Error::NotSettled));
    world.now += 1;
    assert_eq!(world.settle(0), Ok(1_000));
}

#[test]
fn a_share_is_spent_once() {
    let mut world = settled();
    let grant = world.apply(0, 1).unwrap();
    assert_eq!((grant.amount, grant.seconds), (500, 7 * DAY as u32));
    assert_eq!(world.apply(0, 1), Err(Error::ShareSpent));
    assert_eq!(world.apply(0, 2), Err(Error::PoolOutOfRange));
    world.now += 99 * DAY;
    assert_eq!(world.give_back(0, 1), Err(Error::ShareSpent));
    assert_eq!(world.give_back(0, 0), Ok(500));
    assert_eq!(world.apply(0, 0), Err(Error::ShareSpent));
    let epoch = &world.ballots[0].epoch;
    assert_eq!((epoch.applied, epoch.returned), (0b10, 0b01));
    assert!(epoch.is_done());
    world.check(Some(0));
}

#[test]
fn a_share_is_given_back_an_epoch_after_the_boundary_and_not_before() {
    let mut world = settled();
    world.now = GENESIS + 14 * DAY - 1;
    assert_eq!(world.give_back(0, 0), Err(Error::GiveBackTooEarly));
    world.now += 1;
    assert_eq!(world.give_back(0, 0), Ok(500));
    assert_eq!((world.books.idle, world.books.held), (500, 500));
}

#[test]
fn what_rolls_over_is_in_the_next_epochs_budget() {
    let mut world = World::opened(WEEKLY, &[WHOLE_POWER], 1, 1_000);
    world.now += 6 * DAY;
    world.settle(0).unwrap();
    world.fund(234).unwrap();
    world.open(1).unwrap();
    assert_eq!(world.ballots[1].epoch.budget, 1_234);
    assert_eq!(world.refund(), Err(Error::NothingIdle));
}

#[test]
fn funding_is_bounded_for_life() {
    let mut books = Books::default();
    assert_eq!(books.fund(0), Err(Error::ZeroAmount));
    assert_eq!(books.fund(1 << 63), Err(Error::FundingOverflow));
    books.fund((1 << 63) - 1).unwrap();
    books.refund().unwrap();
    assert_eq!(books.fund(1), Err(Error::FundingOverflow));
}

#[test]
fn a_segment_starts_at_the_boundary_or_as_soon_as_possible() {
    let mut world = settled();
    let grant = world.apply(0, 0).unwrap();
    let boundary = GENESIS + 7 * DAY;
    assert_eq!(grant.start(world.now, false), boundary);
    assert_eq!(grant.start(boundary, false), 0);
    assert_eq!(grant.start(boundary + DAY, false), 0);
    assert_eq!(grant.start(world.now, true), 0);
}
