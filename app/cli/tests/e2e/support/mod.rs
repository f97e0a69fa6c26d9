//! A network, wallets, mints, the CLI, a terminal.

mod cli;
mod golden;
mod net;
mod proxy;
mod rpc;
mod terminal;

pub use cli::{Desk, Said};
pub use golden::{compare, compare_beginning};
pub use net::{Net, GOVERNANCE, RECORDER, START};
pub use proxy::{Proxy, Sending};
pub use terminal::{Terminal, CONTROL_C};

use solana_address::Address;
use std::time::{Duration, Instant};

/// Seconds in a day.
pub const DAY: u64 = 86_400;

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

/// Fails unless what is spent is the fees of fewer transactions than that [lamports].
#[track_caller]
pub fn assert_only_fees(spent: u64, transactions: u64) {
    let only_fees = spent.is_multiple_of(5_000) && spent < transactions * 5_000;
    assert!(only_fees, "rent is missing: {spent} lamports are spent");
}

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

/// Waits for up to half a minute.
pub fn wait_until(mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(30), "it never came");
        std::thread::sleep(Duration::from_millis(50));
    }
}
