//! The two token programs.

pub use acequia_onchain::token::{TokenProgram, ASSOCIATED_TOKEN, SPL_TOKEN, TOKEN_2022};

use {crate::error::FarmError, anchor_lang::prelude::*};

/// Fails unless the account is that token program.
#[inline(always)]
pub fn require_is(account: &AccountView, program: TokenProgram) -> Result<()> {
    require!(account.address() == program.id(), FarmError::WrongTokenProgram);
    Ok(())
}
