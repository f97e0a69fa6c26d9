//! A position: one owner's stake in a pool and what its streams owe them.

use super::Pool;
use crate::{account, flags, wire::Reader, ReadError};
use acequia_core::{Checkpoint, Reading, Stake as StakeState};
use alloc::vec::Vec;
use core::mem::size_of;
use solana_address::Address;

account! { ($) stored_position
    /// A stake and, per stream of its pool, what is owed.
    pub struct Position {
        /// One entry per slot of the pool.
        checkpoints: Checkpoint
    }
    /// A position's header. The account goes on with `len: u32` (the pool's capacity), four
    /// bytes of padding, and as many [`Checkpoint`]s.
    account {
        /// Of the position's address.
        bump: u8,
        /// Bit 0: anyone may push claims to the owner's associated token accounts.
        flags: u8,
        /// What the operator may do, as bits: see [`flags`].
        rights: u8,
        /// Tells apart the positions that one key has opened in a pool.
        index: u32,
        /// The pool it is staked in.
        pool: Address,
        /// Who may unstake and claim.
        owner: Address,
        /// Who paid the rent and gets it back.
        rent_payer: Address,
        /// Who may do that beside the owner; zero for nobody.
        operator: Address,
        /// Principal, weight, lock, stake-time and votes.
        stake: StakeState,
    }
}

impl Position {
    /// Bytes of a checkpoint.
    pub const CHECKPOINT_SIZE: usize = size_of::<Checkpoint>();
    /// Where the pool stands in the account, for filters of an RPC query.
    pub const POOL_OFFSET: usize = Self::offset_of("pool");
    /// Where the owner stands in the account, for filters of an RPC query.
    pub const OWNER_OFFSET: usize = Self::offset_of("owner");

    /// Reads a whole account. Says nothing of its owner.
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        Self::read_both(data, |_| None)
    }

    /// Its stake-time until now [unix s], for a program that pays for each byte. Of a delegated pool
    /// it is the delegate's word.
    pub fn read_stake_time(data: &[u8], now: u64) -> Result<Reading, ReadError> {
        Reader::typed(data, Self::DISCRIMINATOR, "Position")?.version()?;
        let stake = data.get(const { Self::offset_of("stake") }..).ok_or(ReadError::TooShort)?;
        let stake: StakeState = Reader::new(stake).stored()?;
        Ok(stake.stake_time(now))
    }

    /// Whether anyone may push claims to the owner's canonical token accounts.
    pub const fn allows_push(&self) -> bool {
        self.flags & flags::PUSH_CLAIMS != 0
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
