//! `give_back_share(place)`: makes a share idle again that could not be applied: the stream is
//! full, or gone, or its mint cannot be moved. By anyone, an epoch after the boundary.
//!
//! 1. The epoch is the gauge's and settled; the pool has a share that is not spent.
//! 2. As long as an epoch lasts has passed since the boundary.

use {
    crate::{
        error::{refused, GaugeError},
        events::{BudgetBooks, ShareGivenBack},
        state::{EpochAccount, GaugeAccount},
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::{arguments::arguments, now},
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct GiveBackShare {
    #[account(mut, constraint(arguments(__ix_data, wire::GiveBackShare::ARGUMENTS) @ GaugeError::WrongArguments))]
    pub gauge: GaugeAccount,
    #[account(mut)]
    pub epoch: EpochAccount,
}

impl GiveBackShare {
    pub fn handle(&mut self, place: u8) -> Result<()> {
        self.epoch.require_of(self.gauge.address())?;
        let returned = self.epoch.books.give_back(&mut self.gauge.books, now()?, place as usize);
        let amount = returned.map_err(refused)?;
        emit!(ShareGivenBack {
            gauge: self.epoch.gauge,
            epoch: *self.epoch.address(),
            place,
            amount,
            books: BudgetBooks::of(&self.gauge.books),
        });
        self.epoch.invariant()?;
        self.gauge.invariant()
    }
}
