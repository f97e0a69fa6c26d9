//! What happens in epochs.

use {
    super::BudgetBooks,
    crate::state::{EpochAccount, GaugeAccount, VoteRecordAccount},
    anchor_lang::prelude::*,
};

/// An epoch was opened: it holds its budget, and votes may come in.
#[event]
pub struct EpochOpened {
    /// The gauge.
    pub gauge: Address,
    /// The epoch: the ballot that is voted on.
    pub epoch: Address,
    /// Its number.
    pub number: u64,
    /// From when it takes votes.
    pub start: u64,
    /// Until when it takes votes.
    pub voting_end: u64,
    /// When it ends, and its shares begin to stream.
    pub boundary: u64,
    /// What is split.
    pub budget: u64,
    /// How many votes it needs.
    pub quorum: u64,
    /// The most of the budget that one pool may get [bps].
    pub cap_bps: u16,
    /// The pools that numbers in votes refer to.
    pub pools: Vec<Address>,
    /// The votes per unit of weight of each [2^-32 votes per weight].
    pub powers: Vec<u64>,
    /// The gauge's books now.
    pub books: BudgetBooks,
}

impl EpochOpened {
    /// An epoch as it was opened.
    #[inline(never)]
    pub fn of(gauge: &GaugeAccount, epoch: &EpochAccount) -> Self {
        let books = &epoch.books.0;
        Self {
            gauge: *gauge.address(),
            epoch: *epoch.address(),
            number: books.number,
            start: books.window.start,
            voting_end: books.window.voting_end,
            boundary: books.window.boundary,
            budget: books.budget,
            quorum: books.quorum,
            cap_bps: books.cap_bps,
            pools: epoch.members().iter().map(|member| member.pool).collect(),
            powers: gauge.powers().to_vec(),
            books: BudgetBooks::of(&gauge.books),
        }
    }
}

/// A vote was counted in place of the position's former one; a weight of 0 withdrew it.
#[event]
pub struct VoteRecorded {
    /// The epoch.
    pub epoch: Address,
    /// What votes.
    pub position: Address,
    /// The place of its pool in the epoch's list.
    pub source: u8,
    /// What votes now [weight of that pool].
    pub weight: u64,
    /// The votes per unit of weight [2^-32 votes per weight].
    pub power: u64,
    /// How they are divided, by the place in the epoch's list [bps].
    pub split: [u16; 16],
    /// The number of the vote among those of the position.
    pub sequence: u64,
}

impl VoteRecorded {
    /// A record as it stands.
    #[inline(never)]
    pub fn of(record: &VoteRecordAccount, source: usize) -> Self {
        Self {
            epoch: record.epoch,
            position: record.position,
            source: source as u8,
            weight: record.vote.weight,
            power: record.vote.power,
            split: record.vote.split.bps,
            sequence: record.sequence,
        }
    }
}

/// An epoch's shares are fixed.
#[event]
pub struct EpochSettled {
    /// The gauge.
    pub gauge: Address,
    /// The epoch.
    pub epoch: Address,
    /// Its number.
    pub number: u64,
    /// All votes [votes, rounded down].
    pub votes: u64,
    /// What each pool gets, in the order of the epoch's list.
    pub shares: Vec<u64>,
    /// What is left for the next epoch.
    pub rollover: u64,
    /// The gauge's books now.
    pub books: BudgetBooks,
}

/// A share funds a segment in its pool.
#[event]
pub struct ShareApplied {
    /// The gauge.
    pub gauge: Address,
    /// The epoch.
    pub epoch: Address,
    /// The pool.
    pub pool: Address,
    /// Its place in the epoch's list.
    pub place: u8,
    /// How much.
    pub amount: u64,
    /// Over how long it streams [s].
    pub seconds: u32,
    /// When it begins; 0 for at once, or at the end of what streams there already.
    pub start: u64,
    /// The gauge's books now.
    pub books: BudgetBooks,
}

/// A share that could not be applied is idle again.
#[event]
pub struct ShareGivenBack {
    /// The gauge.
    pub gauge: Address,
    /// The epoch.
    pub epoch: Address,
    /// The place of its pool in the epoch's list.
    pub place: u8,
    /// How much.
    pub amount: u64,
    /// The gauge's books now.
    pub books: BudgetBooks,
}

/// An epoch that has done all it was for was closed.
#[event]
pub struct EpochClosed {
    /// The gauge.
    pub gauge: Address,
    /// The epoch.
    pub epoch: Address,
    /// Its number.
    pub number: u64,
}

/// The record of a vote that no longer counts was closed.
#[event]
pub struct VoteRecordClosed {
    /// The epoch.
    pub epoch: Address,
    /// What had voted.
    pub position: Address,
}
