//! `settle_epoch()`: fixes an epoch's shares by its votes. By anyone, once voting is over.
//!
//! 1. The epoch is the gauge's, its voting is over, and it is not settled.
//! 2. What the caps cut off, or all of it where there are too few votes, is idle again.

use {
    crate::{
        error::{refused, GaugeError},
        events::{BudgetBooks, EpochSettled},
        state::{EpochAccount, GaugeAccount},
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::{arguments::arguments, now},
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct SettleEpoch {
    #[account(mut, constraint(arguments(__ix_data, wire::SettleEpoch::ARGUMENTS) @ GaugeError::WrongArguments))]
    pub gauge: GaugeAccount,
    /// The epoch to settle.
    #[account(mut)]
    pub epoch: EpochAccount,
}

impl SettleEpoch {
    pub fn handle(&mut self) -> Result<()> {
        self.epoch.require_of(self.gauge.address())?;
        self.epoch.books.settle(&mut self.gauge.books, now()?).map_err(refused)?;
        self.gauge.unsettled -= 1;
        self.log();
        self.epoch.invariant()?;
        self.gauge.invariant()
    }

    #[inline(never)]
    fn log(&self) {
        let books = &self.epoch.books.0;
        emit!(EpochSettled {
            gauge: self.epoch.gauge,
            epoch: *self.epoch.address(),
            number: books.number,
            votes: books.total().votes_floor(),
            shares: books.shares.iter().take(books.pools as usize).copied().collect(),
            rollover: books.rollover,
            books: BudgetBooks::of(&self.gauge.books),
        });
    }
}
