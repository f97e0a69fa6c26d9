//! Emission curves, in words.

use acequia_core::{IdlePolicy, RateRule, Segment};

/// A curve and the terms it is added on.
#[derive(Clone, Debug)]
pub struct Curve {
    /// When it starts [unix s]; 0 is at once.
    pub start: u64,
    /// The curve.
    pub segments: Vec<Segment>,
    /// What comes before this time is promised [unix s].
    pub committed_until: u64,
    /// What happens while nobody is staked.
    pub idle: IdlePolicy,
    /// How the rate follows the stake.
    pub rate: RateRule,
}

impl Curve {
    /// Nothing, for a stream that is extended later.
    pub const fn empty() -> Self {
        let (idle, rate) = (IdlePolicy::Wait, RateRule::NONE);
        Self { start: 0, segments: Vec::new(), committed_until: 0, idle, rate }
    }

    /// `amount` [base units] evenly over `seconds`, from now, not committed, waiting while
    /// nobody is staked.
    pub fn even(amount: u64, seconds: u64) -> Self {
        Self::empty().then(amount, seconds)
    }

    /// And another segment.
    pub fn then(mut self, amount: u64, seconds: u64) -> Self {
        let seconds = u32::try_from(seconds).expect("a segment lasts at most 2^32 seconds");
        self.segments.push(Segment { seconds, amount });
        self
    }

    /// Starting later [unix s].
    pub fn starting(mut self, at: u64) -> Self {
        self.start = at;
        self
    }

    /// Promised up to a time [unix s].
    pub fn committed(mut self, until: u64) -> Self {
        self.committed_until = until;
        self
    }

    /// Returned to the funder while nobody is staked.
    pub fn refunding(mut self) -> Self {
        self.idle = IdlePolicy::Refund;
        self
    }

    /// Paid in full from a total weight on, as at the least one below that, the rest returned to the
    /// funder.
    pub fn full_at(mut self, full_weight: u64, least_weight: u64) -> Self {
        self.rate = RateRule { full_weight, least_weight };
        self.refunding()
    }

    /// What it takes to fund [base units].
    pub fn total(&self) -> u64 {
        self.segments.iter().map(|segment| segment.amount).sum()
    }
}
