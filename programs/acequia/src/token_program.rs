//! The two token programs.

use {
    crate::error::AcequiaError,
    anchor_lang::{address, prelude::*},
};

/// The SPL Token program.
pub static SPL_TOKEN: Address = address!("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
/// The Token-2022 program.
pub static TOKEN_2022: Address = address!("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb");

/// Which token program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum TokenProgram {
    /// SPL Token.
    SplToken = 0,
    /// Token-2022.
    Token2022 = 1,
}

impl TokenProgram {
    /// From the byte stored in a pool or slot.
    #[inline(always)]
    pub fn from_stored(byte: u8) -> Self {
        match byte {
            0 => Self::SplToken,
            _ => Self::Token2022,
        }
    }

    /// Its address.
    #[inline(always)]
    pub fn id(self) -> &'static Address {
        match self {
            Self::SplToken => &SPL_TOKEN,
            Self::Token2022 => &TOKEN_2022,
        }
    }

    /// The token program that a mint belongs to, which `program` must be.
    pub fn of_mint(mint: &AccountView, program: &AccountView) -> Result<Self> {
        let of_mint = [Self::SplToken, Self::Token2022].into_iter().find(|p| mint.owned_by(p.id()));
        let of_mint = of_mint.ok_or(AcequiaError::NotMint)?;
        of_mint.require(program).map(|()| of_mint)
    }

    /// Fails unless `program` is this one.
    #[inline(always)]
    pub fn require(self, program: &AccountView) -> Result<()> {
        require!(program.address() == self.id(), AcequiaError::WrongTokenProgram);
        Ok(())
    }
}
