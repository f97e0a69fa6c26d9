//! Rates that follow the stake.
//!
//! Of what a curve emits while the total weight is `W > 0`, stakers get
//! `min(max(W, least), full) / full`. So below the full weight a unit of weight earns the same
//! whoever else is there, and never more the more is staked: nobody's leaving lowers, and nobody's
//! coming raises, what the others earn each. ADR 52.

use crate::wide;
use core::num::NonZeroU64;

listed! { ($) []
    /// How a curve's rate follows the stake, fixed when the stream is opened; all zero for not at all.
    pub struct RateRule as stored_rate_rule {
        /// The total weight from which the curve's full rate is paid; 0 for always.
        pub full_weight: u64,
        /// What is paid at this total weight is paid however little is staked; below the full weight.
        pub least_weight: u64,
    }
}

impl RateRule {
    /// The full rate always.
    pub const NONE: Self = Self { full_weight: 0, least_weight: 0 };

    /// Whether the full rate is always paid.
    #[inline(always)]
    pub const fn is_none(&self) -> bool {
        self.full_weight == 0
    }

    /// Whether the two fit together.
    pub const fn is_sound(&self) -> bool {
        self.least_weight < self.full_weight || self.full_weight == 0 && self.least_weight == 0
    }

    /// What stakers of that total weight get of `emitted` [base units], rounded down, and what that
    /// leaves of a unit, after `rem` [1 / `full_weight` base units]. Nobody gets anything at no
    /// weight: that is for the caller to know.
    ///
    /// `emitted < 2^63` and factor and `rem` below `full_weight`, so the sum stays below 2^127, and
    /// the quotient is at most `emitted`.
    #[inline(always)]
    pub fn share_floor(&self, emitted: u64, weight: u64, rem: u64) -> (u64, u64) {
        let full = match NonZeroU64::new(self.full_weight) {
            Some(full) if weight < full.get() => full,
            _ => return (emitted, rem),
        };
        let product = wide::mul(emitted, weight.max(self.least_weight)).wrapping_add(rem as u128);
        let (_, shared, rem) = wide::div_rem((product >> 64) as u64, product as u64, full);
        (shared, rem)
    }
}
