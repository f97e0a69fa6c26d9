//! What an LP does with positions and principal.

mod claims;
mod delegated;
mod locks;
mod merging;
mod moving;
mod operators;
mod positions;
mod principal;
mod reinvesting;

use harness::prelude::*;

const FEE: u64 = 5_000;

fn pool() -> Given {
    Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
}

fn alice_and_bob() -> Scene {
    pool().staker("alice", 3_000).staker("bob", 1_000).ready()
}

fn with_locks() -> Given {
    pool().locks(YEAR, 30_000, 0)
}
