//! `propose_hook()`: announces the program that votes are to be passed to. It can be
//! activated 48 hours later, so that whoever dislikes it has time to leave. Proposing again
//! replaces the proposal and starts the wait anew; the present hook stays until then.
//!
//! 1. The authority signs.
//! 2. The hook is an executable program, and neither the farm, a token program, the program
//!    of associated token accounts nor the system program.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::HookProposed,
        hooks::{require_hook, WAIT_SECONDS},
        state::{now, require_version, PoolAccount},
    },
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
        require_hook(&self.hook_program)?;
        let activates_at = now()?.saturating_add(WAIT_SECONDS);
        self.pool.pending_hook = *self.hook_program.address();
        self.pool.hook_activates_at = activates_at;
        emit!(HookProposed {
            pool: *self.pool.address(),
            hook: self.pool.pending_hook,
            activates_at,
        });
        self.pool.invariant()
    }
}
