//! Tokens, and what their issuers can do to those who hold them.
//!
//! The bits of a risk are those that the program stores in a pool. A mint with a power over
//! its holders is not refused for it, but its pool's creator has to name it.

/// Which program keeps a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenProgram {
    /// The original SPL Token program.
    SplToken,
    /// Token-2022, also called Token Extensions.
    Token2022,
}

impl TokenProgram {
    /// As a file names it.
    pub const fn name(self) -> &'static str {
        match self {
            TokenProgram::SplToken => "spl-token",
            TokenProgram::Token2022 => "token-2022",
        }
    }
}

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The name used within the file and in tables.
    pub symbol: String,
    /// How many decimals an amount has; one token is `10^decimals` base units.
    pub decimals: u8,
    /// The program it belongs to.
    pub program: TokenProgram,
    /// The mint on chain, where the file names it. A simulation makes its own.
    pub mint: Option<[u8; 32]>,
    /// What its issuer can do to holders, as a set of [`Risk`] bits.
    pub risks: u16,
}

/// What an issuer can do to those who hold a token. A pool takes only what its creator names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Risk {
    /// Accounts can be frozen.
    FreezeAuthority = 1,
    /// Tokens can be taken out of any account.
    PermanentDelegate = 1 << 1,
    /// All transfers can be stopped.
    Pausable = 1 << 2,
    /// A share of every transfer is withheld.
    TransferFee = 1 << 3,
    /// The mint can be closed and opened anew with other terms.
    MintCloseAuthority = 1 << 4,
    /// A program may later be put between sender and receiver of every transfer.
    SettableTransferHook = 1 << 5,
}

impl Risk {
    /// Every risk with the name it has in a file.
    pub const NAMES: [(Risk, &'static str); 6] = [
        (Risk::FreezeAuthority, "freeze authority"),
        (Risk::PermanentDelegate, "permanent delegate"),
        (Risk::Pausable, "pausable"),
        (Risk::TransferFee, "transfer fee"),
        (Risk::MintCloseAuthority, "mint close authority"),
        (Risk::SettableTransferHook, "settable transfer hook"),
    ];

    /// The names of a set of bits.
    pub fn names(set: u16) -> impl Iterator<Item = &'static str> {
        let named = Self::NAMES.iter().filter(move |(risk, _)| set & *risk as u16 != 0);
        named.map(|(_, name)| *name)
    }
}
