//! A position's principal, weight and lock.
//!
//! An unlocked position weighs what it holds. A locked one weighs more, by the multiplier
//! of its lock when the principal came in, constant until the lock ends; then anyone may
//! reset it.

use crate::lock::LockRule;
use crate::{wide, Error, Result, Votes, MAX_TIME};
use core::num::NonZeroU64;

stored! { ($)
    /// A position's principal, weight and lock.
    pub struct Stake as stored_stake {
        /// Principal [base units of the stake mint].
        pub amount: u64,
        /// What the principal counts for.
        pub weight: u64,
        /// When the running lock began [unix s]; 0 without a lock.
        pub lock_start: u64,
        /// When the running lock ends [unix s]; 0 without a lock.
        pub lock_end: u64,
        /// What the position votes with.
        pub votes: Votes,
    }
}

/// What leaving a lock early moves [base units of the stake mint].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "the tokens must be moved"]
pub struct EarlyLeave {
    /// To the owner.
    pub give: u64,
    /// To those who stay, by way of the flow stream of the stake mint.
    pub penalty: u64,
}

/// When something happens, and under which of the pool's hooks.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// [unix s]
    pub now: u64,
    /// The pool's present hook epoch.
    pub hook_epoch: u16,
}

impl Stake {
    /// Whether a lock is running.
    #[inline(always)]
    pub const fn is_locked(&self, now: u64) -> bool {
        now < self.lock_end
    }

    /// Adds principal. What is added under a running lock earns the multiplier of the lock
    /// time that remains, so a late addition gains nothing by an early lock.
    pub fn add(&mut self, at: Moment, rule: &LockRule, amount: u64) -> Result<()> {
        if amount == 0 {
            return Err(Error::ZeroAmount);
        }
        self.drop_ended_lock(at)?;
        let weight = if self.is_locked(at.now) {
            rule.weight_floor(amount, self.lock_end.saturating_sub(at.now))?
        } else {
            amount
        };
        self.amount = self.amount.checked_add(amount).ok_or(Error::WeightOverflow)?;
        let weight = self.weight.checked_add(weight).ok_or(Error::WeightOverflow)?;
        self.weigh(at, weight)
    }

    /// Takes principal out of an unlocked position.
    pub fn take(&mut self, at: Moment, amount: u64) -> Result<()> {
        if amount == 0 {
            return Err(Error::ZeroAmount);
        }
        self.require_unlocked(at.now)?;
        let left = self.amount.checked_sub(amount).ok_or(Error::InsufficientStake)?;
        (self.amount, self.lock_start, self.lock_end) = (left, 0, 0);
        self.weigh(at, left)
    }

    /// Locks all principal for `seconds` from now. May replace a running lock, but neither
    /// its end nor the weight may fall.
    pub fn lock(&mut self, at: Moment, rule: &LockRule, seconds: u32) -> Result<()> {
        if rule.max_seconds == 0 {
            return Err(Error::LockNotOffered);
        }
        if seconds == 0 || seconds > rule.max_seconds || at.now > MAX_TIME {
            return Err(Error::LockOutOfRange);
        }
        let end = at.now.wrapping_add(seconds as u64);
        let weight = rule.weight_floor(self.amount, seconds as u64)?;
        if self.is_locked(at.now) && (end < self.lock_end || weight < self.weight) {
            return Err(Error::LockWouldShrink);
        }
        (self.lock_start, self.lock_end) = (at.now, end);
        self.weigh(at, weight)
    }

    /// Resets the weight of a lock that has ended.
    pub fn release(&mut self, at: Moment) -> Result<()> {
        if self.lock_end == 0 || self.is_locked(at.now) {
            return Err(Error::LockNotOver);
        }
        self.drop_ended_lock(at)
    }

    /// Takes `amount` out of a running lock, of which a share that falls linearly to nothing
    /// at the lock's end is the penalty. The weight falls in proportion (rounded down).
    pub fn leave_early(&mut self, at: Moment, rule: &LockRule, amount: u64) -> Result<EarlyLeave> {
        if rule.early_leave_bps == 0 {
            return Err(Error::EarlyLeaveNotOffered);
        }
        if !self.is_locked(at.now) {
            return Err(Error::NotLocked);
        }
        let held = NonZeroU64::new(self.amount).ok_or(Error::InsufficientStake)?;
        let left = self.amount.checked_sub(amount).ok_or(Error::InsufficientStake)?;
        if amount == 0 {
            return Err(Error::ZeroAmount);
        }
        let penalty = rule.penalty_floor(
            amount,
            self.lock_end.saturating_sub(at.now),
            self.lock_end.saturating_sub(self.lock_start),
        );
        let weight = wide::mul_div_floor(self.weight, left, held);
        self.amount = left;
        if left == 0 {
            (self.lock_start, self.lock_end) = (0, 0);
        }
        self.weigh(at, weight)?;
        Ok(EarlyLeave { give: amount.wrapping_sub(penalty), penalty })
    }

    /// Takes everything out of an unlocked position. Returns the principal.
    pub fn take_all(&mut self, at: Moment) -> Result<u64> {
        let all = self.amount;
        self.take(at, all).map(|()| all)
    }

    /// Checks that the position may change hands, and restarts what it can vote with.
    pub fn hand_over(&mut self, at: Moment) -> Result<()> {
        if self.votes.held(at.now, at.hook_epoch) > 0 {
            return Err(Error::VotesOpen);
        }
        self.votes.restart(at.now, self.weight);
        Ok(())
    }

    /// Checks that no lock is running.
    pub const fn require_unlocked(&self, now: u64) -> Result<()> {
        if self.is_locked(now) {
            return Err(Error::Locked);
        }
        Ok(())
    }

    /// A lock that has ended weighs nothing extra any more.
    fn drop_ended_lock(&mut self, at: Moment) -> Result<()> {
        if self.lock_end == 0 || self.is_locked(at.now) {
            return Ok(());
        }
        (self.lock_start, self.lock_end) = (0, 0);
        self.weigh(at, self.amount)
    }

    /// Sets the weight, which must not fall below what open votes hold.
    fn weigh(&mut self, at: Moment, weight: u64) -> Result<()> {
        if weight < self.weight && weight < self.votes.held(at.now, at.hook_epoch) {
            return Err(Error::VoteLocked);
        }
        self.weight = weight;
        self.votes.record(at.now, weight);
        Ok(())
    }

    /// Whether the numbers agree with each other: an unlocked position weighs what it holds,
    /// a locked one between that and tenfold.
    pub fn is_sound(&self) -> bool {
        if self.lock_end == 0 {
            return self.weight == self.amount;
        }
        let most = wide::mul(self.amount, crate::lock::MAX_MULTIPLIER_BPS as u64 / crate::BPS);
        self.lock_start < self.lock_end && self.weight as u128 <= most
    }
}
