//! One slot of a pool, with or without a stream in it.

use super::books;
use crate::{addresses, wire::Reader, ReadError};
use acequia_core::{State, Stream};
use solana_address::Address;

/// A slot of a pool: where a stream's tokens are, and its books.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamSlot {
    /// The reward mint; zero where the slot is empty.
    pub mint: Address,
    /// The token account that holds what is still to be paid.
    pub vault: Address,
    /// Who may extend, commit and wind the stream down, and to whom refunds belong.
    pub funder: Address,
    /// 0 for SPL Token, 1 for Token-2022.
    pub token_program: u8,
    /// Decimals of the mint.
    pub decimals: u8,
    /// Bump of the vault's address.
    pub vault_bump: u8,
    /// Funded, streamed, paid, the index and the curve.
    pub books: Stream,
}

impl StreamSlot {
    /// Bytes of a slot.
    pub const SIZE: usize = 512;

    #[inline(never)] // each frame of a program has 4 KiB of stack
    pub(super) fn take(r: &mut Reader) -> Result<Self, ReadError> {
        let (mint, vault, funder) = (r.address()?, r.address()?, r.address()?);
        let [token_program, decimals, vault_bump, _, _, _, _, _] = r.take()?;
        let books = books::stream(r)?;
        Ok(Self { mint, vault, funder, token_program, decimals, vault_bump, books })
    }

    /// Whether there is a stream in the slot.
    pub const fn is_in_use(&self) -> bool {
        self.books.state != State::Empty as u8
    }

    /// The address of the reward mint's token program.
    pub fn token_program_address(&self) -> Address {
        addresses::token_program(self.token_program).unwrap_or_default()
    }
}
