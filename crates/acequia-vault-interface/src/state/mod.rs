//! The two accounts. Both begin with a tag and a version, both are written by borsh, little
//! endian, with a tail of zeros where a list may still grow.

mod share_account;
mod vault;

pub use share_account::ShareAccount;
pub use vault::{Phase, Source, Vault};

use crate::reason::{require, Reason};
use borsh::{BorshDeserialize, BorshSerialize};

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

    /// Reads the bytes of an account, whose owner has been checked.
    fn read(data: &[u8]) -> Result<Self, Reason> {
        require(data.len() == Self::SIZE && data.starts_with(&Self::TAG), Self::OTHERWISE)?;
        let stored = Self::deserialize(&mut &data[..]).map_err(|_| Self::OTHERWISE)?;
        require(stored.head() == (Self::TAG, VERSION), Self::OTHERWISE)?;
        Ok(stored)
    }
}
