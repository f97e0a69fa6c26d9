//! A network with a crowd on it, and the server beside it.
#![allow(dead_code, unused_imports)] // each test takes what it needs
#![allow(missing_docs)]

#[path = "../../../cli/tests/e2e/support/net.rs"]
mod net;
#[path = "../../../cli/tests/e2e/support/rpc.rs"]
mod rpc;
#[path = "../../../cli/tests/e2e/support/token.rs"]
mod token;

mod crowd;
mod posted;
mod postgres;
mod proxy;
mod server;

pub use crowd::{Crowd, Deed, Held, Noted, BUDGET};
pub use net::{Net, START};
pub use posted::read_posted;
pub use postgres::Postgres;
pub use proxy::BadLine;
pub use server::Server;
pub use token::{Token, AGUA, RIO};

/// Seconds in a day.
pub const DAY: u64 = 86_400;

/// Numbers that follow from a seed: splitmix64.
pub struct Dice(pub u64);

impl Dice {
    /// Below that.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }
}
