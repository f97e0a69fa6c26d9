//! One slot of a pool: a stream's token side and its books.

use {
    super::{always, is_set, pod::Stream, Pool},
    crate::{error::FarmError, token_program::TokenProgram},
    acequia_core::Kind,
    anchor_lang::{address_eq, prelude::*},
};

acequia_interface::stored_stream_slot!(acequia_onchain::part);

impl StreamSlot {
    /// The token program that the stream's mint belongs to.
    pub fn token_program(&self) -> TokenProgram {
        TokenProgram::from_stored(self.token_program)
    }

    /// Whose what is left of it is: its funder; of the penalty flow, the pool's creator.
    pub fn heir<'a>(&'a self, pool: &'a Pool) -> &'a Address {
        if self.books.kind == Kind::Penalty as u8 {
            &pool.creator
        } else {
            &self.funder
        }
    }

    /// Fails unless `signer` is the stream's funder.
    pub fn require_funder(&self, signer: &Address) -> Result<()> {
        require!(self.books.exists(), FarmError::StreamNotActive);
        require!(address_eq(&self.funder, signer), FarmError::NotFunder);
        Ok(())
    }

    /// Asserts what paying alone could break.
    #[inline(always)]
    pub fn has_not_overpaid(&self) -> Result<()> {
        always(self.books.has_not_overpaid())
    }

    /// Asserts that a stream's books balance and that a free slot is empty.
    pub fn invariant(&self) -> Result<()> {
        let Self { mint, vault, funder, token_program, _pad, books, .. } = self;
        let (set, is_funded) = (books.exists(), books.kind != Kind::Penalty as u8);
        always(books.is_sound())?;
        always(*token_program <= 1 && *_pad == [0; 5])?;
        always(set == is_set(mint))?;
        always(set == is_set(vault))?;
        always((set && is_funded) == is_set(funder))
    }
}

impl AsRef<acequia_core::Stream> for StreamSlot {
    #[inline(always)]
    fn as_ref(&self) -> &acequia_core::Stream {
        &self.books
    }
}

impl AsMut<acequia_core::Stream> for StreamSlot {
    #[inline(always)]
    fn as_mut(&mut self) -> &mut acequia_core::Stream {
        &mut self.books
    }
}
