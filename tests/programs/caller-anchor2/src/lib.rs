//! For tests: an Anchor 2 program that stakes in the farm. All it knows of the farm is
//! `idl/acequia.json`, which `declare_program!` finds through the link `idls`.

// What the macro generates has neither documentation nor few arguments.
#![allow(missing_docs, clippy::too_many_arguments)]

use anchor_lang::prelude::*;

declare_id!("AceQ1aCaLLer2111111111111111111111111111111");
declare_program!(acequia);

use acequia::cpi as farm;

#[program]
pub mod caller_anchor2 {
    use super::*;

    /// Stakes on the signer's behalf.
    pub fn put(ctx: &mut Context<Put>, amount: u64) -> Result<()> {
        ctx.accounts.handle(amount)
    }
}

/// The accounts of the farm's `stake`, and the farm.
#[derive(Accounts)]
pub struct Put {
    pub depositor: Signer,
    #[account(mut)]
    pub pool: UncheckedAccount,
    #[account(mut)]
    pub position: UncheckedAccount,
    #[account(mut)]
    pub stake_vault: UncheckedAccount,
    #[account(mut)]
    pub source: UncheckedAccount,
    pub stake_mint: UncheckedAccount,
    pub token_program: UncheckedAccount,
    #[account(address = acequia::ID)]
    pub farm: UncheckedAccount,
}

impl Put {
    fn handle(&mut self, amount: u64) -> Result<()> {
        let accounts = farm::accounts::Stake {
            depositor: self.depositor.cpi_handle(),
            pool: self.pool.cpi_handle_mut(),
            position: self.position.cpi_handle_mut(),
            stake_vault: self.stake_vault.cpi_handle_mut(),
            source: self.source.cpi_handle_mut(),
            stake_mint: self.stake_mint.cpi_handle(),
            token_program: self.token_program.cpi_handle(),
        };
        farm::stake(CpiContext::new(&acequia::ID, accounts), amount)
    }
}
