//! What one position's vote has added to an epoch.

use crate::{Error, Result, Split, Tally, BPS, MAX_POOLS};

/// The whole of a vote [bps].
const WHOLE: u16 = BPS as u16;

acequia_core::stored! { ($)
    /// One position's vote; all zeroes for none.
    //
    // What the tallies hold of it, and so what replacing or withdrawing it takes away. It must live
    // until the epoch is settled.
    pub struct Record as stored_record {
        /// What voted [weight of the position's pool].
        pub weight: u64,
        /// The power of that pool in that epoch [2^-32 votes per weight].
        pub power: u64,
        /// How it was divided.
        pub split: Split,
    }
}

impl Record {
    /// Checks a vote. Fails with [`Error::SplitNotWhole`], [`Error::NoVotes`] or
    /// [`Error::VotesOverflow`].
    pub fn new(weight: u64, power: u64, split: &Split) -> Result<Self> {
        split.check()?;
        if weight == 0 || power == 0 {
            return Err(Error::NoVotes);
        }
        Tally::cast(weight, power, WHOLE).ok_or(Error::VotesOverflow)?;
        Ok(Self { weight, power, split: *split })
    }

    /// What it adds in all.
    pub fn total(&self) -> Tally {
        self.part(WHOLE)
    }

    /// What it adds to each pool. The parts add up to [`total`](Self::total), exactly.
    pub fn parts(&self) -> impl Iterator<Item = Tally> + '_ {
        let bps: &[u16; MAX_POOLS] = &self.split.bps;
        bps.iter().map(|bps| self.part(*bps))
    }

    fn part(&self, bps: u16) -> Tally {
        // None only for what `new` has refused.
        Tally::cast(self.weight, self.power, bps).unwrap_or_default()
    }
}
