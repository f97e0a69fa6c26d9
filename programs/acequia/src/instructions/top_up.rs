//! `top_up(slot, amount)`: adds to a stream. Anyone may.
//!
//! 1. Vault, mint and token program are the stream's.
//! 2. `amount` moves from the source, which its authority signs for; what arrived counts.
//! 3. A curve that runs grows in proportion, neither longer nor of another shape; one that
//!    has ended cannot. A flow gets a new ramp over its window on top of what is there.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Funding, StreamToppedUp},
        state::{farm, PoolAccount, Slots},
        tokens::Vault,
    },
    anchor_lang::prelude::*,
    anchor_spl::token_interface::TokenAccount,
};

#[derive(Accounts)]
pub struct TopUp {
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
    #[account(constraint(arguments(__ix_data, wire::TopUp::ARGUMENTS) @ FarmError::WrongArguments))]
    pub source_authority: Signer,
    /// The mint's token program.
    pub token_program: UncheckedAccount,
}

impl TopUp {
    pub fn handle(&mut self, slot: u8, amount: u64) -> Result<()> {
        self.pool.require_not_closed()?;
        let vault =
            Vault::of_slot(self.pool.slot(slot)?, &self.vault, &self.mint, &self.token_program)?;
        let received = vault.receive(self.source.account(), &self.source_authority, amount)?;
        farm(&mut self.pool, |farm| farm.top_up(slot as usize, received))?;
        emit!(StreamToppedUp {
            pool: self.pool.address(),
            from: self.source_authority.address(),
            received,
            funding: Funding::of(&self.pool, slot)?,
        });
        self.pool.slot(slot)?.invariant()?;
        self.pool.invariant()
    }
}
