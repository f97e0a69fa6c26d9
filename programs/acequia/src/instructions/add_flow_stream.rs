//! `add_flow_stream(slot, funder, window, idle_policy)`: puts an empty flow into a free slot
//! and creates its vault. Each later deposit is spread over the window; all are committed.
//!
//! 1. The pool's reward manager signs; the funder is not zero.
//! 2. The mint may be streamed under the risks the pool has accepted. See [`crate::mints`].
//! 3. The slot is free; the window is ten minutes to ten years.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::StreamAdded,
        mints::MintAccount,
        seeds,
        state::{is_set, PoolAccount, Slots},
        streams::{self, NewStream},
        terms::idle_policy,
    },
    acequia_core::stream::Opening,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
#[instruction(slot: u8)]
pub struct AddFlowStream {
    /// The pool's reward manager.
    #[account(
        address = pool.reward_manager @ FarmError::NotRewardManager,
        constraint(arguments(__ix_data, wire::AddFlowStream::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub reward_manager: Signer,
    /// Pays the rent. May be the reward manager: only lamports of it are touched.
    #[account(unsafe(dup))]
    pub payer: Signer,
    /// The pool to add to.
    #[account(mut)]
    pub pool: PoolAccount,
    /// What is to be streamed.
    pub mint: MintAccount,
    /// The new vault.
    #[account(mut, seeds = [seeds::REWARD_VAULT, pool.address().as_ref(), mint.address().as_ref(), &slot.to_le_bytes()], bump)]
    pub vault: UncheckedAccount,
    /// The mint's token program.
    #[account(address = *mint.account().owner() @ FarmError::WrongTokenProgram)]
    pub token_program: UncheckedAccount,
    /// Creates the vault.
    pub system_program: Program<System>,
}

impl AddFlowStream {
    pub fn handle(
        ctx: &mut Context<Self>,
        slot: u8,
        funder: Address,
        window: u32,
        policy: u8,
    ) -> Result<()> {
        let (a, bump) = (&mut ctx.accounts, ctx.bumps.vault);
        a.pool.require_not_closed()?;
        require!(is_set(&funder), FarmError::ZeroAddress);
        let opening = Opening::flow(idle_policy(policy)?, window);
        let new = NewStream { slot, funder, bump, opening };
        streams::open(&mut a.pool, new, &a.payer, &a.vault, &a.mint, &a.token_program)?;
        emit!(StreamAdded::of(&a.pool, slot)?);
        a.pool.slot(slot)?.invariant()?;
        a.pool.invariant()
    }
}
