//! What happens to gauges.

use super::BudgetBooks;
use acequia_interface::record;
use solana_address::Address;

record! {
    /// What a gauge was created with.
    TermsGiven {
        /// When epoch 0 starts.
        genesis: u64,
        /// How many votes an epoch needs.
        quorum: u64,
        /// How long an epoch lasts [s].
        epoch_seconds: u32,
        /// How long before its end voting ends [s].
        closing_seconds: u32,
        /// The most of the budget that one pool may get [bps].
        cap_bps: u32,
    }

    /// A gauge was created.
    GaugeCreated {
        /// The gauge.
        gauge: Address,
        /// Who created it and is its authority.
        creator: Address,
        /// What it splits.
        reward_mint: Address,
        /// The token account that holds it.
        budget: Address,
        /// Tells apart the gauges of one creator and mint.
        id: u16,
        /// When epochs run; the first quorum and cap.
        terms: TermsGiven,
    }

    /// A gauge was offered to another authority; zero takes an offer back.
    GaugeAuthorityProposed {
        /// The gauge.
        gauge: Address,
        /// Who keeps the authority until it is accepted.
        authority: Address,
        /// Who it was offered to.
        proposed: Address,
    }

    /// A gauge has a new authority.
    GaugeAuthorityAccepted {
        /// The gauge.
        gauge: Address,
        /// Who accepted.
        authority: Address,
    }

    /// Quorum and cap are these from the next opened epoch on.
    TermsSet {
        /// The gauge.
        gauge: Address,
        /// How many votes an epoch needs.
        quorum: u64,
        /// The most of the budget that one pool may get [bps].
        cap_bps: u32,
    }

    /// A pool was listed, from the next opened epoch on.
    PoolAdded {
        /// The gauge.
        gauge: Address,
        /// The pool.
        pool: Address,
        /// Where in the pool the gauge's stream is.
        slot: u8,
        /// Which of the streams that the slot has held.
        generation: u32,
        /// The votes per unit of weight [2^-32 votes per weight].
        power: u64,
        /// How many pools are listed now.
        pools: u8,
    }

    /// A pool has another power, from the next opened epoch on.
    PowerSet {
        /// The gauge.
        gauge: Address,
        /// The pool.
        pool: Address,
        /// The votes per unit of weight [2^-32 votes per weight].
        power: u64,
    }

    /// A pool was taken off the list, from the next opened epoch on.
    PoolRemoved {
        /// The gauge.
        gauge: Address,
        /// The pool.
        pool: Address,
        /// How many pools are listed now.
        pools: u8,
    }

    /// A gauge was funded.
    GaugeFunded {
        /// The gauge.
        gauge: Address,
        /// Who paid.
        from: Address,
        /// What arrived.
        received: u64,
        /// The books now.
        books: BudgetBooks,
    }

    /// What was idle was taken back out.
    GaugeRefunded {
        /// The gauge.
        gauge: Address,
        /// How much.
        amount: u64,
        /// The books now.
        books: BudgetBooks,
    }

    /// A finished stream that the gauge has funded takes no more funding.
    GaugeStreamWindingDown {
        /// The gauge.
        gauge: Address,
        /// The stream's pool, which is on no list of the gauge's.
        pool: Address,
        /// Where in the pool.
        slot: u8,
        /// Which of the streams that the slot has held.
        generation: u32,
    }

    /// The slot of a stream that the gauge had funded is free.
    GaugeStreamRetired {
        /// The gauge.
        gauge: Address,
        /// The pool.
        pool: Address,
        /// Where in the pool.
        slot: u8,
        /// Which of the streams that the slot has held.
        generation: u32,
        /// What the budget received: the dust of fractions, and donations to the vault.
        received: u64,
        /// The books now.
        books: BudgetBooks,
    }

    /// A gauge was closed.
    GaugeClosed {
        /// The gauge.
        gauge: Address,
        /// What its budget still held: what was idle, and donations.
        sent: u64,
        /// The last books.
        books: BudgetBooks,
    }
}
