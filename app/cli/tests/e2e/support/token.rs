//! Tokens of the tests.

use solana_address::Address;

/// A token of the tests.
#[derive(Clone, Copy)]
pub struct Token {
    /// In farm files and in what is shown.
    pub symbol: &'static str,
    /// Of the mint.
    pub decimals: u8,
}

/// What is staked in the tests, and paid.
pub const AGUA: Token = Token { symbol: "AGUA", decimals: 6 };
/// What a realm's council votes by.
pub const VARA: Token = Token { symbol: "VARA", decimals: 0 };
/// What else is paid.
pub const RIO: Token = Token { symbol: "RIO", decimals: 9 };

impl Token {
    /// An address that follows from the symbol, so that what is shown is the same each time.
    pub fn mint(&self) -> Address {
        let mut bytes = [b'm'; 32];
        bytes[..self.symbol.len()].copy_from_slice(self.symbol.as_bytes());
        Address::new_from_array(bytes)
    }

    /// So many tokens, in base units.
    pub fn units(&self, tokens: u64) -> u64 {
        tokens * 10u64.pow(self.decimals.into())
    }
}
