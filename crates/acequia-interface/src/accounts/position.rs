//! A position: one owner's stake in a pool and what its streams owe them.

use super::{books, Pool};
use crate::{discriminator, wire::Reader, ReadError};
use acequia_core::{Checkpoint, Stake};
use alloc::vec::Vec;
use solana_address::Address;

/// A stake and, per stream of its pool, what is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Bump of the position's address.
    pub bump: u8,
    /// Bit 0: anyone may push claims to the owner.
    pub flags: u8,
    /// Tells apart positions that the same wallet opened.
    pub index: u16,
    /// The pool.
    pub pool: Address,
    /// Who may unstake and claim.
    pub owner: Address,
    /// Who gets the rent back.
    pub rent_payer: Address,
    /// Principal, weight, lock and votes.
    pub stake: Stake,
    /// One entry per slot of the pool.
    pub checkpoints: Vec<Checkpoint>,
}

impl Position {
    /// First 8 bytes of the account.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::account("Position");
    /// Bytes of the account before its first checkpoint.
    pub const HEADER_SIZE: usize = 232;
    /// Bytes of a checkpoint.
    pub const CHECKPOINT_SIZE: usize = 40;
    /// Where the pool stands in the account, for filters of an RPC query.
    pub const POOL_OFFSET: usize = 16;
    /// Where the owner stands in the account, for filters of an RPC query.
    pub const OWNER_OFFSET: usize = 48;

    /// Bytes of a position in a pool of `capacity` streams.
    pub const fn size(capacity: u8) -> usize {
        Self::HEADER_SIZE + capacity as usize * Self::CHECKPOINT_SIZE
    }

    /// Reads a whole account. Says nothing of its owner.
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        let mut r = Reader::typed(data, Self::DISCRIMINATOR, "Position")?;
        r.version()?;
        let [bump, flags, _] = r.take()?;
        let (index, _pad) = (r.u16()?, r.u16()?);
        let (pool, owner, rent_payer) = (r.address()?, r.address()?, r.address()?);
        let stake = books::stake(&mut r)?;
        let checkpoints = super::tail(r, None, books::checkpoint)?;
        Ok(Self { bump, flags, index, pool, owner, rent_payer, stake, checkpoints })
    }

    /// Whether anyone may push claims to the owner's canonical token accounts.
    pub const fn allows_push(&self) -> bool {
        self.flags & 1 != 0
    }

    /// What each slot owes this position, settled against a pool that is itself settled to
    /// the time in question (see [`Pool::settled_to`]).
    pub fn settled(&self, pool: &Pool) -> Vec<Checkpoint> {
        let pairs = self.checkpoints.iter().zip(&pool.streams);
        pairs
            .map(|(checkpoint, slot)| {
                let mut checkpoint = *checkpoint;
                checkpoint.settle(&slot.books, self.stake.weight);
                checkpoint
            })
            .collect()
    }

    /// Whole units that can be claimed from each slot at `now` [base units, rounded down].
    pub fn claimable(&self, pool: &Pool, now: u64) -> Vec<u64> {
        let pool = pool.settled_to(now);
        let pairs = self.settled(&pool).into_iter().zip(&pool.streams);
        pairs.map(|(checkpoint, slot)| checkpoint.whole_owed(&slot.books)).collect()
    }
}

#[cfg(test)]
#[path = "position_layout.rs"]
mod layout;
