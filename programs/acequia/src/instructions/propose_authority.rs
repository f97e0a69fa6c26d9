//! `propose_authority(new)`: offers the pool to another key, which has to accept. Zero takes
//! an offer back. The authority keeps its powers until then.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::AuthorityProposed,
        state::PoolAccount,
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ProposeAuthority {
    /// The pool's authority.
    #[account(
        address = pool.authority @ FarmError::NotAuthority,
        constraint(arguments(__ix_data, wire::ProposeAuthority::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub authority: Signer,
    /// The pool to hand over.
    #[account(mut)]
    pub pool: PoolAccount,
}

impl ProposeAuthority {
    pub fn handle(&mut self, new: Address) -> Result<()> {
        self.pool.pending_authority = new;
        emit!(AuthorityProposed {
            pool: self.pool.address(),
            authority: &self.pool.authority,
            proposed: &new
        });
        self.pool.invariant()
    }
}
