//! `extend_stream(slot, start, segments)`: adds segments at the end of a curve and moves the
//! tokens they promise.
//!
//! 1. The stream's funder signs.
//! 2. Vault, mint and token program are the stream's.
//! 3. The sum of the segments moves from the source, which its authority signs for. Where a
//!    transfer fee makes it less, the segments shrink in proportion to what arrived.
//! 4. A curve that has ended starts again at `start`, now if 0, and pays nothing for the gap;
//!    a running one goes on at its end.

use {
    crate::{
        arguments::{wire, with_segments},
        error::FarmError,
        events::{Funding, StreamExtended},
        state::{PoolAccount, Slots},
        streams,
        terms::Segment,
        tokens::Vault,
    },
    anchor_lang::prelude::*,
    anchor_spl::token_interface::TokenAccount,
};

#[derive(Accounts)]
pub struct ExtendStream {
    /// The stream's funder: `pool.slots[slot].funder`.
    #[account(constraint(with_segments(__ix_data, wire::ExtendStream::ARGUMENTS, const { wire::ExtendStream::offset_of("segments") }) @ FarmError::WrongArguments))]
    pub funder: Signer,
    /// The stream's pool.
    #[account(mut)]
    pub pool: PoolAccount,
    /// The stream's vault: `pool.slots[slot].vault`.
    #[account(mut)]
    pub vault: UncheckedAccount,
    /// The stream's mint: `pool.slots[slot].mint`.
    pub mint: UncheckedAccount,
    /// A token account of the mint.
    #[account(mut)]
    pub source: InterfaceAccount<TokenAccount>,
    /// May move the source.
    pub source_authority: Signer,
    /// The mint's token program.
    pub token_program: UncheckedAccount,
}

impl ExtendStream {
    pub fn handle(&mut self, slot: u8, start: u64, segments: Vec<Segment>) -> Result<()> {
        self.pool.require_not_closed()?;
        let stream = self.pool.slot(slot)?;
        stream.require_funder(self.funder.address())?;
        let vault = Vault::of_slot(stream, &self.vault, &self.mint, &self.token_program)?;
        let (source, authority) = (self.source.account(), &self.source_authority);
        let received =
            streams::extend(&mut self.pool, slot, start, &segments, &vault, source, authority)?;
        emit!(StreamExtended {
            pool: self.pool.address(),
            received,
            funding: Funding::of(&self.pool, slot)?,
        });
        self.pool.slot(slot)?.invariant()?;
        self.pool.invariant()
    }
}
