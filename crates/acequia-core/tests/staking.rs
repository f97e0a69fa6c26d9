//! Locks, caps, leaving early, and what votes.

mod world;

use acequia_core::farm::PENALTY_SLOT;
use acequia_core::votes::{History, Passed, Window, HISTORY};
use acequia_core::*;
use fastrand::Rng;
use world::*;

/// Locks a position for a number of days.
fn lock(world: &mut World, who: usize, days: u64) -> Result<()> {
    let end = world.now + days * DAY;
    world.at(who, |farm, seat| farm.lock(seat, end))
}

/// A position's weight.
fn weight(world: &World, who: usize) -> u64 {
    world.positions[who].stake.weight
}

/// Given half of the longest lock at up to threefold, then the weight doubles, no exit works
/// before its end, and after it the weight stays until somebody resets it.
#[test]
fn a_lock_multiplies_the_weight_until_it_ends_and_anyone_may_reset_it() {
    let mut world = World::new(1, 1);
    world.stake(0, 1_000).unwrap();
    lock(&mut world, 0, 50).unwrap();
    assert_eq!(weight(&world, 0), 2_000);
    world.now += 49 * DAY;
    assert_eq!(world.unstake(0, 1), Err(Error::Locked));
    assert_eq!(world.emergency_exit(0), Err(Error::Locked));
    assert_eq!(world.at(0, |farm, seat| farm.release(seat)), Err(Error::LockNotOver));
    world.now += DAY;
    assert_eq!(weight(&world, 0), 2_000, "constant until somebody resets it");
    world.at(0, |farm, seat| farm.release(seat)).unwrap();
    assert_eq!(weight(&world, 0), 1_000);
    assert_eq!(world.unstake(0, 1_000), Ok(1_000));
}

/// Given a unit locked for 100 days, when a thousand are added on the last day, then they
/// weigh 2 % more, not threefold.
#[test]
fn what_is_added_late_earns_only_the_lock_time_that_remains() {
    let mut world = World::new(1, 1);
    world.stake(0, 1).unwrap();
    lock(&mut world, 0, 100).unwrap();
    world.now += 99 * DAY;
    world.stake(0, 1_000).unwrap();
    assert_eq!(weight(&world, 0), 3 + 1_020);
}

/// Given a lock of which 40 days are left, then one that ends earlier or weighs less is
/// refused, so that an old multiplier cannot be kept alive a little at a time.
#[test]
fn a_lock_can_be_replaced_but_never_shrunk() {
    let mut world = World::new(1, 1);
    world.stake(0, 1_000).unwrap();
    lock(&mut world, 0, 100).unwrap();
    world.now += 60 * DAY;
    assert_eq!(lock(&mut world, 0, 39), Err(Error::LockWouldShrink), "ends earlier");
    assert_eq!(lock(&mut world, 0, 80), Err(Error::LockWouldShrink), "weighs less");
    lock(&mut world, 0, 1_000).unwrap();
    let longest = world.now + RULE.max_seconds as u64;
    assert_eq!(world.positions[0].stake.lock_end, longest, "longer is as long as can be");
    assert_eq!(lock(&mut world, 0, 0), Err(Error::LockOutOfRange));
}

/// Given locks that cost up to half with 100 days left, when half is taken out with 60 days left
/// then 30 % of it is the penalty, a second before the end one unit is, and without a lock there
/// is nothing to leave.
#[test]
fn leaving_early_costs_a_share_that_falls_to_nothing() {
    let mut world = World::with_penalty_flow(2, 2);
    world.stake(0, 1_000).unwrap();
    world.stake(1, 1_000).unwrap();
    lock(&mut world, 0, 100).unwrap();
    world.now += 40 * DAY;
    assert_eq!(world.leave_early(0, 500), Ok(500 - 150));
    assert_eq!(weight(&world, 0), 1_500);
    world.now += 60 * DAY - 1;
    assert_eq!(world.leave_early(0, 500), Ok(500 - 1), "rounded up");
    world.check();
    assert_eq!(world.streams[PENALTY_SLOT].funded, 151);
    assert_eq!(world.leave_early(1, 1), Err(Error::NotLocked));
}

/// Given the same time left, then leaving costs the same in a lock of 100 days that has aged and in
/// a young one; and unit by unit no less than at once (F30).
#[test]
fn leaving_early_costs_the_same_however_old_the_lock_is() {
    let mut world = World::with_penalty_flow(1, 3);
    (0..3).for_each(|who| world.stake(who, 100).unwrap());
    lock(&mut world, 0, 100).unwrap();
    world.now += 90 * DAY;
    lock(&mut world, 1, 10).unwrap();
    let (aged, young) = (world.leave_early(0, 100), world.leave_early(1, 100));
    assert_eq!((aged, young), (Ok(95), Ok(95)));
    lock(&mut world, 2, 10).unwrap();
    world.stake(0, 1).unwrap();
    let by_unit: u64 = (0..100).map(|_| world.leave_early(2, 1).unwrap()).sum();
    assert_eq!(by_unit, 0, "each unit costs one");
}

/// Given nobody else staked, or a penalty flow that can take no more, then leaving costs nothing:
/// nothing makes it fail.
#[test]
fn leaving_early_costs_nothing_where_nobody_could_have_it() {
    let mut world = World::with_penalty_flow(1, 2);
    world.stake(0, 1_000).unwrap();
    lock(&mut world, 0, 100).unwrap();
    assert_eq!(world.leave_early(0, 400), Ok(400), "alone");
    world.stake(1, 1).unwrap();
    let flow = &mut world.streams[PENALTY_SLOT];
    (flow.funded, flow.streamed, flow.paid) = (stream::FUNDING_LIMIT - 10, 0, 0);
    assert_eq!(world.leave_early(0, 600), Ok(600), "the flow is full");
}

/// Given the penalty flow, then it takes penalties only, and nobody can wind it down, commit it or
/// free its slot.
#[test]
fn the_penalty_flow_is_nobodys() {
    let mut world = World::with_penalty_flow(1, 1);
    assert_eq!(world.top_up(0, 1), Err(Error::WrongStreamKind));
    assert_eq!(world.farm().wind_down(0), Err(Error::WrongStreamKind));
    assert_eq!(world.farm().commit(0, u64::MAX), Err(Error::WrongStreamKind));
    assert_eq!(
        world.extend(0, 0, &[Segment { seconds: 1, amount: 1 }]),
        Err(Error::WrongStreamKind)
    );
    assert_eq!(world.retire(0), Err(Error::StreamNotClosing));
    assert_eq!(world.flow(0, IdlePolicy::Wait, 600), Err(Error::SlotInUse));
    let year = |days: u32| LockRule { max_seconds: days * DAY as u32, ..RULE }.penalty_window();
    assert_eq!((year(365), year(366)), (DAY as u32, 7 * DAY as u32));
}

/// Given caps that were lowered below what is staked, then that stake can still be locked
/// and taken out.
#[test]
fn caps_limit_what_comes_in_and_nothing_else() {
    let mut world = World::new(1, 2);
    world.terms.caps = Caps { pool: 15, position: 10 };
    assert_eq!(world.stake(0, 11), Err(Error::PositionCapExceeded));
    world.stake(0, 10).unwrap();
    assert_eq!(world.stake(1, 6), Err(Error::PoolCapExceeded));
    world.terms.caps = Caps { pool: 1, position: 1 };
    lock(&mut world, 0, 1).unwrap();
    world.now += DAY;
    assert_eq!(world.unstake(0, 4), Ok(4));
}

/// Given all the weight there can be in one position, then no more comes in, and it leaves.
#[test]
fn total_weight_is_bounded_on_the_way_in() {
    let mut world = World::new(1, 2);
    world.stake(0, u64::MAX).unwrap();
    assert_eq!(world.stake(1, 1), Err(Error::WeightOverflow));
    assert_eq!(lock(&mut world, 0, 100), Err(Error::WeightOverflow));
    assert_eq!(world.unstake(0, u64::MAX), Ok(u64::MAX));
}

/// Given two equal stakers, when one leaves in an emergency ten seconds after the last
/// update, then it keeps its half up to that update and the other gets all the rest.
#[test]
fn an_emergency_exit_keeps_what_had_been_settled_and_harms_nobody() {
    let mut world = World::new(1, 2);
    world.curve(0, IdlePolicy::Wait, 0, &[Segment { seconds: 100, amount: 100 }]).unwrap();
    world.stake(0, 1).unwrap();
    world.stake(1, 1).unwrap();
    world.now += 50;
    world.farm().accrue();
    world.now += 10;
    assert_eq!(world.emergency_exit(0), Ok(1));
    world.check();
    assert_eq!(world.claim(0, 0), Ok(25));
    world.now += 40;
    assert_eq!(world.claim(1, 0), Ok(75));
}

/// Given streams full of garbage, then the exit pays out all principal.
#[test]
fn an_emergency_exit_works_whatever_the_bytes_of_the_streams() {
    let mut world = World::new(2, 1);
    world.stake(0, 77).unwrap();
    let ones = Q64 { lo: u64::MAX, hi: u64::MAX };
    let broken = Stream {
        generation: 9,
        state: 77,
        kind: 99,
        index: ones,
        carry: ones,
        funded: 3,
        ..Stream::default()
    };
    world.streams = vec![broken; 2];
    assert_eq!(world.at(0, |farm, seat| farm.emergency_exit(seat)), Ok(Give(77)));
}

/// Given three stakers in thirds, then a position closes only without stake and without
/// whole units owed, and its third of a unit goes to the carry.
#[test]
fn closing_needs_an_empty_position_and_gives_fractions_to_those_who_stay() {
    let mut world = World::new(1, 3);
    world.curve(0, IdlePolicy::Wait, 0, &[Segment { seconds: 10, amount: 10 }]).unwrap();
    (0..3).for_each(|who| world.stake(who, 1).unwrap());
    world.now += 10;
    assert_eq!(world.close(0, true), Err(Error::StakeLeft));
    world.unstake(0, 1).unwrap();
    assert_eq!(world.close(0, false), Err(Error::RewardsOwed));
    assert_eq!(world.claim(0, 0), Ok(3));
    world.close(0, false).unwrap();
    assert!(world.streams[0].carry.get() > 0);
    world.check();
}

// ---- votes ----

/// The weight at each second, and from it what was held throughout since before a ballot.
struct Diary(Vec<u64>);

impl Diary {
    fn held_throughout(&self, start: usize) -> u64 {
        self.0[start.saturating_sub(1)..].iter().copied().min().unwrap_or(0)
    }
}

/// Given random changes of weight, then at every second and for every ballot the eligible
/// weight is at most what a diary of each second shows to have been held throughout.
#[test]
fn nobody_votes_with_more_than_was_staked_throughout() {
    for seed in 0..few_of(3_000) {
        let mut rng = Rng::with_seed(seed);
        let (mut history, mut diary, mut held) = (History::default(), Diary(vec![0]), 0u64);
        for second in 1..120u64 {
            if rng.u8(..4) == 0 {
                held = rng.u64(..20);
                history.record(second, held);
            }
            diary.0.push(held);
            for start in 1..=second {
                let (counted, all) = (history.before(start), diary.held_throughout(start as usize));
                assert!(
                    counted <= all,
                    "seed {seed}, second {second}, since {start}: {counted} > {all}"
                );
            }
            let pending = held - history.before(second + 1);
            assert!(pending * (HISTORY as u64 + 1) <= held, "seed {seed}: {pending} of {held}");
        }
    }
}

/// Given stake that came in at second 100, then it votes in ballots that start later only.
#[test]
fn a_flash_stake_votes_with_nothing() {
    let mut history = History::default();
    history.record(100, 1_000);
    assert_eq!((history.before(100), history.before(101)), (0, 1_000));
}

/// Given a large old stake that compounds a little every day, more often than a position
/// remembers, then the old stake keeps its vote.
#[test]
fn small_increases_do_not_cost_an_old_stake_its_vote() {
    let mut history = History::default();
    history.record(100, 1_000_000);
    for day in 1..50 {
        history.record(100 + day * DAY, 1_000_000 + day * 10);
    }
    assert!(history.before(101) >= 1_000_000);
}

/// Given three steps of 100, when a stranger adds a unit, then no step is lost: the unit counts
/// with what is added next (F52).
#[test]
fn nobodys_dust_displaces_a_step() {
    let mut history = History::default();
    (1..=3).for_each(|day| history.record(day * DAY, day * 100));
    history.record(4 * DAY, 301);
    assert_eq!([1, 2, 3, 4].map(|day| history.before(day * DAY + 1)), [100, 200, 300, 300]);
    history.record(5 * DAY, 400);
    assert_eq!(history.before(5 * DAY + 1), 300, "as large as the smallest is not larger");
    history.record(6 * DAY, 402);
    let counted = [1, 2, 3, 6].map(|day| history.before(day * DAY + 1));
    assert_eq!(
        counted,
        [0, 200, 300, 402],
        "with the next, in the place of the oldest of the smallest"
    );
}

/// Given three steps, when more is added in the second of the last, then it is part of that step.
#[test]
fn what_is_added_in_the_same_second_is_one_step() {
    let mut history = History::default();
    (1..=3).for_each(|day| history.record(day * DAY, day * 100));
    history.record(3 * DAY, 450);
    assert_eq!([1, 2, 3].map(|day| history.before(day * DAY + 1)), [100, 200, 450]);
}

/// Given a ballot, then the longest that a vote may lock is taken, and a second more is not.
#[test]
fn a_vote_locks_for_two_weeks_at_most() {
    let cast = |seconds| {
        let mut world = World::new(1, 1);
        world.stake(0, 100).unwrap();
        world.now += DAY;
        let (now, stake) = (world.now, &mut world.positions[0].stake);
        stake.votes.cast(now, ballot(now, seconds), stake.lock_end)
    };
    let longest = acequia_core::votes::MAX_VOTE_LOCK_SECONDS;
    assert_eq!((cast(longest), cast(longest + 1)), (Ok(100), Err(Error::BallotTooLong)));
}

/// A ballot that began a second ago and lasts that long.
fn ballot(now: u64, seconds: u64) -> Window {
    Window { start: now - 1, end: now + seconds }
}

/// Given 100 locked tenfold, and 900 added just before the lock ends, then a ballot older than the
/// 900 counts the 100 alone, before the boost is taken off and after (F26, F50).
#[test]
fn an_ended_boost_leaves_no_older_date_to_younger_principal() {
    let mut world = World::new(1, 1);
    world.terms.lock.max_multiplier_bps = 100_000;
    world.stake(0, 100).unwrap();
    lock(&mut world, 0, 100).unwrap();
    assert_eq!(weight(&world, 0), 1_000);
    world.now += 99 * DAY;
    let old = Window { start: world.now, end: world.now + 10 * DAY };
    world.now += DAY - 1;
    world.stake(0, 900).unwrap();
    world.now += 2;
    let eligible = |world: &World| {
        let stake = &world.positions[0].stake;
        stake.votes.eligible(old, stake.lock_end).total()
    };
    assert_eq!(eligible(&world), 100);
    world.at(0, |farm, seat| farm.release(seat)).unwrap();
    assert_eq!((eligible(&world), weight(&world, 0)), (100, 1_000));
    lock(&mut world, 0, 100).unwrap();
    assert_eq!((eligible(&world), weight(&world, 0)), (100, 10_000), "nor to a younger boost");
}

/// Given a lock that outlasts one ballot and not another, then the boost counts in the one alone.
#[test]
fn a_boost_votes_only_where_its_lock_outlasts_the_ballot() {
    let mut world = World::new(1, 1);
    world.stake(0, 100).unwrap();
    lock(&mut world, 0, 100).unwrap();
    world.now += 95 * DAY;
    let now = world.now;
    let stake = &mut world.positions[0].stake;
    let weights = [5 * DAY, 5 * DAY + 1]
        .map(|seconds| stake.votes.cast(now, ballot(now, seconds), stake.lock_end).unwrap());
    assert_eq!(weights, [300, 100]);
}

/// Given 100 locked tenfold that voted, then leaving early with 90 of them is refused, and of a vote
/// without the boost too: what votes counted of principal stays (F50).
#[test]
fn what_votes_counted_of_principal_and_of_boost_stays() {
    for (seconds, held) in [(10 * DAY, (100, 900)), (12 * DAY, (100, 0))] {
        let mut world = World::with_penalty_flow(1, 1);
        world.terms.lock.max_multiplier_bps = 100_000;
        world.stake(0, 100).unwrap();
        lock(&mut world, 0, 100).unwrap();
        world.now += 90 * DAY;
        let now = world.now;
        let stake = &mut world.positions[0].stake;
        stake.votes.cast(now, ballot(now, seconds), stake.lock_end).unwrap();
        let parts = stake.votes.held(now);
        assert_eq!((parts.principal, parts.boost), held);
        assert_eq!(world.leave_early(0, 90), Err(Error::VoteLocked));
        assert_eq!(world.leave_early(0, 1), Err(Error::VoteLocked));
        // Principal that came later is free, but not with boost that the vote counted.
        world.stake(0, 900).unwrap();
        let refusal = (held.1 > 0).then_some(Error::VoteLocked);
        assert_eq!(world.leave_early(0, 500).err(), refusal);
    }
}

/// Given a vote that outlasts the lock, then the ended boost is taken off by whatever touches the
/// position, and nothing holds it (F26).
#[test]
fn no_vote_keeps_an_ended_boost() {
    let mut world = World::new(1, 1);
    world.stake(0, 100).unwrap();
    lock(&mut world, 0, 10).unwrap();
    world.now += DAY;
    let now = world.now;
    let stake = &mut world.positions[0].stake;
    stake.votes.cast(now, ballot(now, 9 * DAY), stake.lock_end).unwrap();
    stake.votes.cast(now, ballot(now, 12 * DAY), stake.lock_end).unwrap();
    world.now += 9 * DAY;
    let mut claimed = world.clone();
    claimed.at(0, |farm, seat| farm.settle(seat));
    world.at(0, |farm, seat| farm.release(seat)).unwrap();
    for world in [world, claimed] {
        assert_eq!((weight(&world, 0), world.totals.weight), (100, 100));
        assert_eq!(world.positions[0].stake.votes.held(world.now).total(), 100);
    }
}

/// Given votes on two ballots, one of them cast twice, then two are open, and withdrawing
/// both of them lifts the lock; withdrawing one again does nothing.
#[test]
fn voting_again_on_the_same_ballot_opens_no_second_vote() {
    let mut world = World::new(1, 1);
    world.stake(0, 100).unwrap();
    world.now += DAY;
    let (now, of_a_day) = (world.now, ballot(world.now, DAY));
    let votes = &mut world.positions[0].stake.votes;
    let mut vote = Passed { withdrawn: false, cast_at: now, end: of_a_day.end };

    assert_eq!(votes.cast(now, of_a_day, 0), Ok(100));
    assert_eq!(votes.recast(now, of_a_day, 0), Ok(100));
    assert_eq!(votes.cast(now, of_a_day, 0), Ok(100));

    assert_eq!((votes.open, votes.sequence), (2, 3));
    votes.withdraw(&vote, now);
    assert_eq!((votes.open, votes.held(now).total()), (1, 100));
    vote.withdrawn = true;
    votes.withdraw(&vote, now);
    assert_eq!((votes.open, votes.held(now).total()), (1, 100));
    vote.withdrawn = false;
    votes.withdraw(&vote, now);
    assert_eq!((votes.open, votes.held(now).total(), votes.sequence), (0, 0, 6));
}

/// Given votes on a ballot that ends today and on one that ends in a week, when the first has
/// ended and its vote is let go, then withdrawing the other frees the weight at once.
#[test]
fn a_vote_whose_ballot_has_ended_can_be_let_go() {
    let mut world = World::new(1, 1);
    world.stake(0, 100).unwrap();
    world.now += DAY;
    let now = world.now;
    let votes = &mut world.positions[0].stake.votes;
    let short = Passed { withdrawn: false, cast_at: now, end: now + 1 };
    let long = Passed { end: now + 7 * DAY, ..short };
    votes.cast(now, ballot(now, 1), 0).unwrap();
    votes.cast(now, ballot(now, 7 * DAY), 0).unwrap();

    votes.let_go(&short, now + 1);
    votes.let_go(&Passed { cast_at: now - 1, ..short }, now + 1);
    let held = |votes: &Votes| (votes.open, votes.held(now + 1).total());
    assert_eq!(held(votes), (1, 100), "one of before does not count");
    votes.withdraw(&long, now + 1);

    assert_eq!(held(votes), (0, 0));
}

/// Which votes are open, in the words of the rule: those that were neither withdrawn nor let
/// go, until the last ballot voted on since there was none has ended.
#[derive(Default)]
struct OpenVotes {
    last_end: u64,
    receipts: Vec<(Passed, bool)>,
}

impl OpenVotes {
    fn at(&mut self, now: u64) {
        if self.open().count() == 0 || self.last_end <= now {
            self.receipts.iter_mut().for_each(|(_, open)| *open = false);
            self.last_end = 0;
        }
    }

    fn open(&self) -> impl Iterator<Item = &Passed> {
        self.receipts.iter().filter(|(_, open)| *open).map(|(vote, _)| vote)
    }
}

fn until(end: u64) -> Window {
    Window { start: 2, end }
}

/// The position's votes beside the model of them.
struct Twins {
    votes: Votes,
    model: OpenVotes,
    now: u64,
}

impl Twins {
    /// Votes, votes again, withdraws or closes a receipt, as it is drawn.
    fn act(&mut self, rng: &mut Rng) {
        let (now, receipts) = (self.now, &mut self.model.receipts);
        let drawn = (!receipts.is_empty()).then(|| rng.usize(..receipts.len()));
        match (rng.u8(..5), drawn) {
            (0..=1, _) => self.cast(now + 1 + rng.u64(..12)),
            (2, Some(nth)) if receipts[nth].1 && receipts[nth].0.end > now => {
                self.votes.recast(now, until(receipts[nth].0.end), 0).unwrap();
                receipts[nth].0.cast_at = now;
            }
            (3, Some(nth)) if !receipts[nth].0.withdrawn => {
                self.votes.withdraw(&receipts[nth].0, now);
                receipts[nth].0.withdrawn = true;
                receipts[nth].1 = false;
            }
            (4, Some(nth)) if receipts[nth].0.end <= now => {
                self.votes.let_go(&receipts[nth].0, now);
                receipts.swap_remove(nth);
            }
            _ => {}
        }
        self.model.at(now);
    }

    fn cast(&mut self, end: u64) {
        self.votes.cast(self.now, until(end), 0).unwrap();
        self.model.receipts.push((Passed { withdrawn: false, cast_at: self.now, end }, true));
        self.model.last_end = self.model.last_end.max(end);
    }

    fn check(&self, seed: u64) {
        let (open, held) = (self.model.open().count(), self.votes.held(self.now).total());
        assert_eq!(held, if open > 0 { 100 } else { 0 }, "seed {seed}");
        assert!(open == 0 || self.votes.open as usize == open, "seed {seed}");
        for (vote, open) in &self.model.receipts {
            let counts = self.votes.counts(vote, self.now);
            assert_eq!(counts, *open, "seed {seed}: {vote:?} {:?}", self.votes);
        }
    }
}

/// Given random votes, votes cast again, withdrawals and receipts closed, then
/// the open votes are counted exactly, and hold the weight exactly while there are any.
#[test]
fn open_votes_are_counted_exactly() {
    for seed in 0..few_of(2_000) {
        let mut rng = Rng::with_seed(seed);
        let (votes, model) = (Votes::default(), OpenVotes::default());
        let mut twins = Twins { votes, model, now: 2 };
        twins.votes.principal.record(1, 100);
        for _ in 0..200 {
            twins.now += rng.u64(..3);
            twins.model.at(twins.now);
            twins.act(&mut rng);
            twins.check(seed);
        }
    }
}

/// Given as many open votes as can be counted, then one more is refused and changes
/// nothing; a repeated one is still possible.
#[test]
fn more_open_votes_than_can_be_counted_are_refused() {
    let mut world = World::new(1, 1);
    world.stake(0, 100).unwrap();
    world.now += DAY;
    let (now, of_a_day) = (world.now, ballot(world.now, DAY));
    let votes = &mut world.positions[0].stake.votes;
    votes.cast(now, of_a_day, 0).unwrap();
    votes.open = u16::MAX;
    let full = *votes;

    assert_eq!(votes.cast(now, of_a_day, 0), Err(Error::TooManyVotes));
    assert_eq!(*votes, full);
    assert_eq!(votes.recast(now, of_a_day, 0), Ok(100));
}

/// Given an open vote, then no exit and no hand-over works; withdrawing it or the ballot's end
/// each lift that at once.
#[test]
fn open_votes_hold_the_weight_until_they_end_or_are_withdrawn() {
    let mut world = World::new(1, 1);
    world.stake(0, 100).unwrap();
    world.now += DAY;
    let (now, votes) = (world.now, &mut world.positions[0].stake.votes);
    assert_eq!(votes.cast(now, ballot(now, 15 * DAY), 0), Err(Error::BallotTooLong));
    let future = Window { start: now + 1, end: now + DAY };
    assert_eq!(votes.cast(now, future, 0), Err(Error::BallotNotOpen));
    assert_eq!(votes.cast(now, ballot(now, DAY), 0), Ok(100));
    let mut withdrawn = world.clone();
    let vote = Passed { withdrawn: false, cast_at: now, end: now + DAY };
    withdrawn.positions[0].stake.votes.withdraw(&vote, now);
    assert_eq!(world.unstake(0, 1), Err(Error::VoteLocked));
    assert_eq!(world.emergency_exit(0), Err(Error::VoteLocked));
    assert_eq!(world.at(0, |farm, seat| farm.hand_over(seat)), Err(Error::VotesOpen));
    assert_eq!(withdrawn.unstake(0, 1), Ok(1));
    world.now += DAY;
    assert_eq!(world.unstake(0, 100), Ok(100));
}

/// Given a delegated position, then setting it never fails: an increase that a cap, a pause or the
/// bound on weight refuses changes nothing and says so, a decrease and an equal amount always go
/// through (F27).
#[test]
fn setting_a_delegated_stake_never_fails() {
    let mut world = World::new(1, 2);
    world.terms.lock = LockRule::NONE;
    world.terms.caps = Caps { pool: 0, position: 100 };
    let set = |world: &mut World, who, amount, takes_deposits| {
        world.at(who, |farm, seat| farm.set_stake(seat, amount, takes_deposits))
    };
    assert_eq!(set(&mut world, 0, 101, true), 0);
    assert_eq!(set(&mut world, 0, 100, true), 100);
    assert_eq!(set(&mut world, 0, 100, false), 100);
    assert_eq!(set(&mut world, 1, 1, false), 0);
    world.terms.caps = Caps { pool: 0, position: 1 };
    assert_eq!(set(&mut world, 0, 99, false), 99);
    world.terms.caps = Caps::default();
    assert_eq!(set(&mut world, 1, u64::MAX, true), 0, "over the bound on weight");
    assert_eq!((set(&mut world, 0, 0, false), world.totals.weight), (0, 0));
}

/// Given one position locked for 100 days and one that is not, when the latter is put into the former
/// with 40 days left, then it weighs by those.
#[test]
fn merging_weighs_what_had_the_earlier_lock_by_the_time_left() {
    let mut world = World::new(1, 2);
    (0..2).for_each(|who| world.stake(who, 1_000).unwrap());
    lock(&mut world, 0, 100).unwrap();
    world.now += 60 * DAY;

    assert_eq!(world.merge(1, 0, 4_801), Err(Error::WeightBelowLeast));
    assert_eq!(world.merge(1, 0, 4_800), Ok(1_000));

    assert_eq!(weight(&world, 0), 3_000 + 1_800, "a lock of 40 days weighs 1.8-fold");
    assert_eq!(world.positions[0].stake.amount, 2_000);
    assert_eq!(world.unstake(0, 1), Err(Error::Locked));
}

/// Given two positions that are owed fractions, when one is put into the other, then what both are owed
/// adds up to the last of them, and the emptied one can be closed.
#[test]
fn merging_adds_up_what_is_owed_to_the_last_fraction() {
    let mut world = World::new(1, 3);
    (0..3).for_each(|who| world.stake(who, 1_000).unwrap());
    let segment = Segment { seconds: 700, amount: 1_000 };
    world.curve(0, IdlePolicy::Wait, world.now, &[segment]).unwrap();
    world.now += DAY;
    let owed = [world.owed(0, 0), world.owed(1, 0)];
    assert!(owed.iter().all(|owed| *owed as u64 != 0), "fractions: {owed:?}");

    world.merge(1, 0, 0).unwrap();

    assert_eq!([world.owed(0, 0), world.owed(1, 0)], [owed[0] + owed[1], 0]);
    world.check();
    world.close(1, false).unwrap();
}

/// Given a lock of which a day is left, when it is put into one that ends later, then its multiplier does
/// not outlive its end: the whole weighs less than before, which the owner has to name.
#[test]
fn merging_keeps_no_multiplier_beyond_its_lock() {
    let mut world = World::new(1, 2);
    (0..2).for_each(|who| world.stake(who, 1_000).unwrap());
    lock(&mut world, 0, 100).unwrap();
    world.now += 99 * DAY;
    lock(&mut world, 1, 50).unwrap();

    assert_eq!(world.merge(0, 1, 5_000), Err(Error::WeightBelowLeast));
    world.merge(0, 1, 0).unwrap();

    assert_eq!(weight(&world, 1), 2_000 + 2_000, "both by the 50 days that are left");
}

/// Given an empty position with a long lock, when it is put into another, then it brings what it is owed
/// and not its lock.
#[test]
fn an_empty_position_brings_no_lock_along() {
    let mut world = World::new(1, 2);
    world.stake(1, 1_000).unwrap();
    lock(&mut world, 0, 100).unwrap();

    assert_eq!(world.merge(0, 1, 1_000), Ok(0));

    assert_eq!(world.unstake(1, 1_000), Ok(1_000));
}

/// Given open votes, then what they count cannot be merged away, and what is merged into a position that
/// votes does not vote in a ballot that has begun.
#[test]
fn merged_principal_votes_as_staked_now() {
    let mut world = World::new(1, 2);
    (0..2).for_each(|who| world.stake(who, 1_000).unwrap());
    world.now += DAY;
    let ballot = Window { start: world.now, end: world.now + DAY };
    let (now, votes) = (world.now, &mut world.positions[0].stake.votes);
    assert_eq!(votes.cast(now, ballot, 0), Ok(1_000));

    assert_eq!(world.merge(0, 1, 0), Err(Error::VotesOpen));
    world.merge(1, 0, 0).unwrap();

    let votes = &mut world.positions[0].stake.votes;
    assert_eq!(votes.recast(now, ballot, 0), Ok(1_000), "no more than before");
}

/// Given caps that all but fill the pool and a position, then merging heeds the latter alone.
#[test]
fn merging_heeds_the_cap_of_a_position_and_no_other() {
    let mut world = World::new(1, 2);
    (0..2).for_each(|who| world.stake(who, 1_000).unwrap());
    world.terms.caps = Caps { pool: 1, position: 1_999 };
    assert_eq!(world.merge(0, 1, 0), Err(Error::PositionCapExceeded));
    world.terms.caps = Caps { pool: 1, position: 2_000 };
    assert_eq!(world.merge(0, 1, 0), Ok(1_000));
}

/// Given a position above a cap that was lowered, then an empty one is merged into it all the same, with
/// what it is owed: no principal comes in.
#[test]
fn an_empty_position_is_merged_whatever_the_caps() {
    let mut world = World::new(1, 2);
    world.curve(0, IdlePolicy::Wait, 0, &[Segment { seconds: 1, amount: 9 }]).unwrap();
    (0..2).for_each(|who| world.stake(who, 1_024).unwrap());
    world.now += 1;
    world.unstake(1, 1_024).unwrap();
    world.terms.caps = Caps { pool: 1, position: 1 };
    assert_eq!(world.merge(1, 0, 0), Ok(0));
    assert_eq!(world.claim(0, 0), Ok(9));
    let paid = [0, 1].map(|slot| world.farm().paid(slot));
    assert_eq!(paid, [9, 0], "nothing by no slot");
}
