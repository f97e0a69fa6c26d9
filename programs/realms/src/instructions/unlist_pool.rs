//! `unlist_pool(pool)`: takes a pool off the list. Votes that were cast go on counting, and can
//! be taken back.
//!
//! 1. The authority signs.
//! 2. The pool is listed.

use {
    crate::{error::RealmsError, events::PoolUnlisted, state::RegistrarAccount},
    acequia_onchain::arguments::arguments,
    acequia_realms_interface::instructions as wire,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct UnlistPool {
    /// The registrar's authority.
    #[account(
        address = registrar.authority @ RealmsError::NotAuthority,
        constraint(arguments(__ix_data, wire::UnlistPool::ARGUMENTS) @ RealmsError::WrongArguments)
    )]
    pub authority: Signer,
    #[account(mut)]
    pub registrar: RegistrarAccount,
}

impl UnlistPool {
    pub fn handle(&mut self, pool: Address) -> Result<()> {
        self.registrar.unlist(&pool)?;
        let (registrar, pools) = (*self.registrar.address(), self.registrar.count);
        emit!(PoolUnlisted { registrar, pool, pools });
        self.registrar.invariant()
    }
}
