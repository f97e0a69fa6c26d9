//! Votes of a weight, and the largest voter weight there can be.

/// A power of one vote per unit of weight [2^-32 votes per weight].
pub const ONE: u64 = 1 << 32;
/// All of a supply [1/10,000].
pub const ALL_BPS: u64 = 10_000;

/// What a weight counts in a realm [votes, rounded down]: weight times power. None where that
/// reaches 2^64.
pub fn votes_floor(weight: u64, power_q32: u64) -> Option<u64> {
    let product = u128::from(weight).checked_mul(u128::from(power_q32))?;
    u64::try_from(product >> 32).ok()
}

/// What governance takes for all votes there are. Never what is staked now: the first staker
/// to vote would be a majority of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaxRule {
    /// So many [votes].
    Fixed(u64),
    /// A share of the governing mint's supply [1/10,000].
    ShareOfSupply(u64),
}

impl MaxRule {
    /// The rule as two numbers: its kind and its value. None for another kind, a maximum of
    /// nothing, or a share of more than all.
    pub const fn new(kind: u8, value: u64) -> Option<Self> {
        match (kind, value) {
            (_, 0) => None,
            (0, votes) => Some(Self::Fixed(votes)),
            (1, bps) if bps <= ALL_BPS => Some(Self::ShareOfSupply(bps)),
            _ => None,
        }
    }

    /// The number of its kind: 0 fixed, 1 a share of supply.
    pub const fn kind(self) -> u8 {
        match self {
            Self::Fixed(_) => 0,
            Self::ShareOfSupply(_) => 1,
        }
    }

    /// Its number: votes, or 1/10,000 of the supply.
    pub const fn value(self) -> u64 {
        match self {
            Self::Fixed(value) | Self::ShareOfSupply(value) => value,
        }
    }

    /// The largest voter weight at a supply [votes, rounded up, at least 1]: rounding down would
    /// make a majority easier to reach, and none of nothing is a majority.
    pub fn max_ceil(self, supply: u64) -> u64 {
        match self {
            Self::Fixed(votes) => votes,
            Self::ShareOfSupply(bps) => {
                let share = u128::from(supply).saturating_mul(u128::from(bps));
                let share = share.div_ceil(u128::from(ALL_BPS));
                u64::try_from(share).unwrap_or(u64::MAX).max(1)
            }
        }
    }
}
