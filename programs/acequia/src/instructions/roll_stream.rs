//! `roll_stream(slot, start, segments)`: adds segments at the end of a curve from what is idle. No token
//! moves.
//!
//! 1. The stream's funder signs.
//! 2. The sum of the segments is idle: emitted while nobody was staked, held back by the rate rule, or
//!    forfeited where nothing was left to stream it with.
//! 3. They go where `extend_stream` puts them, and are committed as what it adds.

use {
    crate::{
        arguments::{wire, with_segments},
        error::{refused, FarmError},
        events::{Funding, StreamRolled},
        state::{farm, PoolAccount, Slots},
        terms::{self, Segment},
    },
    acequia_core::schedule,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct RollStream {
    /// The stream's funder: `pool.slots[slot].funder`.
    #[account(constraint(with_segments(__ix_data, wire::RollStream::ARGUMENTS, const { wire::RollStream::offset_of("segments") }) @ FarmError::WrongArguments))]
    pub funder: Signer,
    /// The stream's pool.
    #[account(mut)]
    pub pool: PoolAccount,
}

impl RollStream {
    pub fn handle(&mut self, slot: u8, start: u64, segments: Vec<Segment>) -> Result<()> {
        self.pool.require_not_closed()?;
        self.pool.slot(slot)?.require_funder(self.funder.address())?;
        let segments = terms::segments(&segments);
        farm(&mut self.pool, |farm| farm.roll(slot as usize, start, &segments))?;
        emit!(StreamRolled {
            pool: self.pool.address(),
            amount: schedule::total_of(&segments).map_err(refused)?,
            funding: Funding::of(&self.pool, slot)?,
        });
        self.pool.slot(slot)?.invariant()?;
        self.pool.invariant()
    }
}
