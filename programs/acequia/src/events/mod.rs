//! One event per effect, carrying the state after it, so that an indexer rebuilds the books
//! without reading accounts.
//!
//! Amounts are in base units of their mint and times in unix seconds. Every event names its
//! pool; a reward's index follows from what was `streamed` between two events and the pool's
//! weight in between, which is constant.

mod pools;
mod staking;
mod streams;
mod votes;

pub use {pools::*, staking::*, streams::*, votes::*};

use {
    crate::state::{PoolAccount, PositionAccount, Slots},
    anchor_lang::prelude::*,
};

/// A position and its pool after a change of stake.
#[derive(AnchorSerialize, IdlType)]
pub struct Books {
    /// Principal of the position.
    pub amount: u64,
    /// What it counts for.
    pub weight: u64,
    /// Principal of the pool.
    pub pool_staked: u64,
    /// Weight of the pool.
    pub pool_weight: u64,
    /// When.
    pub time: u64,
    /// What each slot's stream has streamed over its life.
    pub streamed: Vec<u64>,
}

impl Books {
    /// The books as they stand.
    #[inline(never)]
    pub fn of(pool: &PoolAccount, position: &PositionAccount) -> Self {
        Self {
            amount: position.stake.amount,
            weight: position.stake.weight,
            pool_staked: pool.totals.staked,
            pool_weight: pool.totals.weight,
            time: pool.totals.last_update,
            streamed: pool.iter().map(|slot| slot.books.streamed).collect(),
        }
    }
}

/// A stream after a change of its funding.
#[derive(AnchorSerialize, IdlType)]
pub struct Funding {
    /// Where in the pool.
    pub slot: u8,
    /// Which of the streams the slot has held.
    pub generation: u32,
    /// Received over its life.
    pub funded: u64,
    /// Sent back over its life.
    pub refunded: u64,
    /// Streamed over its life.
    pub streamed: u64,
    /// Paid over its life.
    pub paid: u64,
    /// Emitted to nobody and not refunded yet.
    pub idle: u64,
    /// Still to be streamed.
    pub unstreamed: u64,
    /// When the last unit is streamed.
    pub ends_at: u64,
    /// Up to when it is promised.
    pub committed_until: u64,
    /// When this happened.
    pub time: u64,
}

impl Funding {
    /// A stream as it stands.
    #[inline(never)]
    pub fn of(pool: &PoolAccount, slot: u8) -> Result<Self> {
        let books = &pool.slot(slot)?.books;
        Ok(Self {
            slot,
            generation: books.generation,
            funded: books.funded,
            refunded: books.refunded,
            streamed: books.streamed,
            paid: books.paid,
            idle: books.idle,
            unstreamed: books.unstreamed(),
            ends_at: books.schedule.ends_at(),
            committed_until: books.committed_until,
            time: pool.totals.last_update,
        })
    }
}
