//! Events of pools and their authority.

use super::record;
use solana_address::Address;

record! {
    /// A pool was created.
    PoolCreated {
        /// The pool.
        pool: Address,
        /// Who created it.
        creator: Address,
        /// Who may add streams.
        reward_manager: Address,
        /// The asset's key where the pool is delegated.
        stake_mint: Address,
        /// Zero unless the pool is delegated.
        delegate: Address,
        /// Tells apart the pools of one creator and stake mint.
        id: u16,
        /// How many streams it has room for.
        capacity: u8,
        /// As bits, see [`Risks`](crate::risks::Risks).
        accepted_risks: u16,
        /// The longest lock [s].
        max_lock_seconds: u32,
        /// The multiplier of the longest lock [bps].
        max_multiplier_bps: u32,
        /// The share of the principal that leaving costs at the start of a lock [bps].
        early_leave_bps: u32,
        /// The most that may be staked in the pool; 0 is no limit.
        pool_cap: u64,
        /// The most that may be staked in one position; 0 is no limit.
        position_cap: u64,
        /// When.
        time: u64,
    }

    /// The authority was offered to somebody, or (zero) the offer taken back.
    AuthorityProposed {
        /// The pool.
        pool: Address,
        /// The authority.
        authority: Address,
        /// Who it was offered to.
        proposed: Address,
    }

    /// The offer was accepted.
    AuthorityAccepted {
        /// The pool.
        pool: Address,
        /// The authority.
        authority: Address,
    }

    /// The authority was given up for good.
    AuthorityRenounced {
        /// The pool.
        pool: Address,
    }

    /// Another key may add streams; zero for none.
    RewardManagerSet {
        /// The pool.
        pool: Address,
        /// Who may add streams.
        reward_manager: Address,
    }

    /// The caps were changed.
    CapsSet {
        /// The pool.
        pool: Address,
        /// The most that may be staked in the pool; 0 is no limit.
        pool_cap: u64,
        /// The most that may be staked in one position; 0 is no limit.
        position_cap: u64,
    }

    /// Deposits were paused or resumed.
    PausedSet {
        /// The pool.
        pool: Address,
        /// Whether deposits are paused now.
        paused: bool,
    }

    /// An empty pool was closed.
    PoolClosed {
        /// The pool.
        pool: Address,
        /// What the stake vault held beyond the stake: donations.
        surplus: u64,
    }
}
