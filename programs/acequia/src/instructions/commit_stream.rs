//! `commit_stream(slot, until)`: promises not to refund or change what is scheduled before
//! `until`. The stream's funder signs. A promise only grows.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Funding, StreamCommitted},
        state::{farm, PoolAccount, Slots},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct CommitStream {
    /// The stream's funder: `pool.slots[slot].funder`.
    #[account(constraint(arguments(__ix_data, wire::CommitStream::ARGUMENTS) @ FarmError::WrongArguments))]
    pub funder: Signer,
    /// The stream's pool.
    #[account(mut)]
    pub pool: PoolAccount,
}

impl CommitStream {
    pub fn handle(&mut self, slot: u8, until: u64) -> Result<()> {
        self.pool.slot(slot)?.require_funder(self.funder.address())?;
        farm(&mut self.pool, |farm| farm.commit(slot as usize, until))?;
        emit!(StreamCommitted {
            pool: self.pool.address(),
            funding: Funding::of(&self.pool, slot)?
        });
        self.pool.slot(slot)?.invariant()?;
        self.pool.invariant()
    }
}
