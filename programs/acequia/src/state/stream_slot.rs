//! One slot of a pool: a stream's token side and its books.

use {
    super::{always, pod},
    crate::{error::AcequiaError, token_program::TokenProgram},
    anchor_lang::{
        bytemuck::{Pod, Zeroable},
        prelude::*,
    },
};

/// A slot for one reward stream, all zeroes but the generation while it is free.
#[derive(Clone, Copy, Pod, Zeroable, IdlType)]
#[bytemuck(crate = "anchor_lang::bytemuck")]
#[repr(C)]
pub struct StreamSlot {
    /// What is paid.
    pub mint: Address,
    /// The token account that it is paid from, owned by the pool.
    pub vault: Address,
    /// Who may extend, commit, refund, wind down and retire the stream.
    pub funder: Address,
    /// 0 SPL Token, 1 Token-2022.
    pub token_program: u8,
    /// Of the mint.
    pub decimals: u8,
    /// Of the vault's address.
    pub vault_bump: u8,
    /// Zero.
    pub _pad: [u8; 5],
    /// The books and the curve.
    pub books: pod::Stream,
}

impl StreamSlot {
    /// The token program that the stream's mint belongs to.
    pub fn token_program(&self) -> TokenProgram {
        TokenProgram::from_stored(self.token_program)
    }

    /// Fails unless `signer` is the stream's funder.
    pub fn require_funder(&self, signer: &Address) -> Result<()> {
        require!(self.books.exists(), AcequiaError::StreamNotActive);
        require!(self.funder == *signer, AcequiaError::NotFunder);
        Ok(())
    }

    /// Asserts that a stream's books balance and that a free slot is empty.
    pub fn invariant(&self) -> Result<()> {
        let Self { mint, vault, funder, token_program, decimals: _, vault_bump: _, _pad, books } =
            self;
        let set = books.exists();
        always(books.is_sound())?;
        always(*token_program <= 1 && *_pad == [0; 5])?;
        always(set == (*mint != Address::default()))?;
        always(set == (*vault != Address::default()))?;
        always(set == (*funder != Address::default()))
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
