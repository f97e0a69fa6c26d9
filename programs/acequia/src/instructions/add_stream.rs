//! `add_stream(slot, funder, start, segments, committed_until, idle_policy, rate)`: puts a curve
//! into a free slot, creates its vault and moves the tokens it promises.
//!
//! 1. The pool's reward manager signs; the funder is not zero.
//! 2. The mint may be streamed under the risks the pool has accepted. See [`crate::mints`].
//! 3. The slot is free. The sum of the segments moves from the source, which its authority signs
//!    for. Where a transfer fee makes it less, the segments shrink in proportion to what arrived.
//! 4. A list without segments makes an empty curve that its funder may extend later.
//! 5. The curve starts at `start`, now if 0, never in the past.
//! 6. A rate that follows the stake asks for idle policy refund; no instruction changes it.

use {
    crate::{
        arguments::{wire, with_segments},
        error::FarmError,
        events::StreamAdded,
        mints::MintAccount,
        seeds,
        state::{is_set, PoolAccount, Slots},
        streams::{self, NewStream},
        terms::{idle_policy, RateRule, Segment},
        tokens::Vault,
    },
    acequia_core::stream::Opening,
    anchor_lang::prelude::*,
    anchor_spl::token_interface::TokenAccount,
};

/// What a curve is added with.
pub struct CurveTerms {
    /// Who may extend, commit, refund, wind down and retire it.
    pub funder: Address,
    /// When it starts [unix s]; 0 is now.
    pub start: u64,
    /// Up to when it can be neither refunded nor changed [unix s].
    pub committed_until: u64,
    /// While nobody is staked: 0 wait, 1 refund.
    pub idle_policy: u8,
    /// How its rate follows the stake.
    pub rate: RateRule,
}

#[derive(Accounts)]
#[instruction(slot: u8)]
pub struct AddStream {
    /// The pool's reward manager.
    #[account(
        address = pool.reward_manager @ FarmError::NotRewardManager,
        constraint(with_segments(__ix_data, wire::AddStream::ARGUMENTS, const { wire::AddStream::offset_of("segments") }) @ FarmError::WrongArguments)
    )]
    pub reward_manager: Signer,
    /// Pays the rent. May be one of the other signers: only lamports of it are touched.
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
    /// A token account of the mint; none for a curve without segments.
    #[account(mut)]
    pub source: Option<InterfaceAccount<TokenAccount>>,
    /// May move the source; none for a curve without segments.
    pub source_authority: Option<Signer>,
    /// The mint's token program.
    #[account(address = *mint.account().owner() @ FarmError::WrongTokenProgram)]
    pub token_program: UncheckedAccount,
    /// Creates the vault.
    pub system_program: Program<System>,
}

impl AddStream {
    pub fn handle(
        ctx: &mut Context<Self>,
        slot: u8,
        terms: CurveTerms,
        segments: Vec<Segment>,
    ) -> Result<()> {
        let (a, bump) = (&mut ctx.accounts, ctx.bumps.vault);
        a.pool.require_not_closed()?;
        require!(is_set(&terms.funder), FarmError::ZeroAddress);
        let curve = Opening::curve(idle_policy(terms.idle_policy)?, terms.committed_until);
        let opening = Opening { rate: terms.rate.into(), ..curve };
        let new = NewStream { slot, funder: terms.funder, bump, opening };
        streams::open(&mut a.pool, new, &a.payer, &a.vault, &a.mint, &a.token_program)?;
        let received = if segments.is_empty() { 0 } else { a.fund(slot, terms.start, &segments)? };
        emit!(StreamAdded { received, ..StreamAdded::of(&a.pool, slot)? });
        a.pool.slot(slot)?.invariant()?;
        a.pool.invariant()
    }

    fn fund(&mut self, slot: u8, start: u64, segments: &[Segment]) -> Result<u64> {
        let (Some(source), Some(authority)) = (&self.source, &self.source_authority) else {
            return Err(FarmError::WrongAccountCount.into());
        };
        let (stream, mint) = (self.pool.slot(slot)?, self.mint.account());
        let vault = Vault::of_slot(stream, &self.vault, mint, &self.token_program)?;
        streams::extend(&mut self.pool, slot, start, segments, &vault, source.account(), authority)
    }
}
