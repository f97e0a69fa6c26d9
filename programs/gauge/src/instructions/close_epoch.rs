//! `close_epoch()`: closes an epoch that has done all it was for, by anyone; its rent goes to
//! who paid it.
//!
//! 1. The epoch is the gauge's, settled, and every share is applied or given back.
//! 2. As long as an epoch lasts has passed since the boundary: until then other programs may read what was
//!    voted, to reward voters for instance.

use {
    crate::{
        error::GaugeError,
        events::EpochClosed,
        state::{EpochAccount, GaugeAccount},
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::{arguments::arguments, now},
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct CloseEpoch {
    #[account(mut, constraint(arguments(__ix_data, wire::CloseEpoch::ARGUMENTS) @ GaugeError::WrongArguments))]
    pub gauge: GaugeAccount,
    /// The epoch to close.
    #[account(mut, close = rent_payer)]
    pub epoch: EpochAccount,
    /// Gets the rent.
    #[account(mut, address = epoch.rent_payer @ GaugeError::WrongRecipient)]
    pub rent_payer: UncheckedAccount,
}

impl CloseEpoch {
    pub fn handle(&mut self) -> Result<()> {
        self.epoch.require_of(self.gauge.address())?;
        require!(self.epoch.books.is_done(now()?), GaugeError::EpochNotDone);
        self.gauge.epochs -= 1;
        let (gauge, epoch) = (self.epoch.gauge, *self.epoch.address());
        emit!(EpochClosed { gauge, epoch, number: self.epoch.books.number });
        self.epoch.invariant()?;
        self.gauge.invariant()
    }
}
