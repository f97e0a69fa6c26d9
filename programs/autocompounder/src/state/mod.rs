//! The two accounts. Both begin with a tag and a version, both are written by borsh, little
//! endian, with a tail of zeros where a list may still grow.

mod share_account;
mod vault;

pub use share_account::ShareAccount;
pub use vault::{Phase, Source, Vault};

use crate::error::{require, Reason, Result};
use borsh::{BorshDeserialize, BorshSerialize};
use solana_program::{account_info::AccountInfo, program_error::ProgramError};

/// The layout of both accounts.
pub const VERSION: u8 = 1;

/// What both accounts can do.
pub trait Stored: BorshDeserialize + BorshSerialize {
    /// First 8 bytes of the account.
    const TAG: [u8; 8];
    /// Bytes of the account.
    const SIZE: usize;
    /// Why something else in its place is refused.
    const OTHERWISE: Reason;

    /// The tag and the version as they stand in the account.
    fn head(&self) -> ([u8; 8], u8);

    /// Reads an account of this program.
    fn load(info: &AccountInfo) -> Result<Self> {
        require(*info.owner == crate::ID, Self::OTHERWISE)?;
        let data = info.try_borrow_data()?;
        require(data.len() == Self::SIZE && data.starts_with(&Self::TAG), Self::OTHERWISE)?;
        let stored = Self::deserialize(&mut &data[..]).map_err(|_| Self::OTHERWISE)?;
        require(stored.head() == (Self::TAG, VERSION), Self::OTHERWISE)?;
        Ok(stored)
    }

    /// Writes it back.
    fn save(&self, info: &AccountInfo) -> Result {
        let mut data = info.try_borrow_mut_data()?;
        let written = self.serialize(&mut &mut data[..]);
        Ok(written.map_err(|_| ProgramError::AccountDataTooSmall)?)
    }
}
