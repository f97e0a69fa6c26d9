//! The terms of locking, fixed when a pool is created.

use crate::schedule::DAY;
use crate::{wide, Error, Result, BPS};
use core::num::NonZeroU64;

/// The longest lock a pool may offer [s]: four years of 365 days. This constant bounds how
/// long any LP can be kept from their principal, and only by a lock they signed for.
pub const MAX_LOCK_SECONDS: u32 = 4 * 365 * 86_400;
/// The largest multiplier a pool may offer [bps]: tenfold.
pub const MAX_MULTIPLIER_BPS: u32 = 100_000;
/// The largest share of the principal that leaving early may cost [bps]: half.
pub const MAX_EARLY_LEAVE_BPS: u32 = 5_000;

const WHOLE: NonZeroU64 = match NonZeroU64::new(BPS) {
    Some(bps) => bps,
    None => NonZeroU64::MIN,
};

stored! { ($)
    /// What a lock earns and what leaving it costs.
    pub struct LockRule as stored_lock_rule = NONE {
        /// The longest lock [s]; 0 for a pool without locks.
        pub max_seconds: u32,
        /// The multiplier of the longest lock [bps]; 10,000 is none.
        pub max_multiplier_bps: u32,
        /// The share of the principal that leaving costs with the longest lock ahead [bps].
        // It falls linearly with the time left. 0 where locks cannot be left.
        pub early_leave_bps: u32,
        /// Zero.
        pub _reserved: u32,
    }
}

impl LockRule {
    /// A pool without locks.
    pub const NONE: Self =
        Self { max_seconds: 0, max_multiplier_bps: BPS as u32, early_leave_bps: 0, _reserved: 0 };

    /// Checks the rule against the bounds of the program.
    pub const fn check(&self) -> Result<()> {
        let no_locks = self.max_seconds == 0;
        let in_range = self.max_seconds <= MAX_LOCK_SECONDS
            && self.max_multiplier_bps >= BPS as u32
            && self.max_multiplier_bps <= MAX_MULTIPLIER_BPS
            && self.early_leave_bps <= MAX_EARLY_LEAVE_BPS;
        let idle = self.max_multiplier_bps == BPS as u32 && self.early_leave_bps == 0;
        if !in_range || (no_locks && !idle) {
            return Err(Error::LockRuleOutOfRange);
        }
        Ok(())
    }

    /// The multiplier of a lock of `seconds`, linear from 1 to the largest [bps, rounded
    /// down]. Locks longer than the longest count as the longest.
    pub fn multiplier_bps_floor(&self, seconds: u64) -> u64 {
        let Some(longest) = NonZeroU64::new(self.max_seconds as u64) else {
            return BPS;
        };
        let extra = (self.max_multiplier_bps as u64).saturating_sub(BPS);
        BPS.wrapping_add(extra.wrapping_mul(seconds.min(longest.get())) / longest)
    }

    /// The weight of `amount` locked for `seconds` [weight, rounded down].
    pub fn weight_floor(&self, amount: u64, seconds: u64) -> Result<u64> {
        let product = wide::mul(amount, self.multiplier_bps_floor(seconds));
        match wide::div_rem((product >> 64) as u64, product as u64, WHOLE) {
            (0, weight, _) => Ok(weight),
            _ => Err(Error::WeightOverflow),
        }
    }

    /// What leaving with `amount` costs when `remaining` seconds of a lock are left [base units,
    /// rounded up]: `amount * share * remaining / longest lock`, the same however old the lock is.
    pub fn penalty_ceil(&self, amount: u64, remaining: u64) -> u64 {
        let Some(longest) = NonZeroU64::new(self.max_seconds as u64) else {
            return 0;
        };
        let share = (self.early_leave_bps as u64).wrapping_mul(remaining.min(longest.get()));
        wide::mul_div_ceil(amount, share, longest.saturating_mul(WHOLE)).min(amount)
    }

    /// Over how long the penalty flow streams what leaving cost [s]: longer than anybody would
    /// stake for to get a share of it back.
    pub const fn penalty_window(&self) -> u32 {
        if self.max_seconds > 365 * DAY {
            7 * DAY
        } else {
            DAY
        }
    }
}
