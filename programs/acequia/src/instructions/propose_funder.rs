//! `propose_funder(slot, new_funder)`: offers a stream to another funder, or takes the offer back
//! (zero). The stream's funder signs, and stays it until the offer is accepted.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::FunderProposed,
        state::{require_version, PoolAccount, Slots},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ProposeFunder {
    /// The stream's funder: `pool.slots[slot].funder`.
    #[account(constraint(arguments(__ix_data, wire::ProposeFunder::ARGUMENTS) @ FarmError::WrongArguments))]
    pub funder: Signer,
    /// The stream's pool.
    #[account(mut)]
    pub pool: PoolAccount,
}

impl ProposeFunder {
    pub fn handle(&mut self, slot: u8, new_funder: Address) -> Result<()> {
        require_version(self.pool.version)?;
        let stream = self.pool.slot_mut(slot)?;
        stream.require_funder(self.funder.address())?;
        stream.pending_funder = new_funder;
        stream.invariant()?;
        emit!(FunderProposed { pool: self.pool.address(), slot, proposed: &new_funder });
        self.pool.invariant()
    }
}
