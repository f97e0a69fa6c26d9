//! `activate_hook()`: puts the proposed hook in place. Votes passed to the hook before hold
//! nothing any more.
//!
//! 1. The authority signs.
//! 2. A hook is proposed, and has waited its 48 hours.
//! 3. The bump of its vote authority is searched here, once, so that no vote need search it.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::HookActivated,
        hooks,
        state::{now, require_version, PoolAccount},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ActivateHook {
    /// The pool's authority.
    #[account(
        address = pool.authority @ FarmError::NotAuthority,
        constraint(arguments(__ix_data, wire::ActivateHook::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub authority: Signer,
    #[account(mut)]
    pub pool: PoolAccount,
}

impl ActivateHook {
    pub fn handle(&mut self) -> Result<()> {
        require_version(self.pool.version)?;
        require!(self.pool.pending_hook != Address::default(), FarmError::NoPendingHook);
        require!(now()? >= self.pool.hook_activates_at, FarmError::HookNotReady);
        let hook = self.pool.pending_hook;
        let bump = hooks::vote_authority_bump(self.pool.address(), &hook);
        self.pool.set_hook(hook, bump);
        emit!(HookActivated { pool: *self.pool.address(), hook, hook_epoch: self.pool.hook_epoch });
        self.pool.invariant()
    }
}
