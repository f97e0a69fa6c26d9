//! `initialize_extra_account_metas()`: writes down, where clients look for it, what a vote from
//! a pool needs beside the accounts that every receiver gets. By anyone, for each pool:
//! one list serves every realm, for it depends on the vote alone. See [`crate::extras`].
//!
//! 1. The pool belongs to the farm.
//! 2. The list's address follows from the pool. Whatever a former version of the program
//!    wrote there is written anew: the list is a constant of the program, whoever calls. Lamports
//!    sent there before do not stand in the way. Its rent stays.

use {
    crate::{error::RealmsError, extras::LIST, farm::FARM, seeds},
    acequia_onchain::{arguments::arguments, extras},
    acequia_realms_interface::instructions as wire,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct InitializeExtraAccountMetas {
    /// Pays the rent.
    #[account(mut, constraint(arguments(__ix_data, wire::InitializeExtraAccountMetas::ARGUMENTS) @ RealmsError::WrongArguments))]
    pub payer: Signer,
    /// The list.
    #[account(mut, seeds = [seeds::EXTRA_ACCOUNT_METAS, pool.address().as_ref()], bump)]
    pub extra_account_metas: UncheckedAccount,
    /// The pool that is voted from.
    #[account(constraint(pool.owned_by(&FARM) @ RealmsError::NotPool))]
    pub pool: UncheckedAccount,
    pub system_program: Program<System>,
}

impl InitializeExtraAccountMetas {
    pub fn handle(ctx: &mut Context<Self>) -> Result<()> {
        let (a, bump) = (&ctx.accounts, ctx.bumps.extra_account_metas);
        let seeds = [seeds::EXTRA_ACCOUNT_METAS, a.pool.address().as_ref(), &[bump]];
        let account = *a.extra_account_metas.account();
        extras::write(account, &LIST, a.payer.account(), &crate::ID, &seeds)
    }
}
