//! The two token programs.

pub use acequia_onchain::token::{TokenProgram, ASSOCIATED_TOKEN, SPL_TOKEN, TOKEN_2022};

use {
    crate::error::FarmError,
    anchor_lang::{address_eq, prelude::*},
};

/// The token program that a mint belongs to, which `program` must be.
pub fn of_mint(mint: &AccountView, program: &AccountView) -> Result<TokenProgram> {
    let mut programs = [TokenProgram::SplToken, TokenProgram::Token2022].into_iter();
    let of_mint = programs.find(|p| mint.owned_by(p.id())).ok_or(FarmError::NotMint)?;
    require_is(program, of_mint).map(|()| of_mint)
}

/// Fails unless the account is that token program.
#[inline(always)]
pub fn require_is(account: &AccountView, program: TokenProgram) -> Result<()> {
    require!(address_eq(account.address(), program.id()), FarmError::WrongTokenProgram);
    Ok(())
}
