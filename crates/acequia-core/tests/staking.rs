//! Locks, caps, leaving early, and what votes.

mod world;

use acequia_core::stake::Moment;
use acequia_core::votes::Passed;
use acequia_core::*;
use fastrand::Rng;
use world::*;

/// Locks a position for a number of days.
fn lock(world: &mut World, who: usize, days: u64) -> Result<()> {
    world.at(who, |farm, seat| farm.lock(seat, (days * DAY) as u32))
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
    lock(&mut world, 0, 100).unwrap();
    assert_eq!(lock(&mut world, 0, 101), Err(Error::LockOutOfRange));
}

/// Given a lock that costs up to half, when half is taken out with 60 % of the time left
/// then 30 % of it is the penalty, a second before the end nothing is, and without a lock
/// there is nothing to leave.
#[test]
fn leaving_early_costs_a_share_that_falls_to_nothing() {
    let mut world = World::new(2, 2);
    world.flow(1, IdlePolicy::Wait, 600).unwrap();
    world.stake(0, 1_000).unwrap();
    world.stake(1, 1_000).unwrap();
    lock(&mut world, 0, 100).unwrap();
    world.now += 40 * DAY;
    assert_eq!(world.leave_early(0, 500, 1), Ok(500 - 150));
    assert_eq!(weight(&world, 0), 1_500);
    world.now += 60 * DAY - 1;
    assert_eq!(world.leave_early(0, 500, 1), Ok(500));
    world.check();
    assert_eq!(world.streams[1].funded, 150);
    assert_eq!(world.leave_early(1, 1, 1), Err(Error::NotLocked));
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
    for seed in 0..3_000 {
        let mut rng = Rng::with_seed(seed);
        let (mut votes, mut diary, mut weight) = (Votes::default(), Diary(vec![0]), 0u64);
        for second in 1..120u64 {
            if rng.u8(..4) == 0 {
                weight = rng.u64(..20);
                votes.record(second, weight);
            }
            diary.0.push(weight);
            for start in 1..=second {
                let (eligible, held) =
                    (votes.eligible(start), diary.held_throughout(start as usize));
                assert!(
                    eligible <= held,
                    "seed {seed}, second {second}, ballot of {start}: {eligible} > {held}"
                );
            }
            assert_eq!(votes.eligible(second + 1), weight, "a ballot of the future counts all");
        }
    }
}

/// Given stake that came in at second 100, then it votes in ballots that start later only.
#[test]
fn a_flash_stake_votes_with_nothing() {
    let mut votes = Votes::default();
    votes.record(100, 1_000);
    assert_eq!((votes.eligible(100), votes.eligible(101)), (0, 1_000));
}

/// Given a large old stake that compounds a little every day, more often than a position
/// remembers, then the old stake keeps its vote.
#[test]
fn small_increases_do_not_cost_an_old_stake_its_vote() {
    let mut votes = Votes::default();
    votes.record(100, 1_000_000);
    for day in 1..50 {
        votes.record(100 + day * DAY, 1_000_000 + day * 10);
    }
    assert!(votes.eligible(101) >= 1_000_000);
}

/// Given votes on two ballots, one of them cast twice, then two are open, and withdrawing
/// both of them lifts the lock; withdrawing one again does nothing.
#[test]
fn voting_again_on_the_same_ballot_opens_no_second_vote() {
    let mut world = World::new(1, 1);
    world.stake(0, 100).unwrap();
    world.now += DAY;
    let (now, start, end) = (world.now, world.now - 1, world.now + DAY);
    let votes = &mut world.positions[0].stake.votes;
    let mut vote = Passed { withdrawn: false, hook_epoch: 0, end };

    assert_eq!(votes.cast(now, 0, start, end), Ok(100));
    assert_eq!(votes.recast(now, 0, start, end), Ok(100));
    assert_eq!(votes.cast(now, 0, start, end), Ok(100));

    assert_eq!((votes.open, votes.sequence), (2, 3));
    votes.withdraw(&vote, now, 0);
    assert_eq!((votes.open, votes.held(now, 0)), (1, 100));
    vote.withdrawn = true;
    votes.withdraw(&vote, now, 0);
    assert_eq!((votes.open, votes.held(now, 0)), (1, 100));
    vote.withdrawn = false;
    votes.withdraw(&vote, now, 0);
    assert_eq!((votes.open, votes.held(now, 0), votes.sequence), (0, 0, 6));
}

/// Given votes on a ballot that ends today and on one that ends in a week, when the first has
/// ended and its vote is let go, then withdrawing the other frees the weight at once.
#[test]
fn a_vote_whose_ballot_has_ended_can_be_let_go() {
    let mut world = World::new(1, 1);
    world.stake(0, 100).unwrap();
    world.now += DAY;
    let (now, start) = (world.now, world.now - 1);
    let votes = &mut world.positions[0].stake.votes;
    let short = Passed { withdrawn: false, hook_epoch: 0, end: now + 1 };
    let long = Passed { end: now + 7 * DAY, ..short };
    votes.cast(now, 0, start, short.end).unwrap();
    votes.cast(now, 0, start, long.end).unwrap();

    votes.let_go(&short, now + 1, 0);
    votes.let_go(&Passed { end: now, ..short }, now + 1, 0);
    assert_eq!((votes.open, votes.held(now + 1, 0)), (1, 100), "one of before does not count");
    votes.withdraw(&long, now + 1, 0);

    assert_eq!((votes.open, votes.held(now + 1, 0)), (0, 0));
}

/// Which votes are open, in the words of the rule: those that were neither withdrawn nor let
/// go, until the last ballot voted on since there was none has ended, or the hook has gone.
#[derive(Default)]
struct OpenVotes {
    hook_epoch: u16,
    last_end: u64,
    receipts: Vec<(Passed, bool)>,
}

impl OpenVotes {
    fn at(&mut self, now: u64, hook_epoch: u16) {
        if self.open().count() == 0 || self.last_end <= now || self.hook_epoch != hook_epoch {
            self.receipts.iter_mut().for_each(|(_, open)| *open = false);
            self.last_end = 0;
        }
        self.hook_epoch = hook_epoch;
    }

    fn open(&self) -> impl Iterator<Item = &Passed> {
        self.receipts.iter().filter(|(_, open)| *open).map(|(vote, _)| vote)
    }
}

/// The position's votes beside the model of them.
struct Twins {
    votes: Votes,
    model: OpenVotes,
    now: u64,
    hook_epoch: u16,
}

impl Twins {
    /// Votes, votes again, withdraws or closes a receipt, as it is drawn.
    fn act(&mut self, rng: &mut Rng) {
        let (now, epoch, receipts) = (self.now, self.hook_epoch, &mut self.model.receipts);
        let drawn = (!receipts.is_empty()).then(|| rng.usize(..receipts.len()));
        match (rng.u8(..5), drawn) {
            (0..=1, _) => {
                let end = now + 1 + rng.u64(..12);
                self.votes.cast(now, epoch, 2, end).unwrap();
                receipts.push((Passed { withdrawn: false, hook_epoch: epoch, end }, true));
                self.model.last_end = self.model.last_end.max(end);
            }
            (2, Some(nth)) if receipts[nth].1 && receipts[nth].0.end > now => {
                self.votes.recast(now, epoch, 2, receipts[nth].0.end).unwrap();
            }
            (3, Some(nth)) if !receipts[nth].0.withdrawn => {
                self.votes.withdraw(&receipts[nth].0, now, epoch);
                receipts[nth].0.withdrawn = true;
                receipts[nth].1 = false;
            }
            (4, Some(nth)) if receipts[nth].0.end <= now => {
                self.votes.let_go(&receipts[nth].0, now, self.votes.hook_epoch);
                receipts.swap_remove(nth);
            }
            _ => {}
        }
        self.model.at(now, epoch);
    }

    fn check(&self, seed: u64) {
        let (open, held) = (self.model.open().count(), self.votes.held(self.now, self.hook_epoch));
        assert_eq!(held, if open > 0 { 100 } else { 0 }, "seed {seed}");
        assert!(open == 0 || self.votes.open as usize == open, "seed {seed}");
        for (vote, open) in &self.model.receipts {
            let counts = self.votes.counts(vote, self.now, self.hook_epoch);
            assert_eq!(counts, *open, "seed {seed}: {vote:?} {:?}", self.votes);
        }
    }
}

/// Given random votes, votes cast again, withdrawals, receipts closed and hooks removed, then
/// the open votes are counted exactly, and hold the weight exactly while there are any.
#[test]
fn open_votes_are_counted_exactly() {
    for seed in 0..2_000 {
        let mut rng = Rng::with_seed(seed);
        let (votes, model) = (Votes::default(), OpenVotes::default());
        let mut twins = Twins { votes, model, now: 2, hook_epoch: 0 };
        twins.votes.record(1, 100);
        for _ in 0..200 {
            twins.now += rng.u64(..3);
            twins.hook_epoch += u16::from(rng.u8(..40) == 0);
            twins.model.at(twins.now, twins.hook_epoch);
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
    let (now, start, end) = (world.now, world.now - 1, world.now + DAY);
    let votes = &mut world.positions[0].stake.votes;
    votes.cast(now, 0, start, end).unwrap();
    votes.open = u16::MAX;
    let full = *votes;

    assert_eq!(votes.cast(now, 0, start, end), Err(Error::TooManyVotes));
    assert_eq!(*votes, full);
    assert_eq!(votes.recast(now, 0, start, end), Ok(100));
}

/// Given an open vote, then no exit and no hand-over works; withdrawing it, removing the
/// hook or the ballot's end each lift that at once.
#[test]
fn open_votes_hold_the_weight_until_they_end_or_are_withdrawn_or_the_hook_goes() {
    let mut world = World::new(1, 1);
    world.stake(0, 100).unwrap();
    world.now += DAY;
    let at = Moment { now: world.now, hook_epoch: 0 };
    let votes = &mut world.positions[0].stake.votes;
    assert_eq!(votes.cast(at.now, 0, at.now, at.now + 15 * DAY), Err(Error::BallotTooLong));
    assert_eq!(votes.cast(at.now, 0, at.now + 1, at.now + DAY), Err(Error::BallotNotOpen));
    assert_eq!(votes.cast(at.now, 0, at.now - 1, at.now + DAY), Ok(100));
    let mut removed = world.clone();
    removed.terms.hook_epoch = 1;
    let mut withdrawn = world.clone();
    let vote = Passed { withdrawn: false, hook_epoch: 0, end: at.now + DAY };
    withdrawn.positions[0].stake.votes.withdraw(&vote, at.now, 0);
    assert_eq!(world.unstake(0, 1), Err(Error::VoteLocked));
    assert_eq!(world.emergency_exit(0), Err(Error::VoteLocked));
    assert_eq!(world.at(0, |farm, seat| farm.hand_over(seat)), Err(Error::VotesOpen));
    assert_eq!((removed.unstake(0, 1), withdrawn.unstake(0, 1)), (Ok(1), Ok(1)));
    world.now += DAY;
    assert_eq!(world.unstake(0, 100), Ok(100));
}
