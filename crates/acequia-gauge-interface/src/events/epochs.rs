//! What happens in epochs.

use super::BudgetBooks;
use acequia_interface::record;
use alloc::vec::Vec;
use solana_address::Address;

record! {
    /// An epoch was opened: it holds its budget, and votes may come in.
    EpochOpened {
        /// The gauge.
        gauge: Address,
        /// The epoch: the ballot that is voted on.
        epoch: Address,
        /// Its number.
        number: u64,
        /// From when it takes votes.
        start: u64,
        /// Until when it takes votes.
        voting_end: u64,
        /// When it ends, and its shares begin to stream.
        boundary: u64,
        /// What is split.
        budget: u64,
        /// How many votes it needs.
        quorum: u64,
        /// The most of the budget that one pool may get [bps].
        cap_bps: u16,
        /// The pools that numbers in votes refer to.
        pools: Vec<Address>,
        /// The votes per unit of weight of each [2^-32 votes per weight].
        powers: Vec<u64>,
        /// The gauge's books now.
        books: BudgetBooks,
    }

    /// A vote was counted in place of the position's former one; a weight of 0 withdrew it.
    VoteRecorded {
        /// The epoch.
        epoch: Address,
        /// What votes.
        position: Address,
        /// The place of its pool in the epoch's list.
        source: u8,
        /// What votes now [weight of that pool].
        weight: u64,
        /// The votes per unit of weight [2^-32 votes per weight].
        power: u64,
        /// How they are divided, by the place in the epoch's list [bps].
        split: [u16; 16],
        /// The number of the vote among those of the position.
        sequence: u64,
    }

    /// An epoch's shares are fixed.
    EpochSettled {
        /// The gauge.
        gauge: Address,
        /// The epoch.
        epoch: Address,
        /// Its number.
        number: u64,
        /// All votes [votes, rounded down].
        votes: u64,
        /// What each pool gets, in the order of the epoch's list.
        shares: Vec<u64>,
        /// What is left for the next epoch.
        rollover: u64,
        /// The gauge's books now.
        books: BudgetBooks,
    }

    /// A share funds a segment in its pool.
    ShareApplied {
        /// The gauge.
        gauge: Address,
        /// The epoch.
        epoch: Address,
        /// The pool.
        pool: Address,
        /// Its place in the epoch's list.
        place: u8,
        /// How much.
        amount: u64,
        /// Over how long it streams [s].
        seconds: u32,
        /// When it begins; 0 for at once, or at the end of what streams there already.
        start: u64,
        /// The gauge's books now.
        books: BudgetBooks,
    }

    /// A share that could not be applied is idle again.
    ShareGivenBack {
        /// The gauge.
        gauge: Address,
        /// The epoch.
        epoch: Address,
        /// The place of its pool in the epoch's list.
        place: u8,
        /// How much.
        amount: u64,
        /// The gauge's books now.
        books: BudgetBooks,
    }

    /// An epoch that has done all it was for was closed.
    EpochClosed {
        /// The gauge.
        gauge: Address,
        /// The epoch.
        epoch: Address,
        /// Its number.
        number: u64,
    }

    /// The record of a vote that no longer counts was closed.
    VoteRecordClosed {
        /// The epoch.
        epoch: Address,
        /// What had voted.
        position: Address,
    }
}
