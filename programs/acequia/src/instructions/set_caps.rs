//! `set_caps(caps)`: limits what may come in from now on. What is staked already may stay,
//! earns as before and may always leave.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::CapsSet,
        state::{pod, PoolAccount},
        terms::CapTerms,
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct SetCaps {
    /// The pool's authority.
    #[account(
        address = pool.authority @ FarmError::NotAuthority,
        constraint(arguments(__ix_data, wire::SetCaps::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub authority: Signer,
    #[account(mut)]
    pub pool: PoolAccount,
}

impl SetCaps {
    pub fn handle(&mut self, caps: CapTerms) -> Result<()> {
        let caps = acequia_core::Caps::from(caps);
        self.pool.caps = pod::Caps(caps);
        emit!(CapsSet {
            pool: self.pool.address(),
            pool_cap: caps.pool,
            position_cap: caps.position
        });
        self.pool.invariant()
    }
}
