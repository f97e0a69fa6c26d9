//! A network, wallets, mints, the CLI, a terminal.

mod cli;
mod golden;
mod net;
mod proxy;
mod rpc;
mod running;
mod terminal;
mod token;

pub use cli::{Desk, Said};
pub use golden::{compare, compare_beginning};
pub use net::{Net, GOVERNANCE, RECORDER, START};
pub use proxy::{Proxy, Sending};
pub use running::Running;
pub use terminal::{Terminal, CONTROL_C};
pub use token::{Token, AGUA, RIO, VARA};

use std::time::{Duration, Instant};

/// Seconds in a day.
pub const DAY: u64 = 86_400;

/// Fails unless what is spent is the fees of fewer transactions than that [lamports].
#[track_caller]
pub fn assert_only_fees(spent: u64, transactions: u64) {
    let only_fees = spent.is_multiple_of(5_000) && spent < transactions * 5_000;
    assert!(only_fees, "rent is missing: {spent} lamports are spent");
}

/// Waits for up to half a minute.
pub fn wait_until(mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(30), "it never came");
        std::thread::sleep(Duration::from_millis(50));
    }
}
