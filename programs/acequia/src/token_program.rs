//! The two token programs.

pub use acequia_onchain::token::{TokenProgram, ASSOCIATED_TOKEN, SPL_TOKEN, TOKEN_2022};

use {
    crate::error::FarmError,
    anchor_lang::{address_eq, prelude::*},
};

/// Fails unless the account is that token program.
#[inline(always)]
pub fn require_is(account: &AccountView, program: TokenProgram) -> Result<()> {
    require!(address_eq(account.address(), program.id()), FarmError::WrongTokenProgram);
    Ok(())
}
