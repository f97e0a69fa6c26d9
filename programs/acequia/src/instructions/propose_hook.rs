//! `propose_hook()`: announces the program that votes are to be passed to. It can be
//! activated 48 hours later, so that whoever dislikes it has time to leave. Proposing again
//! replaces the proposal and starts the wait anew; the present hook stays until then.
//!
//! 1. The authority signs; the pool is not delegated, whose positions do not vote.
//! 2. The hook is not the active one. It is an executable program, and neither the farm, a token
//!    program, the program of associated token accounts nor the system program.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::HookProposed,
        hooks::require_hook,
        state::{now, require_version, PoolAccount},
    },
    acequia_interface::hooks::WAIT_SECONDS,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ProposeHook {
    /// The pool's authority.
    #[account(
        address = pool.authority @ FarmError::NotAuthority,
        constraint(arguments(__ix_data, wire::ProposeHook::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub authority: Signer,
    #[account(mut)]
    pub pool: PoolAccount,
    /// The program proposed.
    pub hook_program: UncheckedAccount,
}

impl ProposeHook {
    pub fn handle(&mut self) -> Result<()> {
        require_version(self.pool.version)?;
        require!(!self.pool.is_delegated(), FarmError::PoolDelegated);
        require_hook(&self.hook_program)?;
        let hook = *self.hook_program.address();
        require!(hook != self.pool.hook, FarmError::HookInPlace);
        let activates_at = now()?.saturating_add(WAIT_SECONDS);
        self.pool.set_pending_hook(hook, activates_at);
        emit!(HookProposed { pool: self.pool.address(), hook: &hook, activates_at });
        self.pool.invariant()
    }
}
