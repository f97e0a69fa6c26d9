//! The stored fixed-point number.

use crate::wide::{self, Factor};

stored! { ($)
    /// An unsigned number in units of 2^-64.
    //
    // Two words, so that an account holding it needs no more than 8-byte alignment. What the unit is
    // of stands with each field: reward per weight for an index, reward for what is owed and carried.
    pub struct Q64 as stored_q64 {
        /// The fraction, in 2^-64.
        pub lo: u64,
        /// The whole part.
        pub hi: u64,
    }
}

impl Q64 {
    /// Nothing.
    pub const ZERO: Self = Self { lo: 0, hi: 0 };

    /// From a number of 2^-64ths.
    #[inline(always)]
    pub const fn new(raw: u128) -> Self {
        Self { lo: raw as u64, hi: (raw >> 64) as u64 }
    }

    /// As a number of 2^-64ths.
    #[inline(always)]
    pub const fn get(self) -> u128 {
        wide::join(self.hi, self.lo)
    }

    /// The whole part, rounded down.
    #[inline(always)]
    pub const fn floor(self) -> u64 {
        self.hi
    }

    /// Whether it is at most that many whole ones.
    #[inline(always)]
    pub const fn is_at_most(self, whole: u64) -> bool {
        self.hi < whole || self.hi == whole && self.lo == 0
    }

    /// The fraction alone.
    #[inline(always)]
    pub const fn fraction(self) -> Self {
        Self { lo: self.lo, hi: 0 }
    }

    /// Sum. Wraps: the bounds in the crate's introduction keep true sums below 2^127.
    #[inline(always)]
    pub const fn plus(self, other: Self) -> Self {
        Self::new(self.get().wrapping_add(other.get()))
    }

    /// Difference. Wraps, for a caller who knows `other` to be the smaller.
    #[inline(always)]
    pub const fn minus(self, other: Self) -> Self {
        let borrow = (self.lo < other.lo) as u64;
        Self {
            lo: self.lo.wrapping_sub(other.lo),
            hi: self.hi.wrapping_sub(other.hi).wrapping_sub(borrow),
        }
    }

    /// Product with a whole number. Wraps, as [`plus`](Self::plus).
    #[inline(always)]
    pub const fn times(self, factor: u64) -> Self {
        self.times_factor(&Factor::new(factor))
    }

    /// As [`times`](Self::times), by a factor that is taken apart already.
    #[inline(always)]
    pub const fn times_factor(self, factor: &Factor) -> Self {
        let (high, lo) = factor.times_prepared(self.lo);
        Self { lo, hi: self.hi.wrapping_mul(factor.word).wrapping_add(high) }
    }
}
