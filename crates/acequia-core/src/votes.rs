//! Eligible vote weight and the vote lock.
//!
//! What votes is what has been staked continuously since before a ballot began, so stake
//! that is borrowed or moved for the ballot votes with nothing.

use crate::{Error, Result};

/// The longest that a vote may hold stake [s]: 14 days.
pub const MAX_VOTE_LOCK_SECONDS: u64 = 14 * 86_400;
/// How many increases of weight a position remembers.
pub const HISTORY: usize = 3;

stored! { ($)
    /// At least `weight` has been staked continuously since `since`.
    pub struct Tranche as stored_tranche {
        /// Since when [unix s].
        pub since: u64,
        /// How much; 0 is an unused entry.
        pub weight: u64,
    }
}

/// What is remembered of one vote that was passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Whether it has been withdrawn.
    pub withdrawn: bool,
    /// The pool's hook epoch it was cast in.
    pub hook_epoch: u16,
    /// When its ballot ends [unix s].
    pub end: u64,
}

stored! { ($)
    /// What a position may vote with, and what its open votes hold.
    pub struct Votes as stored_votes {
        /// The largest weight among open votes.
        // The position may not fall below it.
        pub voted_weight: u64,
        /// The latest end among open votes [unix s].
        pub locked_until: u64,
        /// When the first of them was cast, with none open before it [unix s].
        pub began: u64,
        /// Counts the votes ever passed on.
        pub sequence: u32,
        /// How many votes are open.
        pub open: u16,
        /// The pool's hook epoch the open votes were cast in.
        // Removing the hook starts another, and these count no more.
        pub hook_epoch: u16,
        /// Increases of weight, `since` and `weight` both rising.
        // Unused entries stand at the end.
        pub history: [Tranche; HISTORY],
    }
}

impl Votes {
    /// The weight that has been staked continuously since before `ballot_start` [weight].
    /// What was added at that very second does not count.
    pub fn eligible(&self, ballot_start: u64) -> u64 {
        let before = self.history.iter().filter(|t| t.since < ballot_start);
        before.map(|t| t.weight).max().unwrap_or(0)
    }

    /// The weight that open votes hold at `now` [weight]; 0 when they have ended or the hook
    /// they went to was removed.
    #[inline(always)]
    pub const fn held(&self, now: u64, hook_epoch: u16) -> u64 {
        if self.open == 0 || now >= self.locked_until || self.hook_epoch != hook_epoch {
            return 0;
        }
        self.voted_weight
    }

    /// Whether that vote of the position is one of its open votes at `now`: not withdrawn, of
    /// the present hook, and cast since the first of them. One that was cast before had its
    /// ballot end by then, or else there would have been an open vote.
    pub const fn counts(&self, vote: &Passed, now: u64, hook_epoch: u16) -> bool {
        !vote.withdrawn
            && vote.hook_epoch == hook_epoch
            && vote.end > self.began
            && self.held(now, hook_epoch) > 0
    }

    /// Opens a vote on a ballot that runs from `start` to `end` and returns the weight to
    /// pass on. Raises the vote lock to cover it.
    pub fn cast(&mut self, now: u64, hook_epoch: u16, start: u64, end: u64) -> Result<u64> {
        let mut next = *self;
        let weight = next.pass_on(now, hook_epoch, start, end)?;
        next.open = next.open.checked_add(1).ok_or(Error::TooManyVotes)?;
        *self = next;
        Ok(weight)
    }

    /// As [`cast`](Self::cast), for a ballot on which an open vote [counts](Self::counts)
    /// already: it is replaced, and not counted twice.
    pub fn recast(&mut self, now: u64, hook_epoch: u16, start: u64, end: u64) -> Result<u64> {
        self.pass_on(now, hook_epoch, start, end)
    }

    fn pass_on(&mut self, now: u64, hook_epoch: u16, start: u64, end: u64) -> Result<u64> {
        if now < start || now >= end {
            return Err(Error::BallotNotOpen);
        }
        if end.saturating_sub(now) > MAX_VOTE_LOCK_SECONDS {
            return Err(Error::BallotTooLong);
        }
        let weight = self.eligible(start);
        if weight == 0 {
            return Err(Error::NoEligibleWeight);
        }
        self.lapse(now, hook_epoch);
        self.voted_weight = self.voted_weight.max(weight);
        self.locked_until = self.locked_until.max(end);
        self.sequence = self.sequence.wrapping_add(1);
        Ok(weight)
    }

    /// Numbers the message that a vote is withdrawn, and [lets it go](Self::let_go).
    pub fn withdraw(&mut self, vote: &Passed, now: u64, hook_epoch: u16) {
        self.sequence = self.sequence.wrapping_add(1);
        self.let_go(vote, now, hook_epoch);
    }

    /// Does without a vote, where it [counts](Self::counts) among the open ones. With the
    /// last of them the vote lock is gone.
    pub fn let_go(&mut self, vote: &Passed, now: u64, hook_epoch: u16) {
        if self.counts(vote, now, hook_epoch) {
            self.open = self.open.saturating_sub(1);
            self.lapse(now, hook_epoch);
        }
    }

    /// Forgets open votes that hold nothing any more: the next one is the first.
    fn lapse(&mut self, now: u64, hook_epoch: u16) {
        if self.held(now, hook_epoch) == 0 {
            (self.open, self.voted_weight, self.locked_until) = (0, 0, 0);
            (self.began, self.hook_epoch) = (now, hook_epoch);
        }
    }

    /// Records that the weight is `weight` from `now` on.
    #[inline(always)]
    pub fn record(&mut self, now: u64, weight: u64) {
        match self.newest() {
            Some(newest) if weight > newest.weight => self.grow(now, weight),
            Some(newest) if weight < newest.weight => self.shrink(weight),
            None if weight > 0 => self.grow(now, weight),
            _ => {}
        }
    }

    /// Starts the history anew, as for an owner who has just got the position.
    pub fn restart(&mut self, now: u64, weight: u64) {
        self.history = [Tranche::default(); HISTORY];
        self.record(now, weight);
    }

    /// The present weight and since when.
    fn newest(&self) -> Option<Tranche> {
        self.history.iter().rev().find(|t| t.weight > 0).copied()
    }

    /// Nothing older than the new weight has more than it.
    fn shrink(&mut self, weight: u64) {
        let mut reached = 0;
        for tranche in &mut self.history {
            tranche.weight = tranche.weight.min(weight);
            if tranche.weight <= reached {
                *tranche = Tranche::default();
            }
            reached = reached.max(tranche.weight);
        }
    }

    /// Adds an entry. A full history forgets the smallest step first: its weight counts
    /// as added with the next one, so that the owner loses least and gains nothing.
    fn grow(&mut self, now: u64, weight: u64) {
        let newest = Tranche { since: now, weight };
        if let Some(same) = self.history.iter_mut().find(|t| t.weight > 0 && t.since == now) {
            *same = newest;
            return;
        }
        if !self.history.iter().any(|t| t.weight == 0) {
            self.forget_smallest_step();
        }
        if let Some(free) = self.history.iter_mut().find(|t| t.weight == 0) {
            *free = newest;
        }
    }

    fn forget_smallest_step(&mut self) {
        let mut reached = 0;
        let steps = self.history.iter().map(|t| {
            let step = t.weight.saturating_sub(reached);
            reached = t.weight;
            step
        });
        let smallest = steps.enumerate().min_by_key(|(_, step)| *step).map(|(at, _)| at);
        if let Some(rest) = smallest.and_then(|at| self.history.get_mut(at..)) {
            rest.rotate_left(1);
            if let Some(last) = rest.last_mut() {
                *last = Tranche::default();
            }
        }
    }
}
