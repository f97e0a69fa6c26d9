//! What happens to pools.

use {crate::state::Pool, anchor_lang::prelude::*};

/// A pool was created.
#[event]
pub struct PoolCreated {
    /// The pool.
    pub pool: Address,
    /// Who created it.
    pub creator: Address,
    /// Who may add streams.
    pub reward_manager: Address,
    /// The asset's key where the pool is delegated.
    pub stake_mint: Address,
    /// Zero unless the pool is delegated.
    pub delegate: Address,
    /// Tells apart the pools of one creator and stake mint.
    pub id: u16,
    /// How many streams it has room for.
    pub capacity: u8,
    /// Bits of [`crate::mints::risk`].
    pub accepted_risks: u16,
    /// The longest lock [s].
    pub max_lock_seconds: u32,
    /// The multiplier of the longest lock [bps].
    pub max_multiplier_bps: u32,
    /// The share of the principal that leaving costs at the start of a lock [bps].
    pub early_leave_bps: u32,
    /// The most that may be staked in the pool; 0 is no limit.
    pub pool_cap: u64,
    /// The most that may be staked in one position; 0 is no limit.
    pub position_cap: u64,
    /// When.
    pub time: u64,
}

impl PoolCreated {
    /// Of a pool that has just been created.
    pub fn of(address: &Address, pool: &Pool) -> Self {
        Self {
            pool: *address,
            creator: pool.creator,
            reward_manager: pool.reward_manager,
            stake_mint: pool.stake_mint,
            delegate: pool.delegate,
            id: pool.id,
            capacity: pool.capacity,
            accepted_risks: pool.accepted_risks,
            max_lock_seconds: pool.lock.max_seconds,
            max_multiplier_bps: pool.lock.max_multiplier_bps,
            early_leave_bps: pool.lock.early_leave_bps,
            pool_cap: pool.caps.pool,
            position_cap: pool.caps.position,
            time: pool.created_at,
        }
    }
}

/// The authority was offered to somebody, or (zero) the offer taken back.
#[event]
pub struct AuthorityProposed {
    /// The pool.
    pub pool: Address,
    /// The authority.
    pub authority: Address,
    /// Who it was offered to.
    pub proposed: Address,
}

/// The offer was accepted.
#[event]
pub struct AuthorityAccepted {
    /// The pool.
    pub pool: Address,
    /// The authority.
    pub authority: Address,
}

/// The authority was given up for good.
#[event]
pub struct AuthorityRenounced {
    /// The pool.
    pub pool: Address,
}

/// Another key may add streams; zero for none.
#[event]
pub struct RewardManagerSet {
    /// The pool.
    pub pool: Address,
    /// Who may add streams.
    pub reward_manager: Address,
}

/// The caps were changed.
#[event]
pub struct CapsSet {
    /// The pool.
    pub pool: Address,
    /// The most that may be staked in the pool; 0 is no limit.
    pub pool_cap: u64,
    /// The most that may be staked in one position; 0 is no limit.
    pub position_cap: u64,
}

/// Deposits were paused or resumed.
#[event]
pub struct PausedSet {
    /// The pool.
    pub pool: Address,
    /// Whether deposits are paused now.
    pub paused: bool,
}

/// An empty pool was closed.
#[event]
pub struct PoolClosed {
    /// The pool.
    pub pool: Address,
    /// What the stake vault held beyond the stake: donations.
    pub surplus: u64,
}
