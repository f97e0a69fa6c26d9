//! `accept_funder(slot)`: takes over a stream that was offered, with all that its funder may do. Who it
//! was offered to signs: no stream goes to a key that nobody holds.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::FunderAccepted,
        state::{require_version, PoolAccount, Slots},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct AcceptFunder {
    /// Who the stream was offered to: `pool.slots[slot].pending_funder`.
    #[account(constraint(arguments(__ix_data, wire::AcceptFunder::ARGUMENTS) @ FarmError::WrongArguments))]
    pub pending_funder: Signer,
    /// The stream's pool.
    #[account(mut)]
    pub pool: PoolAccount,
}

impl AcceptFunder {
    pub fn handle(&mut self, slot: u8) -> Result<()> {
        require_version(self.pool.version)?;
        let (funder, stream) = (*self.pending_funder.address(), self.pool.slot_mut(slot)?);
        require!(stream.books.exists(), FarmError::StreamNotActive);
        require!(stream.pending_funder == funder, FarmError::NotPendingFunder);
        (stream.funder, stream.pending_funder) = (funder, Address::default());
        stream.invariant()?;
        emit!(FunderAccepted { pool: self.pool.address(), slot, funder: &funder });
        self.pool.invariant()
    }
}
