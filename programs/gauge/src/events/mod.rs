//! One event per effect, carrying the state after it, so that an indexer rebuilds the books
//! without reading accounts.
//!
//! Amounts are in base units of the reward mint and times in unix seconds.

mod epochs;
mod gauges;

pub use {epochs::*, gauges::*};

use {crate::state::pod, anchor_lang::prelude::*};

/// Where a gauge's tokens are after an effect: `funded = refunded + idle + held + applied`.
#[derive(AnchorSerialize, IdlType)]
pub struct BudgetBooks {
    /// What the budget has ever received.
    pub funded: u64,
    /// What has been taken back out.
    pub refunded: u64,
    /// What no epoch holds: the budget of the next one to be opened.
    pub idle: u64,
    /// What epochs hold.
    pub held: u64,
    /// What has been passed on to pools.
    pub applied: u64,
    /// The lowest number that an epoch may still be opened with.
    pub next_epoch: u64,
}

impl BudgetBooks {
    /// The books as they stand.
    pub fn of(books: &pod::Books) -> Self {
        let acequia_gauge_core::Books { funded, refunded, idle, held, applied, next_epoch } =
            books.0;
        Self { funded, refunded, idle, held, applied, next_epoch }
    }
}
