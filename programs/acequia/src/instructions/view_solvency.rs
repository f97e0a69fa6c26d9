//! `view_solvency()`: what each stream's vault holds and what it must hold, by return data.
//! Anyone can check on chain that every promise is funded. Changes nothing.
//!
//! The remaining accounts are the vaults of all streams in the order of their slots; no more.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        state::{require_version, PoolAccount},
        terms::SolvencyView,
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ViewSolvency {
    #[account(constraint(arguments(__ix_data, wire::ViewSolvency::ARGUMENTS) @ FarmError::WrongArguments))]
    pub pool: PoolAccount,
}

impl ViewSolvency {
    pub fn handle(ctx: &mut Context<Self>) -> Result<Vec<SolvencyView>> {
        require_version(ctx.accounts.pool.version)?;
        let vaults = ctx.remaining_accounts()?;
        let held = ctx.accounts.pool.iter().zip(0u8..).filter(|(slot, _)| slot.books.exists());
        require!(vaults.len() == held.clone().count(), FarmError::WrongAccountCount);
        let pairs = held.zip(&vaults);
        pairs.map(|((stream, slot), vault)| SolvencyView::of(slot, stream, vault)).collect()
    }
}
