//! What happens to streams.

use {
    super::Funding,
    crate::state::{PoolAccount, Slots},
    anchor_lang::prelude::*,
};

/// A stream was added.
#[event]
pub struct StreamAdded {
    /// The pool.
    pub pool: Address,
    /// What it pays.
    pub mint: Address,
    /// What it pays from.
    pub vault: Address,
    /// Whose it is.
    pub funder: Address,
    /// 0 curve, 1 flow.
    pub kind: u8,
    /// While nobody is staked: 0 wait, 1 refund.
    pub idle_policy: u8,
    /// Over how long a flow spreads a deposit [s].
    pub window: u32,
    /// What arrived.
    pub received: u64,
    /// The stream now.
    pub funding: Funding,
}

impl StreamAdded {
    /// Of a stream that has just been opened; nothing received yet.
    pub fn of(pool: &PoolAccount, slot: u8) -> Result<Self> {
        let stream = pool.slot(slot)?;
        Ok(Self {
            pool: *pool.address(),
            mint: stream.mint,
            vault: stream.vault,
            funder: stream.funder,
            kind: stream.books.kind,
            idle_policy: stream.books.idle_policy,
            window: stream.books.window as u32,
            received: 0,
            funding: Funding::of(pool, slot)?,
        })
    }
}

/// A curve was extended.
#[event]
pub struct StreamExtended {
    /// The pool.
    pub pool: Address,
    /// What arrived.
    pub received: u64,
    /// The stream now.
    pub funding: Funding,
}

/// A stream was topped up.
#[event]
pub struct StreamToppedUp {
    /// The pool.
    pub pool: Address,
    /// Who paid.
    pub from: Address,
    /// What arrived.
    pub received: u64,
    /// The stream now.
    pub funding: Funding,
}

/// A funder promised more.
#[event]
pub struct StreamCommitted {
    /// The pool.
    pub pool: Address,
    /// The stream now.
    pub funding: Funding,
}

/// A funder got back what was not promised.
#[event]
pub struct StreamRefunded {
    /// The pool.
    pub pool: Address,
    /// Of what was emitted to nobody.
    pub idle: u64,
    /// Of what was scheduled beyond the commitment.
    pub uncommitted: u64,
    /// The stream now.
    pub funding: Funding,
}

/// A finished stream takes no more funding.
#[event]
pub struct StreamWindingDown {
    /// The pool.
    pub pool: Address,
    /// The stream now.
    pub funding: Funding,
}

/// A closing stream got back the fraction it owed to a position.
#[event]
pub struct FractionSwept {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Where in the pool.
    pub slot: u8,
    /// Which of the streams the slot has held.
    pub generation: u32,
}

/// A slot was freed.
#[event]
pub struct StreamRetired {
    /// The pool.
    pub pool: Address,
    /// Where in the pool.
    pub slot: u8,
    /// Which of the streams the slot has held.
    pub generation: u32,
    /// What the fractions added up to.
    pub dust: u64,
    /// What the vault held in all: the dust and donations.
    pub sent: u64,
}
