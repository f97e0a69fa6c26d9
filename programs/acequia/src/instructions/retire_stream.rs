//! `retire_stream(slot)`: frees the slot of a closing stream that owes nobody a whole unit, and closes
//! its vault. What the vault holds, the dust of fractions, what is idle, and donations, goes to the
//! funder, and so does the rent; of the penalty flow, to the pool's creator.
//!
//! 1. The funder signs. 30 days after the closing began, and in a pool that has closed for good,
//!    anyone may, and then the destination is the funder's, without delegate or close authority.
//! 2. Vault, mint and token program are the stream's.
//! 3. The stream is closing; together positions are owed less than one unit.
//! 4. In a pool that has closed for good a vault is left behind, with all that it holds, where its
//!    bytes show that nobody can move it: then the slot is freed whatever the stream owes. So it is
//!    where no destination is passed and nothing but dust and donations is left.
//!
//! A Token-2022 vault with withheld fees cannot be closed until somebody harvests them to
//! the mint, which anyone can.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::StreamRetired,
        mints::is_immovable,
        state::{farm, PoolAccount, Slots, StreamSlot},
        tlv,
        tokens::Vault,
    },
    acequia_core::stream::Left,
    anchor_lang::{bytemuck::Zeroable, prelude::*},
};

#[derive(Accounts)]
pub struct RetireStream {
    /// The stream's funder, `pool.slots[slot].funder`, or anyone.
    #[account(constraint(arguments(__ix_data, wire::RetireStream::ARGUMENTS) @ FarmError::WrongArguments))]
    pub closer: Signer,
    /// The stream's pool.
    #[account(mut)]
    pub pool: PoolAccount,
    /// The stream's vault: `pool.slots[slot].vault`.
    #[account(mut)]
    pub vault: UncheckedAccount,
    /// The stream's mint: `pool.slots[slot].mint`.
    pub mint: UncheckedAccount,
    /// A token account of the mint; none where nothing is to be moved.
    #[account(mut)]
    pub destination: Option<UncheckedAccount>,
    /// Gets the vault's rent: `pool.slots[slot].funder`; of the penalty flow `pool.creator`. Only
    /// lamports of it are touched.
    #[account(unsafe(dup))]
    pub rent_destination: UncheckedAccount,
    /// The mint's token program.
    pub token_program: UncheckedAccount,
}

impl RetireStream {
    pub fn handle(&mut self, slot: u8) -> Result<()> {
        self.require_allowed(slot)?;
        let stream = self.pool.slot(slot)?;
        let generation = stream.books.generation;
        let vault = Vault::of_slot(stream, &self.vault, &self.mint, &self.token_program)?;
        let (left, sent) = self.free(slot, &vault)?;
        let freed = self.pool.slot_mut(slot)?;
        *freed = StreamSlot { books: freed.books, ..StreamSlot::zeroed() };
        emit!(StreamRetired {
            pool: self.pool.address(),
            slot,
            generation,
            dust: left.dust,
            sent: sent.unwrap_or(0),
            left_behind: sent.is_none(),
        });
        self.pool.slot(slot)?.invariant()?;
        self.pool.invariant()?;
        let Some(sent) = sent else { return Ok(()) };
        let destination = self.destination.as_ref().map(|account| account.account());
        vault.close(&self.pool, sent, destination, &self.rent_destination)
    }

    /// The funder, in whose place anyone comes in time; then only the funder is paid.
    fn require_allowed(&self, slot: u8) -> Result<()> {
        let stream = self.pool.slot(slot)?;
        require!(stream.books.exists(), FarmError::StreamNotActive);
        let heir = stream.heir(&self.pool);
        require!(self.rent_destination.address() == heir, FarmError::WrongRecipient);
        if self.closer.address() == heir {
            return Ok(());
        }
        let closed = self.pool.is_closed();
        let anyones = stream.books.is_anyones(self.pool.present()?, closed);
        require!(anyones, FarmError::FundersTurn);
        if let Some(destination) = &self.destination {
            let is_heirs = tlv::read(destination, |read| read.holder == heir)?;
            let alone = tlv::is_holders_alone(destination)?;
            require!(is_heirs && alone, FarmError::WrongRecipient);
        }
        Ok(())
    }

    /// Frees the slot. Returns what was left, and how much to send; none to leave the vault behind.
    fn free(&mut self, slot: u8, vault: &Vault) -> Result<(Left, Option<u64>)> {
        let closed = self.pool.is_closed();
        if closed && is_immovable(&self.vault, &self.mint)? {
            farm(&mut self.pool, |farm| farm.abandon(slot as usize))?;
            return Ok((Left { dust: 0, idle: 0 }, None));
        }
        let left = farm(&mut self.pool, |farm| farm.retire(slot as usize))?;
        let held = vault.balance()?;
        let unclaimed = closed && left.idle == 0 && held > 0 && self.destination.is_none();
        Ok((left, if unclaimed { None } else { Some(held) }))
    }
}
