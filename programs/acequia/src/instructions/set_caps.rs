//! `set_caps(caps)`: limits what may come in from now on. What is staked already may stay,
//! earns as before and may always leave.

use {
    crate::{
        arguments::arguments,
        error::AcequiaError,
        events::CapsSet,
        state::{pod, PoolAccount},
        terms::CapTerms,
    },
    anchor_lang::prelude::*,
};

/// Accounts of `set_caps`.
#[derive(Accounts)]
pub struct SetCaps {
    /// The pool's authority.
    #[account(
        address = pool.authority @ AcequiaError::NotAuthority,
        constraint(arguments(__ix_data, 16) @ AcequiaError::WrongArguments)
    )]
    pub authority: Signer,
    /// The pool to change.
    #[account(mut)]
    pub pool: PoolAccount,
}

impl SetCaps {
    /// See the module.
    pub fn handle(&mut self, caps: CapTerms) -> Result<()> {
        self.pool.caps = pod::Caps(caps.into());
        emit!(CapsSet {
            pool: *self.pool.address(),
            pool_cap: caps.pool,
            position_cap: caps.position
        });
        self.pool.invariant()
    }
}
