//! `renounce_authority()`: gives up the authority for good, and any offer of it. Caps, pause
//! and reward manager stay as they are for ever; the creator may close the pool once it is
//! empty.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::AuthorityRenounced,
        state::PoolAccount,
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct RenounceAuthority {
    /// The pool's authority.
    #[account(
        address = pool.authority @ FarmError::NotAuthority,
        constraint(arguments(__ix_data, wire::RenounceAuthority::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub authority: Signer,
    /// The pool to leave alone.
    #[account(mut)]
    pub pool: PoolAccount,
}

impl RenounceAuthority {
    pub fn handle(&mut self) -> Result<()> {
        self.pool.authority = Address::default();
        self.pool.pending_authority = Address::default();
        emit!(AuthorityRenounced { pool: self.pool.address() });
        self.pool.invariant()
    }
}
