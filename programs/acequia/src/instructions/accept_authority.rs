//! `accept_authority()`: takes over a pool that was offered. That the new key signs shows
//! that somebody holds it.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::AuthorityAccepted,
        state::PoolAccount,
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct AcceptAuthority {
    /// Who the pool was offered to.
    #[account(
        address = pool.pending_authority @ FarmError::NotPendingAuthority,
        constraint(arguments(__ix_data, wire::AcceptAuthority::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub pending_authority: Signer,
    /// The pool to take over.
    #[account(mut)]
    pub pool: PoolAccount,
}

impl AcceptAuthority {
    pub fn handle(&mut self) -> Result<()> {
        self.pool.authority = self.pool.pending_authority;
        self.pool.pending_authority = Address::default();
        emit!(AuthorityAccepted { pool: self.pool.address(), authority: &self.pool.authority });
        self.pool.invariant()
    }
}
