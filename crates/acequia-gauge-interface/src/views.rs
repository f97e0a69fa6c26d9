//! What the view instruction returns.

use acequia_interface::{record, wire::Reader, wire::Wire, ReadError};
use alloc::vec::Vec;
use solana_address::Address;

record! {
    /// An epoch at this moment.
    EpochOverview {
        /// Its number.
        number: u64,
        /// 0 open, 1 settled.
        state: u8,
        /// What is split [base units].
        budget: u64,
        /// All votes [votes, rounded down].
        votes: u64,
        /// How many it needs [votes].
        quorum: u64,
        /// What would be left for the next epoch, or was [base units].
        rollover: u64,
        /// In the order of its list.
        pools: Vec<ShareOverview>,
    }

    /// What a pool gets in an epoch, or would if voting ended now.
    ShareOverview {
        /// The pool.
        pool: Address,
        /// The votes for it [votes, rounded down].
        votes: u64,
        /// Its share [base units].
        amount: u64,
        /// 0 neither, 1 applied, 2 given back.
        state: u8,
    }
}

impl EpochOverview {
    /// Reads the answer to [`ViewEpoch`](crate::instructions::ViewEpoch).
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::new(data);
        let answer = Self::take(&mut reader)?;
        reader.finish()?;
        Ok(answer)
    }
}
