//! A position's principal, weight and lock.
//!
//! An unlocked position weighs what it holds. A locked one weighs more, by the multiplier
//! of its lock when the principal came in, constant until the lock ends; then the boost is taken
//! off by whatever touches the position, and by anyone.

use crate::lock::LockRule;
use crate::votes::Parts;
use crate::{wide, Error, Reading, Result, StakeTime, Votes, MAX_TIME};
use core::num::NonZeroU64;

stored! { ($)
    /// A position's principal, weight and lock.
    pub struct Stake as stored_stake {
        /// Principal [base units of the stake mint].
        pub amount: u64,
        /// What the principal counts for.
        pub weight: u64,
        /// When the running lock ends [unix s]; 0 without a lock.
        pub lock_end: u64,
        /// Principal that came in, each times the moment it did, less what went out likewise.
        // So what is held now, times any later moment, less this, is the stake-time until then:
        // nothing has to be settled to read it.
        pub origin: StakeTime,
        /// When the position was opened or last changed hands [unix s]: stake-time began then.
        pub since: u64,
        /// What the position votes with.
        pub votes: Votes,
    }
}

/// What a position holds and what that counts for. A change makes another of it, and only where
/// all of the change is allowed, the position [takes](Stake::hold) it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[must_use = "the position still holds what it did"]
pub struct Holding {
    /// See [`Stake::amount`].
    pub amount: u64,
    /// See [`Stake::weight`].
    pub weight: u64,
    /// See [`Stake::lock_end`].
    pub lock_end: u64,
}

impl Holding {
    const fn unlocked(amount: u64) -> Self {
        Self { amount, weight: amount, lock_end: 0 }
    }

    /// By where its weight comes from.
    #[inline(always)]
    pub const fn parts(&self) -> Parts {
        Parts { principal: self.amount, boost: self.weight.saturating_sub(self.amount) }
    }
}

/// What leaving a lock early moves [base units of the stake mint].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "the tokens must be moved"]
pub struct EarlyLeave {
    /// To the owner.
    pub give: u64,
    /// To those who stay, by way of the penalty flow.
    pub penalty: u64,
}

impl Stake {
    /// What it holds.
    #[inline(always)]
    pub const fn holding(&self) -> Holding {
        Holding { amount: self.amount, weight: self.weight, lock_end: self.lock_end }
    }

    /// Whether a lock is running.
    #[inline(always)]
    pub const fn is_locked(&self, now: u64) -> bool {
        now < self.lock_end
    }

    /// Whether there is a lock that has ended: it weighs nothing extra any more.
    #[inline(always)]
    pub const fn has_ended_lock(&self, now: u64) -> bool {
        self.lock_end != 0 && now >= self.lock_end
    }

    /// With principal added. What is added under a running lock earns the multiplier of the lock
    /// time that remains, so a late addition gains nothing by an early lock.
    pub fn with(&self, now: u64, rule: &LockRule, amount: u64) -> Result<Holding> {
        if amount == 0 {
            return Err(Error::ZeroAmount);
        }
        let weight = if self.is_locked(now) {
            rule.weight_floor(amount, self.lock_end.saturating_sub(now))?
        } else {
            amount
        };
        Ok(Holding {
            amount: wide::sum(self.amount, amount).ok_or(Error::WeightOverflow)?,
            weight: wide::sum(self.weight, weight).ok_or(Error::WeightOverflow)?,
            lock_end: self.lock_end,
        })
    }

    /// With principal taken out, which no lock and no open vote holds.
    pub fn without(&self, now: u64, amount: u64) -> Result<Holding> {
        if amount == 0 {
            return Err(Error::ZeroAmount);
        }
        if self.is_locked(now) {
            return Err(Error::Locked);
        }
        let left = self.amount.checked_sub(amount).ok_or(Error::InsufficientStake)?;
        self.require_free(now, Holding::unlocked(left))
    }

    /// With all principal locked until `end` [unix s]; an end beyond the pool's longest lock is
    /// taken as the longest. May replace a running lock, but neither its end nor the weight may
    /// fall.
    pub fn locked(&self, now: u64, rule: &LockRule, end: u64) -> Result<Holding> {
        if rule.max_seconds == 0 {
            return Err(Error::LockNotOffered);
        }
        if end <= now || now > MAX_TIME {
            return Err(Error::LockOutOfRange);
        }
        let lock_end = end.min(now.saturating_add(rule.max_seconds as u64));
        let weight = rule.weight_floor(self.amount, lock_end.saturating_sub(now))?;
        if self.is_locked(now) && (lock_end < self.lock_end || weight < self.weight) {
            return Err(Error::LockWouldShrink);
        }
        Ok(Holding { amount: self.amount, weight, lock_end })
    }

    /// With `amount` taken out of a running lock. The weight falls in proportion (rounded down).
    pub fn left_early(&self, now: u64, rule: &LockRule, amount: u64) -> Result<Holding> {
        if rule.early_leave_bps == 0 {
            return Err(Error::EarlyLeaveNotOffered);
        }
        if !self.is_locked(now) {
            return Err(Error::NotLocked);
        }
        let held = NonZeroU64::new(self.amount).ok_or(Error::InsufficientStake)?;
        let left = self.amount.checked_sub(amount).ok_or(Error::InsufficientStake)?;
        if amount == 0 {
            return Err(Error::ZeroAmount);
        }
        let weight = wide::mul_div_floor(self.weight, left, held);
        let lock_end = if left == 0 { 0 } else { self.lock_end };
        self.require_free(now, Holding { amount: left, weight, lock_end })
    }

    /// With all that another position of the pool holds, until the later end of both locks. The part
    /// whose lock ends earlier is weighed anew by the time left to that end (rounded down): it may
    /// weigh less than before. An empty position brings no lock along.
    pub fn merged(&self, now: u64, rule: &LockRule, other: Holding) -> Result<Holding> {
        let own = self.holding();
        if other.amount == 0 {
            return Ok(own);
        }
        let lock_end = own.lock_end.max(other.lock_end);
        let weigh = |part: Holding| match part.lock_end == lock_end {
            true => Ok(part.weight),
            false => rule.weight_floor(part.amount, lock_end.saturating_sub(now)),
        };
        let sum = |a: u64, b: u64| wide::sum(a, b).ok_or(Error::WeightOverflow);
        let weight = sum(weigh(own)?, weigh(other)?)?;
        let amount = sum(own.amount, other.amount)?;
        self.require_free(now, Holding { amount, weight, lock_end })
    }

    /// Checks that the position may change hands, and restarts what it can vote with.
    pub fn hand_over(&mut self, now: u64) -> Result<()> {
        if self.votes.hold(now) {
            return Err(Error::VotesOpen);
        }
        self.votes.restart(now, self.holding().parts());
        (self.origin, self.since) = (StakeTime::of(self.amount, now), now);
        Ok(())
    }

    /// Its stake-time until `at` [unix s], which is not before its last change.
    pub const fn stake_time(&self, at: u64) -> Reading {
        let value = StakeTime::of(self.amount, at).minus(self.origin).get();
        Reading { at, since: self.since, value }
    }

    /// Holds something else from `now` on.
    #[inline(always)]
    pub fn hold(&mut self, now: u64, next: Holding) {
        if next.lock_end != 0 {
            self.votes.boost.record(now, next.parts().boost);
        } else if self.lock_end != 0 {
            self.votes.drop_boost();
        }
        self.votes.principal.record(now, next.amount);
        (self.amount, self.weight, self.lock_end) = (next.amount, next.weight, next.lock_end);
    }

    /// Without the boost of a lock that has ended: nothing holds it.
    pub const fn after_lock(&self) -> Holding {
        Holding::unlocked(self.amount)
    }

    /// Neither principal nor, while the lock runs, boost may fall below what open votes counted of
    /// it.
    fn require_free(&self, now: u64, next: Holding) -> Result<Holding> {
        let (held, left) = (self.votes.held(now), next.parts());
        let boost_held = self.is_locked(now) && left.boost < held.boost;
        if left.principal < held.principal || boost_held {
            return Err(Error::VoteLocked);
        }
        Ok(next)
    }

    /// Whether the numbers agree with each other: an unlocked position weighs what it holds,
    /// a locked one between that and tenfold.
    pub fn is_sound(&self) -> bool {
        if self.lock_end == 0 {
            return self.weight == self.amount;
        }
        let most = wide::mul(self.amount, crate::lock::MAX_MULTIPLIER_BPS as u64 / crate::BPS);
        self.amount <= self.weight && self.weight as u128 <= most
    }
}
