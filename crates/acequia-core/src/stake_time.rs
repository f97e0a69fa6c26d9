//! Stake-time: principal times seconds.
//!
//! It counts amounts and not weights, since a boost can outlive its lock. It stays where it was
//! earned: splitting, merging and moving are an unstake and a stake; a transfer begins it anew. There
//! is no history: what was earned between two moments is the difference of two readings, and never
//! too much, whatever was split, merged, sold, closed and opened in between.

use crate::wide;

stored! { ($)
    /// Principal times seconds [base units x s], modulo 2^128.
    //
    // Two words, as a `Q64`. What is read stays below 2^104.
    pub struct StakeTime as stored_stake_time {
        /// The low word.
        pub lo: u64,
        /// The high word.
        pub hi: u64,
    }
}

impl StakeTime {
    /// Of what is held for that long, or until that time since the beginning of it.
    #[inline(always)]
    pub const fn of(amount: u64, seconds: u64) -> Self {
        Self::new(wide::mul_short(amount, seconds))
    }

    /// Of an amount that becomes another then: what is less is taken off. A difference below zero is
    /// 2^64 more as a word, so that much too much is multiplied.
    #[inline(always)]
    pub const fn of_change(from: u64, to: u64, seconds: u64) -> Self {
        let Self { lo, hi } = Self::of(to.wrapping_sub(from), seconds);
        let too_much = if to < from { seconds } else { 0 };
        Self { lo, hi: hi.wrapping_sub(too_much) }
    }

    #[inline(always)]
    const fn new(raw: u128) -> Self {
        Self { lo: raw as u64, hi: (raw >> 64) as u64 }
    }

    /// As a number [base units x s].
    #[inline(always)]
    pub const fn get(self) -> u128 {
        wide::join(self.hi, self.lo)
    }

    /// Sum. Wraps.
    #[inline(always)]
    pub const fn plus(self, other: Self) -> Self {
        Self::new(self.get().wrapping_add(other.get()))
    }

    /// Difference. Wraps: an origin may be below zero, what is read is not.
    #[inline(always)]
    pub const fn minus(self, other: Self) -> Self {
        Self::new(self.get().wrapping_sub(other.get()))
    }
}

/// The stake-time of a position, or of a pool, as read at one moment. Keep it, to compare it with a
/// later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// When it was read [unix s].
    pub at: u64,
    /// When it began: the position was opened or changed hands, or the pool was created [unix s].
    pub since: u64,
    /// What had come together [base units x s].
    pub value: u128,
}

impl Reading {
    /// What stands for an account that nobody read at that moment [unix s].
    pub const fn missing(at: u64) -> Self {
        Self { at, since: u64::MAX, value: 0 }
    }

    /// What came together since an earlier reading of the same address [base units x s]: all, where it
    /// began after that; nothing, where it began before and that reading is of another owner, or
    /// missing.
    pub const fn gained_since(&self, earlier: &Self) -> u128 {
        if self.since >= earlier.at {
            self.value
        } else if self.since == earlier.since {
            self.value.saturating_sub(earlier.value)
        } else {
            0
        }
    }

    /// The same as an amount that was staked throughout [base units, rounded down].
    pub fn average_since(&self, earlier: &Self) -> u64 {
        let seconds = self.at.saturating_sub(earlier.at) as u128;
        self.gained_since(earlier).checked_div(seconds).unwrap_or(0) as u64
    }
}
