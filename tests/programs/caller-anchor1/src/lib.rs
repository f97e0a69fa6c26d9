//! For tests: an Anchor 1 program that stakes in the farm. All it knows of the farm is
//! `idl/acequia.json`, which `declare_program!` finds through the link `idls`.

// What the macro generates has neither documentation nor few arguments.
#![allow(missing_docs, clippy::too_many_arguments)]

use anchor_lang::prelude::*;

declare_id!("AceQ1aCaLLer1111111111111111111111111111111");
declare_program!(acequia);

use acequia::cpi as farm;

#[program]
pub mod caller_anchor1 {
    use super::*;

    /// Stakes on the signer's behalf.
    pub fn put(ctx: Context<Put>, amount: u64) -> Result<()> {
        let a = ctx.accounts;
        let accounts = farm::accounts::Stake {
            depositor: a.depositor.to_account_info(),
            pool: a.pool.to_account_info(),
            position: a.position.to_account_info(),
            stake_vault: a.stake_vault.to_account_info(),
            source: a.source.to_account_info(),
            stake_mint: a.stake_mint.to_account_info(),
            token_program: a.token_program.to_account_info(),
        };
        farm::stake(CpiContext::new(a.farm.key(), accounts), amount)
    }
}

/// The accounts of the farm's `stake`, and the farm. It is the farm that checks its own.
#[derive(Accounts)]
pub struct Put<'info> {
    pub depositor: Signer<'info>,
    /// CHECK: by the farm
    #[account(mut)]
    pub pool: UncheckedAccount<'info>,
    /// CHECK: by the farm
    #[account(mut)]
    pub position: UncheckedAccount<'info>,
    /// CHECK: by the farm
    #[account(mut)]
    pub stake_vault: UncheckedAccount<'info>,
    /// CHECK: by the farm
    #[account(mut)]
    pub source: UncheckedAccount<'info>,
    /// CHECK: by the farm
    pub stake_mint: UncheckedAccount<'info>,
    /// CHECK: by the farm
    pub token_program: UncheckedAccount<'info>,
    pub farm: Program<'info, acequia::program::Acequia>,
}
