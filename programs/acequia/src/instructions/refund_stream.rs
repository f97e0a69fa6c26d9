//! `refund_stream(slot, idle_alone)`: sends back to the funder what is idle (emitted while nobody was
//! staked, or forfeited where nothing was left to stream it with) and what is scheduled beyond both now
//! and the commitment.
//!
//! 1. The stream's funder signs.
//! 2. Vault, mint and token program are the stream's.
//! 3. With `idle_alone` no schedule is touched. Else the curve is cut where the commitment ends; what
//!    would have been emitted by then stays, rounded up.
//! 4. The sum moves to the destination, which is not the pool's own.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Funding, StreamRefunded},
        state::{farm, PoolAccount, Slots},
        tokens::Vault,
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct RefundStream {
    /// The stream's funder: `pool.slots[slot].funder`.
    #[account(constraint(arguments(__ix_data, wire::RefundStream::ARGUMENTS) @ FarmError::WrongArguments))]
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
    pub destination: UncheckedAccount,
    /// The mint's token program.
    pub token_program: UncheckedAccount,
}

impl RefundStream {
    pub fn handle(&mut self, slot: u8, idle_alone: bool) -> Result<()> {
        let stream = self.pool.slot(slot)?;
        stream.require_funder(self.funder.address())?;
        let vault = Vault::of_slot(stream, &self.vault, &self.mint, &self.token_program)?;
        let refund = farm(&mut self.pool, |farm| farm.refund(slot as usize, idle_alone))?;
        emit!(StreamRefunded {
            pool: self.pool.address(),
            idle: refund.idle,
            uncommitted: refund.uncommitted,
            funding: Funding::of(&self.pool, slot)?,
        });
        self.pool.slot(slot)?.invariant()?;
        self.pool.invariant()?;
        vault.pay(&self.pool, &self.destination, refund.total())
    }
}
