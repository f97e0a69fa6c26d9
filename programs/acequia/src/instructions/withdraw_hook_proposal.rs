//! `withdraw_hook_proposal()`: takes a proposed hook back. The active one stays as it is.
//!
//! 1. The authority signs.
//! 2. A hook is proposed.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::HookProposalWithdrawn,
        state::{require_version, PoolAccount},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct WithdrawHookProposal {
    /// The pool's authority.
    #[account(
        address = pool.authority @ FarmError::NotAuthority,
        constraint(arguments(__ix_data, wire::WithdrawHookProposal::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub authority: Signer,
    #[account(mut)]
    pub pool: PoolAccount,
}

impl WithdrawHookProposal {
    pub fn handle(&mut self) -> Result<()> {
        require_version(self.pool.version)?;
        let hook = self.pool.pending_hook;
        require!(hook != Address::default(), FarmError::NoPendingHook);
        self.pool.set_pending_hook(Address::default(), 0);
        emit!(HookProposalWithdrawn { pool: self.pool.address(), hook: &hook });
        self.pool.invariant()
    }
}
