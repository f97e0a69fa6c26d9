//! `wind_down_stream(slot)`: closes a finished stream to funding for good, so that the
//! fractions it owes can be collected and its slot freed. The stream's funder signs; nothing
//! is left to stream. What positions are owed stays claimable, and what is idle the funder's.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Funding, StreamWindingDown},
        state::{farm, PoolAccount, Slots},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct WindDownStream {
    /// The stream's funder.
    #[account(constraint(arguments(__ix_data, wire::WindDownStream::ARGUMENTS) @ FarmError::WrongArguments))]
    pub funder: Signer,
    /// The stream's pool.
    #[account(mut)]
    pub pool: PoolAccount,
}

impl WindDownStream {
    pub fn handle(&mut self, slot: u8) -> Result<()> {
        self.pool.slot(slot)?.require_funder(self.funder.address())?;
        farm(&mut self.pool, |farm| farm.wind_down(slot as usize))?;
        emit!(StreamWindingDown {
            pool: *self.pool.address(),
            funding: Funding::of(&self.pool, slot)?
        });
        self.pool.slot(slot)?.invariant()?;
        self.pool.invariant()
    }
}
