//! Events of streams and their funding.

use super::record;
use solana_address::Address;

record! {
    /// A stream after a change of its funding.
    Funding {
        /// Where in the pool.
        slot: u8,
        /// Which of the streams the slot has held.
        generation: u32,
        /// Received over its life.
        funded: u64,
        /// Sent back over its life.
        refunded: u64,
        /// Streamed over its life.
        streamed: u64,
        /// Paid over its life.
        paid: u64,
        /// Emitted to nobody and not refunded yet.
        idle: u64,
        /// Still to be streamed.
        unstreamed: u64,
        /// When the last unit is streamed.
        ends_at: u64,
        /// Up to when it is promised.
        committed_until: u64,
        /// When this happened.
        time: u64,
    }

    /// A stream was added.
    StreamAdded {
        /// The pool.
        pool: Address,
        /// What it pays.
        mint: Address,
        /// What it pays from.
        vault: Address,
        /// Whose it is.
        funder: Address,
        /// 0 curve, 1 flow.
        kind: u8,
        /// While nobody is staked: 0 wait, 1 refund.
        idle_policy: u8,
        /// Over how long a flow spreads a deposit [s].
        window: u32,
        /// What arrived.
        received: u64,
        /// The stream now.
        funding: Funding,
    }

    /// A curve was extended.
    StreamExtended {
        /// The pool.
        pool: Address,
        /// What arrived.
        received: u64,
        /// The stream now.
        funding: Funding,
    }

    /// A stream was topped up.
    StreamToppedUp {
        /// The pool.
        pool: Address,
        /// Who paid.
        from: Address,
        /// What arrived.
        received: u64,
        /// The stream now.
        funding: Funding,
    }

    /// A funder promised more.
    StreamCommitted {
        /// The pool.
        pool: Address,
        /// The stream now.
        funding: Funding,
    }

    /// A funder got back what was not promised.
    StreamRefunded {
        /// The pool.
        pool: Address,
        /// Of what was emitted to nobody.
        idle: u64,
        /// Of what was scheduled beyond the commitment.
        uncommitted: u64,
        /// The stream now.
        funding: Funding,
    }

    /// A finished stream takes no more funding.
    StreamWindingDown {
        /// The pool.
        pool: Address,
        /// The stream now.
        funding: Funding,
    }

    /// A closing stream got back the fraction it owed to a position.
    FractionSwept {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// Where in the pool.
        slot: u8,
        /// Which of the streams the slot has held.
        generation: u32,
    }

    /// A slot was freed.
    StreamRetired {
        /// The pool.
        pool: Address,
        /// Where in the pool.
        slot: u8,
        /// Which of the streams the slot has held.
        generation: u32,
        /// What the fractions added up to.
        dust: u64,
        /// What the vault held in all: the dust and donations.
        sent: u64,
    }
}
