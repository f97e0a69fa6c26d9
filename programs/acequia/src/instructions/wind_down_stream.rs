//! `wind_down_stream(slot)`: closes a stream to funding for good, so that the fractions it owes can be
//! collected and its slot freed. What positions are owed stays claimable, and what is idle the
//! funder's.
//!
//! 1. The stream's funder signs; anyone may for an ending flow, and in a pool that has closed for
//!    good.
//! 2. A curve has nothing left to stream. A flow that has is ending from then on: it takes no deposits,
//!    and when nothing is left it is wound down again.
//! 3. In a pool that has closed for good, what is left is the funder's at once.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Funding, StreamWindingDown},
        state::{farm, PoolAccount, Slots},
    },
    acequia_core::State,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct WindDownStream {
    /// The stream's funder, `pool.slots[slot].funder`, or anyone.
    #[account(constraint(arguments(__ix_data, wire::WindDownStream::ARGUMENTS) @ FarmError::WrongArguments))]
    pub closer: Signer,
    /// The stream's pool.
    #[account(mut)]
    pub pool: PoolAccount,
}

impl WindDownStream {
    pub fn handle(&mut self, slot: u8) -> Result<()> {
        let stream = self.pool.slot(slot)?;
        if stream.books.state != State::Ending as u8 && !self.pool.is_closed() {
            stream.require_funder(self.closer.address())?;
        }
        farm(&mut self.pool, |farm| farm.wind_down(slot as usize))?;
        emit!(StreamWindingDown {
            pool: self.pool.address(),
            state: self.pool.slot(slot)?.books.state,
            funding: Funding::of(&self.pool, slot)?
        });
        self.pool.slot(slot)?.invariant()?;
        self.pool.invariant()
    }
}
