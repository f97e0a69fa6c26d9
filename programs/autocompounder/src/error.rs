//! Why an instruction is refused: for a [`Reason`] of the vault's own, or of a program that it calls.

pub use acequia_vault_interface::Reason;

use core::fmt;
use solana_program::program_error::ProgramError;

/// The result of everything here.
pub type Result<T = ()> = core::result::Result<T, VaultError>;

/// Why an instruction is refused: for a reason of the vault's, or of a program it calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VaultError {
    /// One of the vault's own reasons.
    Refused(Reason),
    /// What another program or the runtime said.
    Other(ProgramError),
}

impl From<Reason> for VaultError {
    fn from(reason: Reason) -> Self {
        Self::Refused(reason)
    }
}

impl From<ProgramError> for VaultError {
    fn from(error: ProgramError) -> Self {
        Self::Other(error)
    }
}

impl From<acequia_interface::ReadError> for VaultError {
    fn from(_: acequia_interface::ReadError) -> Self {
        Self::Refused(Reason::UnknownLayout)
    }
}

impl From<VaultError> for ProgramError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Refused(reason) => Self::Custom(reason as u32),
            VaultError::Other(error) => error,
        }
    }
}

impl fmt::Display for VaultError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Refused(reason) => f.write_str(reason.words()),
            Self::Other(error) => write!(f, "{error}"),
        }
    }
}

/// Fails for that reason unless the condition holds.
pub fn require(condition: bool, reason: Reason) -> Result {
    if !condition {
        return Err(reason.into());
    }
    Ok(())
}
