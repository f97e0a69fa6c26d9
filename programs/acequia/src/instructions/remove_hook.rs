//! `remove_hook()`: takes the hook away at once, and a proposed one too. Every vote lock in
//! the pool is lifted by it, without a look at any position.
//!
//! 1. The authority signs.
//! 2. There is a hook or a proposed one.

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
        let (none, hook) = (Address::default(), self.pool.hook);
        require!(hook != none || self.pool.pending_hook != none, FarmError::NoHook);
        self.pool.set_hook(none, 0);
        emit!(HookRemoved { pool: *self.pool.address(), hook, hook_epoch: self.pool.hook_epoch });
        self.pool.invariant()
    }
}
