//! `activate_hook()`: puts the proposed hook in place. Votes passed to the hook before hold until
//! their ballots end, or until that hook has taken their withdrawal.
//!
//! 1. The authority signs.
//! 2. A hook is proposed, has waited its 48 hours, and no more than 14 days beyond them: nobody
//!    has to keep an old proposal in mind.
//! 3. The bump of its vote authority is searched here, once, so that no vote need search it.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::HookActivated,
        hooks,
        state::{now, require_version, PoolAccount},
    },
    acequia_interface::hooks::PROPOSAL_SECONDS,
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
        let (now, ready) = (now()?, self.pool.hook_activates_at);
        require!(now >= ready, FarmError::HookNotReady);
        let expired = now - ready > PROPOSAL_SECONDS;
        require!(!expired, FarmError::HookProposalExpired);
        let hook = self.pool.pending_hook;
        let bump = hooks::vote_authority_bump(self.pool.address(), &hook);
        self.pool.set_hook(hook, bump);
        self.pool.set_pending_hook(Address::default(), 0);
        emit!(HookActivated { pool: self.pool.address(), hook: &hook });
        self.pool.invariant()
    }
}
