//! `retire_stream(slot)`: frees the slot of a closing stream that owes nobody anything and
//! closes its vault. What the vault holds, the dust of fractions, what is idle, and donations,
//! goes to the funder, and so does the rent.
//!
//! 1. The stream's funder signs.
//! 2. Vault, mint and token program are the stream's.
//! 3. The stream is being wound down; no position is owed anything, not even a fraction.
//!
//! A Token-2022 vault with withheld fees cannot be closed until somebody harvests them to
//! the mint, which anyone can.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::StreamRetired,
        state::{farm, PoolAccount, Slots, StreamSlot},
        tokens::Vault,
    },
    anchor_lang::{bytemuck::Zeroable, prelude::*},
};

#[derive(Accounts)]
pub struct RetireStream {
    /// The stream's funder.
    #[account(constraint(arguments(__ix_data, wire::RetireStream::ARGUMENTS) @ FarmError::WrongArguments))]
    pub funder: Signer,
    /// The stream's pool.
    #[account(mut)]
    pub pool: PoolAccount,
    /// The stream's vault.
    #[account(mut)]
    pub vault: UncheckedAccount,
    /// The stream's mint.
    pub mint: UncheckedAccount,
    /// A token account of the mint.
    #[account(mut)]
    pub destination: UncheckedAccount,
    /// Gets the vault's rent: the funder. Only lamports of it are touched.
    #[account(unsafe(dup), address = *funder.address() @ FarmError::WrongRecipient)]
    pub rent_destination: UncheckedAccount,
    /// The mint's token program.
    pub token_program: UncheckedAccount,
}

impl RetireStream {
    pub fn handle(&mut self, slot: u8) -> Result<()> {
        let stream = self.pool.slot(slot)?;
        stream.require_funder(self.funder.address())?;
        let generation = stream.books.generation;
        let vault = Vault::of_slot(stream, &self.vault, &self.mint, &self.token_program)?;
        let idle = stream.books.idle;
        let left = farm(&mut self.pool, |farm| farm.retire(slot as usize))?;
        let freed = self.pool.slot_mut(slot)?;
        *freed = StreamSlot { books: freed.books, ..StreamSlot::zeroed() };
        let sent = vault.balance()?;
        let dust = left - idle;
        emit!(StreamRetired { pool: *self.pool.address(), slot, generation, dust, sent });
        self.pool.slot(slot)?.invariant()?;
        self.pool.invariant()?;
        let destination = Some(self.destination.account());
        vault.close(&self.pool, sent, destination, &self.rent_destination)
    }
}
