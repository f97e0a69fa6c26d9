//! Eligible vote weight and the vote lock.
//!
//! What votes is what has been staked continuously since before a ballot began, so stake
//! that is borrowed or moved for the ballot votes with nothing. Principal and boost, what a lock
//! adds to it, are remembered and held apart: a boost ends with its lock, and leaves neither an
//! older date to younger principal nor a hold on anything. ADR 27.

use crate::{Error, Result};

/// The longest that a vote may hold stake [s]: 14 days.
pub const MAX_VOTE_LOCK_SECONDS: u64 = 14 * 86_400;
/// How many increases a history remembers.
pub const HISTORY: usize = 3;

stored! { ($)
    /// At least `weight` has been held continuously since `since`.
    pub struct Tranche as stored_tranche {
        /// Since when [unix s].
        pub since: u64,
        /// How much; 0 is an unused entry.
        pub weight: u64,
    }
}

stored! { ($)
    /// Since when how much has been held without a break.
    pub struct History as stored_history {
        /// Increases, `since` and `weight` both rising.
        // Unused entries stand at the end.
        pub steps: [Tranche; HISTORY],
    }
}

/// Weight of a position by where it comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// What is staked, or was.
    pub principal: u64,
    /// What a lock adds to it.
    pub boost: u64,
}

impl Parts {
    /// Both together [weight].
    pub const fn total(self) -> u64 {
        self.principal.wrapping_add(self.boost)
    }
}

/// A ballot as a voter says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// From when it takes votes [unix s].
    pub start: u64,
    /// Until when, itself excluded [unix s].
    pub end: u64,
}

/// What is remembered of one vote that was passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Whether it has been withdrawn.
    pub withdrawn: bool,
    /// When it was last passed on [unix s].
    pub cast_at: u64,
    /// When its ballot ends [unix s].
    pub end: u64,
}

stored! { ($)
    /// What a position may vote with, and what its open votes hold.
    pub struct Votes as stored_votes {
        /// The most principal that an open vote counted.
        // The position may not fall below it.
        pub voted_principal: u64,
        /// The most boost that an open vote counted.
        // Nor below this, while the lock runs.
        pub voted_boost: u64,
        /// The latest end among open votes [unix s].
        pub locked_until: u64,
        /// When the first of them was cast, with none open before it [unix s].
        pub began: u64,
        /// Counts the votes ever passed on.
        pub sequence: u32,
        /// How many votes are open.
        pub open: u16,
        /// Zero.
        pub _pad: u16,
        /// Of what is staked.
        pub principal: History,
        /// Of what a lock adds to it; empty without a lock.
        pub boost: History,
    }
}

impl Votes {
    /// What a ballot counts of a position whose lock ends at `lock_end`: what has been staked
    /// continuously since before it began and, where it ends no later than the lock, the boost held
    /// since then. What was added at that very second does not count.
    pub fn eligible(&self, ballot: Window, lock_end: u64) -> Parts {
        let outlasted = ballot.end <= lock_end;
        Parts {
            principal: self.principal.before(ballot.start),
            boost: if outlasted { self.boost.before(ballot.start) } else { 0 },
        }
    }

    /// What open votes hold at `now`; nothing when the last of them has ended.
    #[inline(always)]
    pub const fn held(&self, now: u64) -> Parts {
        if self.open == 0 || now >= self.locked_until {
            return Parts { principal: 0, boost: 0 };
        }
        Parts { principal: self.voted_principal, boost: self.voted_boost }
    }

    /// Whether open votes hold anything at `now`.
    #[inline(always)]
    pub const fn hold(&self, now: u64) -> bool {
        self.open != 0 && now < self.locked_until
    }

    /// Whether that vote of the position is one of its open votes at `now`: not withdrawn, and
    /// cast since the first of them. One that was cast before had its ballot end by then, or else
    /// there would have been an open vote.
    pub const fn counts(&self, vote: &Passed, now: u64) -> bool {
        !vote.withdrawn && vote.cast_at >= self.began && vote.end > self.began && self.hold(now)
    }

    /// Opens a vote on a ballot and returns the weight to pass on. Raises the vote lock to cover
    /// it.
    pub fn cast(&mut self, now: u64, ballot: Window, lock_end: u64) -> Result<u64> {
        let mut next = *self;
        let weight = next.pass_on(now, ballot, lock_end)?;
        next.open = next.open.checked_add(1).ok_or(Error::TooManyVotes)?;
        *self = next;
        Ok(weight)
    }

    /// As [`cast`](Self::cast), for a ballot on which an open vote [counts](Self::counts)
    /// already: it is replaced, and not counted twice.
    pub fn recast(&mut self, now: u64, ballot: Window, lock_end: u64) -> Result<u64> {
        self.pass_on(now, ballot, lock_end)
    }

    fn pass_on(&mut self, now: u64, ballot: Window, lock_end: u64) -> Result<u64> {
        if now < ballot.start || now >= ballot.end {
            return Err(Error::BallotNotOpen);
        }
        if ballot.end.saturating_sub(now) > MAX_VOTE_LOCK_SECONDS {
            return Err(Error::BallotTooLong);
        }
        let counted = self.eligible(ballot, lock_end);
        if counted.total() == 0 {
            return Err(Error::NoEligibleWeight);
        }
        self.lapse(now);
        self.voted_principal = self.voted_principal.max(counted.principal);
        self.voted_boost = self.voted_boost.max(counted.boost);
        self.locked_until = self.locked_until.max(ballot.end);
        self.sequence = self.sequence.wrapping_add(1);
        Ok(counted.total())
    }

    /// Numbers the message that a vote is withdrawn, and [lets it go](Self::let_go).
    pub fn withdraw(&mut self, vote: &Passed, now: u64) {
        self.sequence = self.sequence.wrapping_add(1);
        self.let_go(vote, now);
    }

    /// Does without a vote, where it [counts](Self::counts) among the open ones. With the
    /// last of them the vote lock is gone.
    pub fn let_go(&mut self, vote: &Passed, now: u64) {
        if self.counts(vote, now) {
            self.open = self.open.saturating_sub(1);
            self.lapse(now);
        }
    }

    /// Forgets open votes that hold nothing any more: the next one is the first.
    fn lapse(&mut self, now: u64) {
        if !self.hold(now) {
            (self.open, self.voted_principal, self.voted_boost) = (0, 0, 0);
            (self.locked_until, self.began) = (0, now);
        }
    }

    /// Forgets a boost whose lock has ended; what open votes hold of it too.
    pub fn drop_boost(&mut self) {
        self.boost = History::default();
        self.voted_boost = 0;
    }

    /// Starts the history anew, as for an owner who has just got the position.
    pub fn restart(&mut self, now: u64, held: Parts) {
        (self.principal, self.boost) = (History::default(), History::default());
        self.principal.record(now, held.principal);
        self.boost.record(now, held.boost);
    }
}

impl History {
    /// The most that has been held continuously since before `time`.
    pub fn before(&self, time: u64) -> u64 {
        let before = self.steps.iter().filter(|step| step.since < time);
        before.map(|step| step.weight).max().unwrap_or(0)
    }

    /// Records that `held` is held from `now` on.
    #[inline(always)]
    pub fn record(&mut self, now: u64, held: u64) {
        let recorded = self.newest();
        if held > recorded {
            self.grow(Tranche { since: now, weight: held });
        } else if held < recorded {
            self.shrink(held);
        }
    }

    /// What is recorded as held now: no more than what is.
    #[inline(always)]
    fn newest(&self) -> u64 {
        self.steps.iter().rev().find(|step| step.weight > 0).map_or(0, |step| step.weight)
    }

    /// Nothing older than what is held now is more than it.
    fn shrink(&mut self, held: u64) {
        let mut reached = 0;
        for step in &mut self.steps {
            step.weight = step.weight.min(held);
            if step.weight <= reached {
                *step = Tranche::default();
            }
            reached = reached.max(step.weight);
        }
    }

    /// Adds an entry. Where there is no room for it, the smallest step, the new one included,
    /// counts as added with the next: so nobody's dust displaces a step, and the owner loses least
    /// and gains nothing.
    fn grow(&mut self, newest: Tranche) {
        let same = |step: &&mut Tranche| step.weight > 0 && step.since == newest.since;
        let free = |step: &&mut Tranche| step.weight == 0;
        if let Some(same) = self.steps.iter_mut().find(same) {
            *same = newest;
        } else if let Some(free) = self.steps.iter_mut().find(free) {
            *free = newest;
        } else if let Some(rest) = self.smallest(newest).and_then(|at| self.steps.get_mut(at..)) {
            rest.rotate_left(1);
            if let Some(last) = rest.last_mut() {
                *last = newest;
            }
        }
    }

    /// Which step of a full history is smaller than all others and than that of `newest`; none
    /// where the latter is the smallest.
    fn smallest(&self, newest: Tranche) -> Option<usize> {
        let mut reached = 0;
        let mut step = |weight: u64| {
            let step = weight.saturating_sub(reached);
            reached = weight;
            step
        };
        let (mut at, mut least) = (None, u64::MAX);
        for (nth, tranche) in self.steps.iter().enumerate() {
            let size = step(tranche.weight);
            if size < least {
                (at, least) = (Some(nth), size);
            }
        }
        at.filter(|_| step(newest.weight) > least)
    }
}
