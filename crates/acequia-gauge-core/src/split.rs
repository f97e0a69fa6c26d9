//! How one vote is divided among pools, and the payload that says so.

use crate::{Error, Result, BPS, MAX_POOLS};

/// The length of one entry of a payload [bytes]: a pool's number, and its share as u16,
/// little-endian.
pub const ENTRY_LENGTH: usize = 3;
/// The length of the longest payload [bytes].
pub const MAX_SPLIT_LENGTH: usize = MAX_POOLS * ENTRY_LENGTH;

acequia_core::stored! { ($)
    /// How a vote is divided.
    pub struct Split as stored_split {
        /// By the pool's place in the epoch's list [bps]; 10,000 in all, or nothing.
        pub bps: [u16; MAX_POOLS],
    }
}

impl Split {
    /// Reads a payload: entries in rising order of pools, each with a share, 10,000 bps in
    /// all. A split has exactly one payload.
    ///
    /// Fails with [`Error::SplitMalformed`], [`Error::PoolOutOfRange`],
    /// [`Error::SplitUnordered`] or [`Error::SplitNotWhole`].
    pub fn decode(payload: &[u8]) -> Result<Self> {
        let (entries, rest) = payload.as_chunks::<ENTRY_LENGTH>();
        if entries.is_empty() || !rest.is_empty() {
            return Err(Error::SplitMalformed);
        }
        if !entries.is_sorted_by(|[before, ..], [after, ..]| before < after) {
            return Err(Error::SplitUnordered);
        }
        let mut split = Self::default();
        for [pool, low, high] in entries {
            split.set(*pool, u16::from_le_bytes([*low, *high]))?;
        }
        split.check()?;
        Ok(split)
    }

    /// Writes the payload into `buffer` and returns the part that it fills.
    pub fn encode<'b>(&self, buffer: &'b mut [u8; MAX_SPLIT_LENGTH]) -> &'b [u8] {
        let (places, _) = buffer.as_chunks_mut::<ENTRY_LENGTH>();
        let entries = (0u8..).zip(self.bps).filter(|(_, bps)| *bps > 0);
        let mut length = 0usize;
        for (place, (pool, bps)) in places.iter_mut().zip(entries) {
            let [low, high] = bps.to_le_bytes();
            *place = [pool, low, high];
            length = length.saturating_add(ENTRY_LENGTH);
        }
        buffer.get(..length).unwrap_or_default()
    }

    /// Checks that the shares add up. Fails with [`Error::SplitNotWhole`].
    pub fn check(&self) -> Result<()> {
        // Sixteen u16 fit a u64.
        let sum = self.bps.iter().map(|bps| *bps as u64).sum::<u64>();
        if sum != BPS {
            return Err(Error::SplitNotWhole);
        }
        Ok(())
    }

    /// How many pools an epoch must have for this split: one more than the last it names.
    pub fn reach(&self) -> usize {
        let last = self.bps.iter().rposition(|bps| *bps > 0);
        last.map_or(0, |last| last.saturating_add(1))
    }

    fn set(&mut self, pool: u8, share: u16) -> Result<()> {
        let bps = self.bps.get_mut(pool as usize);
        *bps.ok_or(Error::PoolOutOfRange)? = share;
        match share {
            0 => Err(Error::SplitMalformed),
            _ => Ok(()),
        }
    }
}
