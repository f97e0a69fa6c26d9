//! `update_epoch()`: brings an epoch that is open and has not begun up to the gauge as it stands: its
//! pools, powers, quorum and cap, and of what is idle as much as its budget lacks. By anyone: so nobody
//! gains by opening an epoch before the budget is there, or the list is whole.
//!
//! 1. The epoch is the gauge's and has not begun; from its start on nothing of it changes but by votes.
//! 2. 1 to 16 pools are listed.

use {
    crate::{
        error::{refused, GaugeError},
        events::EpochUpdated,
        state::{EpochAccount, GaugeAccount},
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::{arguments::arguments, now},
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct UpdateEpoch {
    #[account(mut, constraint(arguments(__ix_data, wire::UpdateEpoch::ARGUMENTS) @ GaugeError::WrongArguments))]
    pub gauge: GaugeAccount,
    /// The epoch, open and not begun.
    #[account(mut)]
    pub epoch: EpochAccount,
}

impl UpdateEpoch {
    pub fn handle(&mut self) -> Result<()> {
        self.epoch.require_of(self.gauge.address())?;
        self.update(now()?)?;
        self.epoch.members = self.gauge.members;
        emit!(EpochUpdated::of(&self.gauge, &self.epoch));
        self.epoch.invariant()?;
        self.gauge.invariant()
    }

    #[inline(never)]
    fn update(&mut self, now: u64) -> Result<()> {
        let (terms, powers) = (self.gauge.terms.0, self.gauge.powers);
        let powers = powers.get(..self.gauge.count as usize).unwrap_or_default();
        let updated = self.epoch.books.update(&mut self.gauge.books, &terms, now, powers);
        updated.map(drop).map_err(refused)
    }
}
