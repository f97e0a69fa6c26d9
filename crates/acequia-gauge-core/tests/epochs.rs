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
    let longest =
        Terms { epoch_seconds: terms::MAX_EPOCH_SECONDS, closing_seconds: 3_600, ..WEEKLY };
    longest.check().unwrap();
    let window = longest.window(0).unwrap();
    let lock = acequia_core::votes::MAX_VOTE_LOCK_SECONDS;
    assert!(window.voting_end - window.start < lock);
}

/// What is said of weekly epochs that differ in something.
fn with(change: fn(&mut Terms)) -> Result<()> {
    let mut terms = WEEKLY;
    change(&mut terms);
    terms.check()
}

#[test]
fn terms_out_of_bounds_are_refused() {
    let length = Err(Error::EpochLengthOutOfRange);
    assert_eq!(with(|t| t.epoch_seconds = 3_600), length);
    assert_eq!(with(|t| t.epoch_seconds = 14 * DAY as u32 + 1), length);
    let closing = Err(Error::ClosingOutOfRange);
    assert_eq!(with(|t| t.closing_seconds = 3_599), closing);
    assert_eq!(with(|t| t.closing_seconds = t.epoch_seconds), closing);
    assert_eq!(with(|t| t.cap_bps = 0), Err(Error::CapOutOfRange));
    assert_eq!(with(|t| t.cap_bps = 10_001), Err(Error::CapOutOfRange));
    assert_eq!(with(|t| t.genesis = MAX_TIME + 1), Err(Error::EpochOutOfRange));
}

#[test]
fn terms_at_their_bounds_are_taken() {
    assert_eq!(with(|t| t.genesis = MAX_TIME), Ok(()));
    assert_eq!(with(|t| t.cap_bps = 1), Ok(()));
    assert_eq!(with(|t| t.cap_bps = 10_000), Ok(()));
    assert_eq!(with(|t| t.closing_seconds = terms::MIN_CLOSING_SECONDS), Ok(()));
    assert_eq!(with(|t| t.closing_seconds = t.epoch_seconds - 1), Ok(()));
    for length in [terms::MIN_EPOCH_SECONDS, terms::MAX_EPOCH_SECONDS] {
        let closing_seconds = terms::MIN_CLOSING_SECONDS;
        assert_eq!(Terms { epoch_seconds: length, closing_seconds, ..WEEKLY }.check(), Ok(()));
    }
}

#[test]
fn the_last_window_ends_with_the_calendar() {
    let last = Terms { genesis: MAX_TIME - 7 * DAY, ..WEEKLY };
    assert_eq!(last.window(0).map(|window| window.boundary), Ok(MAX_TIME));
    assert_eq!(last.window(1), Err(Error::EpochOutOfRange));
    let later = Terms { genesis: last.genesis + 1, ..last };
    assert_eq!(later.window(0), Err(Error::EpochOutOfRange));
}

#[test]
fn an_epoch_opens_from_the_end_of_voting_before_it_until_its_start() {
    let start = GENESIS + 21 * DAY;
    let (window, early, late) =
        (WEEKLY.window(3), Err(Error::EpochTooEarly), Err(Error::VotingBegun));
    assert_eq!(WEEKLY.openable(3, start - DAY - 1, false), early);
    assert_eq!(WEEKLY.openable(3, start - DAY, false), window);
    assert_eq!(WEEKLY.openable(3, start - 1, false), window);
    for first in [true, false] {
        assert_eq!(WEEKLY.openable(3, start, first), late);
        assert_eq!(WEEKLY.openable(3, start + 99 * DAY, first), late);
        assert_eq!(WEEKLY.openable(4, start - 1, first), early);
    }
    assert_eq!(WEEKLY.openable(3, start - 7 * DAY - 1, true), early);
    assert_eq!(WEEKLY.openable(3, start - 7 * DAY, true), window);
    assert_eq!(WEEKLY.openable(0, 1, true), WEEKLY.window(0));
    assert_eq!(WEEKLY.openable(0, GENESIS - DAY - 1, false), early);
    assert_eq!(WEEKLY.openable(0, GENESIS - DAY, false), WEEKLY.window(0));
    assert_eq!(WEEKLY.openable(1, 1, true), early);
    assert_eq!(WEEKLY.window(u64::MAX), Err(Error::EpochOutOfRange));
    assert_eq!(WEEKLY.window(1 << 40), Err(Error::EpochOutOfRange));
}

#[test]
fn a_number_is_opened_once_and_never_again() {
    let mut world = settled();
    world.fund(2).unwrap();
    world.open(1).unwrap();
    world.fund(1).unwrap();
    assert_eq!(world.open(1), Err(Error::EpochNotNext));
    world.now = GENESIS - 1; // a clock that goes back
    assert_eq!(world.open(0), Err(Error::EpochNotNext));
}

#[test]
fn until_it_starts_an_epoch_takes_what_is_idle_up_to_its_budget() {
    let mut world = World::new(Terms { epoch_budget: 1_000, ..WEEKLY }, &[WHOLE_POWER], 1);
    world.fund(1).unwrap();
    world.open(0).unwrap();
    assert_eq!(world.update(0), Ok(0));
    world.fund(600).unwrap();
    assert_eq!(world.update(0), Ok(600));
    world.fund(600).unwrap();
    assert_eq!(world.update(0), Ok(399));
    assert_eq!((world.ballots[0].epoch.budget, world.books.idle), (1_000, 201));
    world.terms.epoch_budget = 500;
    assert_eq!(world.update(0), Ok(0), "what it holds stays");
    world.terms.epoch_budget = 0;
    assert_eq!(world.update(0), Ok(201));
    world.now += 1;
    world.fund(1).unwrap();
    assert_eq!(world.update(0), Err(Error::VotingBegun));
    world.check(Some(0));
}

#[test]
fn until_it_starts_an_epoch_follows_the_gauge() {
    let mut world = World::new(WEEKLY, &[5, 6], 1);
    world.fund(1).unwrap();
    world.open(0).unwrap();
    world.set_power(1, 7).unwrap();
    assert_eq!(world.ballots[0].epoch.powers[..2], [5, 7]);
    world.terms = Terms { quorum: 3, cap_bps: 4, ..WEEKLY };
    world.powers = vec![9];
    world.update(0).unwrap();
    let epoch = world.ballots[0].epoch;
    assert_eq!((epoch.pools, epoch.powers[..2].to_vec()), (1, vec![9, 0]));
    assert_eq!((epoch.quorum, epoch.cap_bps), (3, 4));
    let mut late = epoch;
    assert_eq!(late.set_power(world.now, 1, 1), Err(Error::PoolOutOfRange));
    assert_eq!(late.set_power(GENESIS, 0, 1), Err(Error::VotingBegun));
    world.powers.clear();
    assert_eq!(world.update(0), Err(Error::PoolCountOutOfRange));
    assert_eq!(world.ballots[0].epoch, epoch);
}

#[test]
fn a_clock_that_goes_back_opens_no_vote_to_changes() {
    let mut world = World::opened(WEEKLY, &[WHOLE_POWER], 1, 1_000);
    world.vote(0, 0, 1, &split(&[(0, 10_000)])).unwrap();
    world.now = GENESIS - 1;
    assert_eq!(world.update(0), Err(Error::VotingBegun));
    assert_eq!(world.set_power(0, 1), Err(Error::VotingBegun));
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
    assert!(epoch.is_spent());
    world.check(Some(0));
}

#[test]
fn an_epoch_is_kept_until_an_epoch_after_its_boundary() {
    let mut world = settled();
    (0..2).for_each(|pool| _ = world.apply(0, pool).unwrap());
    let epoch = world.ballots[0].epoch;
    let until = GENESIS + 14 * DAY;
    assert_eq!((epoch.is_done(until - 1), epoch.is_done(until)), (false, true));
    assert!(!World::opened(WEEKLY, &[1], 1, 1).ballots[0].epoch.is_done(until));
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
    let place = |start, pause, begins| Place { start, pause, begins };
    assert_eq!(grant.place(world.now, None), place(boundary, 0, boundary));
    assert_eq!(grant.place(boundary, None), place(0, 0, boundary));
    assert_eq!(grant.place(boundary + DAY, None), place(0, 0, boundary + DAY));
    assert_eq!(grant.place(world.now, Some(boundary)), place(0, 0, boundary));
    assert_eq!(grant.place(world.now, Some(boundary + 9)), place(0, 0, boundary + 9));
    // What a late share still streams ends before the boundary: the next one does not begin early.
    assert_eq!(grant.place(world.now, Some(boundary - 9)), place(0, 9, boundary));
}

#[test]
fn a_clock_that_goes_back_opens_no_settled_epoch_to_changes() {
    let mut world = World::opened(WEEKLY, &[WHOLE_POWER], 1, 1_000);
    world.now += 6 * DAY;
    world.settle(0).unwrap();
    world.now = GENESIS - 1;
    assert_eq!(world.set_power(0, 1), Err(Error::VotingBegun), "nobody had voted");
}

#[test]
fn only_the_first_epoch_is_opened_before_the_end_of_voting() {
    let mut world = World::opened(WEEKLY, &[WHOLE_POWER], 1, 1_000);
    world.fund(1).unwrap();
    world.now += 6 * DAY - 1;
    assert_eq!(world.open(1), Err(Error::EpochTooEarly));
    world.now += 1;
    assert_eq!(world.open(1), Ok(()));
    let last = |next_epoch| Books { next_epoch, ..Books::default() }.last_opened();
    assert_eq!([0, 1, 5].map(last), [None, Some(0), Some(4)]);
}

#[test]
fn an_epoch_has_its_number_and_as_many_pools_as_there_is_room_for() {
    let mut world = World::new(WEEKLY, &[WHOLE_POWER; MAX_POOLS], 1);
    for number in [0, 1] {
        world.now = WEEKLY.window(number).unwrap().start - 1;
        world.fund(1).unwrap();
        world.open(number).unwrap();
        let epoch = world.ballots[number as usize].epoch;
        assert_eq!((epoch.number, epoch.pools as usize), (number, MAX_POOLS));
    }
}
