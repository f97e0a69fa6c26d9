//! What happens to gauges.

use {
    super::BudgetBooks,
    crate::{state::GaugeAccount, terms::GaugeTerms},
    anchor_lang::prelude::*,
};

/// A gauge was created.
#[event]
pub struct GaugeCreated {
    /// The gauge.
    pub gauge: Address,
    /// Who created it and is its authority.
    pub creator: Address,
    /// What it splits.
    pub reward_mint: Address,
    /// The token account that holds it.
    pub budget: Address,
    /// Tells apart the gauges of one creator and mint.
    pub id: u16,
    /// When epochs run; the first quorum and cap.
    pub terms: GaugeTerms,
}

/// A gauge was offered to another authority; zero takes an offer back.
#[event]
pub struct GaugeAuthorityProposed {
    /// The gauge.
    pub gauge: Address,
    /// Who keeps the authority until it is accepted.
    pub authority: Address,
    /// Who it was offered to.
    pub proposed: Address,
}

/// A gauge has a new authority.
#[event]
pub struct GaugeAuthorityAccepted {
    /// The gauge.
    pub gauge: Address,
    /// Who accepted.
    pub authority: Address,
}

/// Quorum and cap are these from the next opened epoch on.
#[event]
pub struct TermsSet {
    /// The gauge.
    pub gauge: Address,
    /// How many votes an epoch needs.
    pub quorum: u64,
    /// The most of the budget that one pool may get [bps].
    pub cap_bps: u32,
}

/// A pool was listed, from the next opened epoch on.
#[event]
pub struct PoolAdded {
    /// The gauge.
    pub gauge: Address,
    /// The pool.
    pub pool: Address,
    /// Where in the pool the gauge's stream is.
    pub slot: u8,
    /// Which of the streams that the slot has held.
    pub generation: u32,
    /// The votes per unit of weight [2^-32 votes per weight].
    pub power: u64,
    /// How many pools are listed now.
    pub pools: u8,
}

/// A pool has another power, from the next opened epoch on.
#[event]
pub struct PowerSet {
    /// The gauge.
    pub gauge: Address,
    /// The pool.
    pub pool: Address,
    /// The votes per unit of weight [2^-32 votes per weight].
    pub power: u64,
}

/// A pool was taken off the list, from the next opened epoch on.
#[event]
pub struct PoolRemoved {
    /// The gauge.
    pub gauge: Address,
    /// The pool.
    pub pool: Address,
    /// How many pools are listed now.
    pub pools: u8,
}

/// A gauge was funded.
#[event]
pub struct GaugeFunded {
    /// The gauge.
    pub gauge: Address,
    /// Who paid.
    pub from: Address,
    /// What arrived.
    pub received: u64,
    /// The books now.
    pub books: BudgetBooks,
}

/// What was idle was taken back out.
#[event]
pub struct GaugeRefunded {
    /// The gauge.
    pub gauge: Address,
    /// How much.
    pub amount: u64,
    /// The books now.
    pub books: BudgetBooks,
}

/// A finished stream that the gauge has funded takes no more funding.
#[event]
pub struct GaugeStreamWindingDown {
    /// The gauge.
    pub gauge: Address,
    /// The stream's pool, which is on no list of the gauge's.
    pub pool: Address,
    /// Where in the pool.
    pub slot: u8,
    /// Which of the streams that the slot has held.
    pub generation: u32,
}

/// The slot of a stream that the gauge had funded is free.
#[event]
pub struct GaugeStreamRetired {
    /// The gauge.
    pub gauge: Address,
    /// The pool.
    pub pool: Address,
    /// Where in the pool.
    pub slot: u8,
    /// Which of the streams that the slot has held.
    pub generation: u32,
    /// What the budget received: the dust of fractions, and donations to the vault.
    pub received: u64,
    /// The books now.
    pub books: BudgetBooks,
}

/// A gauge was closed.
#[event]
pub struct GaugeClosed {
    /// The gauge.
    pub gauge: Address,
    /// What its budget still held: what was idle, and donations.
    pub sent: u64,
    /// The last books.
    pub books: BudgetBooks,
}

impl TermsSet {
    /// The terms as they stand.
    pub fn of(gauge: &GaugeAccount) -> Self {
        let (quorum, cap_bps) = (gauge.terms.quorum, gauge.terms.cap_bps);
        Self { gauge: *gauge.address(), quorum, cap_bps }
    }
}
