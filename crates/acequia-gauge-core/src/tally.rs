//! Votes, counted exactly, and shares in proportion to them.

use crate::BPS;
use acequia_core::wide::{self, three};
use core::num::NonZeroU64;

/// One vote for one pool, in the units of a [`Tally`].
const VOTE: u64 = BPS << 32;
/// Tallies stay below 2^64 votes.
const LIMIT: u128 = (VOTE as u128) << 64;

acequia_core::stored! { ($)
    /// A number of votes [2^-32 / 10^4 votes].
    //
    // The units of weight times power times basis points, so that counting needs no division. Below
    // 2^110. Two words, so that an account holding it needs no more than 8-byte alignment.
    pub struct Tally as stored_tally {
        /// The low word.
        pub lo: u64,
        /// The high word.
        pub hi: u64,
    }
}

impl Tally {
    /// No votes.
    pub const ZERO: Self = Self { lo: 0, hi: 0 };

    /// From its units.
    pub const fn new(units: u128) -> Self {
        Self { lo: units as u64, hi: (units >> 64) as u64 }
    }

    /// In its units.
    pub const fn get(self) -> u128 {
        wide::join(self.hi, self.lo)
    }

    /// That many whole votes.
    pub const fn of_votes(votes: u64) -> Self {
        Self::new(wide::mul(votes, VOTE))
    }

    /// `weight * power * bps`, exactly; none where weight and power alone make 2^64 votes.
    pub fn cast(weight: u64, power: u64, bps: u16) -> Option<Self> {
        let votes = wide::mul(weight, power); // [2^-32 votes]
        match votes >> 96 {
            // 96 bits and 16 fit 128.
            0 => Some(Self::new(votes.wrapping_mul(bps as u128))),
            _ => None,
        }
    }

    /// Sum. Wraps, for tallies below their bound.
    pub const fn plus(self, other: Self) -> Self {
        Self::new(self.get().wrapping_add(other.get()))
    }

    /// Difference. Wraps, for a caller who knows `other` to be a part.
    pub const fn minus(self, other: Self) -> Self {
        Self::new(self.get().wrapping_sub(other.get()))
    }

    /// Whether it is below 2^64 votes.
    pub const fn is_in_range(self) -> bool {
        self.get() < LIMIT
    }

    /// In whole votes [votes, rounded down].
    pub fn votes_floor(self) -> u64 {
        let whole = self.get() >> 32; // [10^-4 votes]
        let bps = NonZeroU64::new(BPS).unwrap_or(NonZeroU64::MIN);
        // Below the bound the quotient is one word.
        wide::div_rem((whole >> 64) as u64, whole as u64, bps).1
    }

    /// `amount * self / whole` [rounded down], where `self` is at most `whole`; 0 of nothing.
    pub fn share_floor(self, amount: u64, whole: Self) -> u64 {
        // Of a part the quotient is one word.
        let quotient = three::div_rem(three::mul(self.get(), amount), whole.get());
        quotient.map_or(0, |(quotient, _)| quotient as u64)
    }
}
