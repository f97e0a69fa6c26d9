//! The core's plain structs as bytes of an account, under the same names.

use acequia_core::votes;

acequia_onchain::pod! {
    /// An unsigned number in units of 2^-64.
    Q64 wraps acequia_core::Q64 {
        /// The fraction, in 2^-64.
        lo: u64,
        /// The whole part.
        hi: u64,
    }

    /// What a pool's positions add up to.
    Totals wraps acequia_core::Totals, carries super::StreamSlot {
        /// Principal of all positions [base units of the stake mint].
        staked: u64,
        /// Weight of all positions.
        weight: u64,
        /// How many positions are open.
        positions: u64,
        /// Up to when every stream is settled [unix s].
        last_update: u64,
    }

    /// The most that may be staked [base units of the stake mint]; 0 is no limit.
    Caps wraps acequia_core::Caps {
        /// In the pool.
        pool: u64,
        /// In one position.
        position: u64,
    }

    /// What a lock earns and what leaving it costs.
    LockRule wraps acequia_core::LockRule {
        /// The longest lock [s]; 0 for a pool without locks.
        max_seconds: u32,
        /// The multiplier of the longest lock [bps]; 10,000 is none.
        max_multiplier_bps: u32,
        /// The share of the principal that leaving costs at the start of a lock [bps].
        early_leave_bps: u32,
        /// Zero.
        _reserved: u32,
    }

    /// A stream's emission curve: a chain of segments, each an amount spread evenly over its
    /// seconds.
    Schedule wraps acequia_core::Schedule {
        /// When the segment at `cursor` starts [unix s].
        start: u64,
        /// What the segment at `cursor` has emitted so far [base units].
        taken: u64,
        /// Index of the running segment; equal to `count` when the curve has ended.
        cursor: u8,
        /// How many segments there are.
        count: u8,
        /// Zero.
        _pad: [u8; 6],
        /// How long each segment lasts [s].
        durations: [u32; 24],
        /// What each segment emits in all [base units].
        amounts: [u64; 24],
    }

    /// The books of one reward and its emission curve.
    Stream wraps acequia_core::Stream {
        /// Counts the streams this slot has held.
        generation: u32,
        /// 0 empty, 1 active, 2 closing.
        state: u8,
        /// 0 curve, 1 flow.
        kind: u8,
        /// While nobody is staked: 0 wait, 1 refund.
        idle_policy: u8,
        /// Zero.
        _pad: u8,
        /// Reward per unit of weight since the stream began [2^-64 base units per weight].
        index: Q64,
        /// What divisions by the weight left over [2^-64 base units].
        carry: Q64,
        /// Received, over its life [base units].
        funded: u64,
        /// Sent back to the funder, over its life [base units].
        refunded: u64,
        /// Emitted to stakers through the index, over its life [base units].
        streamed: u64,
        /// Paid out to stakers, over its life [base units].
        paid: u64,
        /// Emitted while nobody was staked, to be returned to the funder [base units].
        idle: u64,
        /// What is scheduled before this time can be neither refunded nor changed [unix s].
        committed_until: u64,
        /// Over how long a flow stream spreads a deposit [s]; 0 for a curve.
        window: u64,
        /// What is still to come.
        schedule: Schedule,
    }

    /// What one position is owed by the stream in the same slot of its pool.
    Checkpoint wraps acequia_core::Checkpoint {
        /// The generation of the stream that the rest speaks of.
        generation: u32,
        /// Zero.
        _pad: u32,
        /// The stream's index up to which the position is settled [2^-64 base units per weight].
        index: Q64,
        /// What is owed as of that index [2^-64 base units].
        owed: Q64,
    }

    /// At least `weight` has been staked continuously since `since`.
    Tranche wraps votes::Tranche {
        /// Since when [unix s].
        since: u64,
        /// How much; 0 is an unused entry.
        weight: u64,
    }

    /// What a position may vote with, and what its open votes hold.
    Votes wraps acequia_core::Votes {
        /// The largest weight among open votes.
        voted_weight: u64,
        /// The latest end among open votes [unix s].
        locked_until: u64,
        /// When the first of them was cast, with none open before it [unix s].
        began: u64,
        /// Counts the votes ever passed on.
        sequence: u32,
        /// How many votes are open.
        open: u16,
        /// The pool's hook epoch the open votes were cast in.
        hook_epoch: u16,
        /// Increases of weight, `since` and `weight` both rising.
        history: [Tranche; 3],
    }

    /// A position's principal, weight and lock.
    StakeState wraps acequia_core::Stake, carries Checkpoint {
        /// Principal [base units of the stake mint].
        amount: u64,
        /// What the principal counts for.
        weight: u64,
        /// When the running lock began [unix s]; 0 without a lock.
        lock_start: u64,
        /// When the running lock ends [unix s]; 0 without a lock.
        lock_end: u64,
        /// What the position votes with.
        votes: Votes,
    }
}
