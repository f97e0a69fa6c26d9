//! `remove_hook()`: takes the hook away at once: no new votes. It lifts no vote lock, and leaves a
//! proposed hook proposed.
//!
//! 1. The authority signs.
//! 2. There is a hook.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::HookRemoved,
        state::{require_version, PoolAccount},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct RemoveHook {
    /// The pool's authority.
    #[account(
        address = pool.authority @ FarmError::NotAuthority,
        constraint(arguments(__ix_data, wire::RemoveHook::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub authority: Signer,
    #[account(mut)]
    pub pool: PoolAccount,
}

impl RemoveHook {
    pub fn handle(&mut self) -> Result<()> {
        require_version(self.pool.version)?;
        let hook = self.pool.hook;
        require!(hook != Address::default(), FarmError::NoHook);
        self.pool.set_hook(Address::default(), 0);
        emit!(HookRemoved { pool: self.pool.address(), hook: &hook });
        self.pool.invariant()
    }
}
