//! The harness of the black-box tests: real program bytes, the real token programs, a
//! Solana runtime in the process, and tests that read Given / When / Then.
//!
//! ```no_run
//! use harness::prelude::*;
//!
//! let mut farm = Given::pool()
//!     .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
//!     .staker("alice", 3_000)
//!     .staker("bob", 1_000)
//!     .ready();
//!
//! farm.after(50 * DAY);
//! farm.when("alice").unstake(3_000).ok();
//!
//! farm.then("alice").is_owed(0, 375_000).has_staked(0);
//! farm.then("bob").is_owed(0, 125_000);
//! ```
//!
//! After every step the books of every pool are checked to the last 2^-64 of a unit, so a
//! test need not ask for that.
//!
//! | module | idea |
//! |---|---|
//! | [`runtime`] | what it all runs on: a Solana runtime in the process, or one beside it |
//! | [`world`], [`send`] | its clock, keys by name, transactions |
//! | [`token`], [`wallet`], [`issuer`] | mints of every kind, token accounts, what an issuer can do to them |
//! | [`scene`] | a world with pools in it: what there is, what it says |
//! | [`given`] | pools with streams and stakers, in one expression |
//! | [`when`] | what an actor does: one method for each instruction |
//! | [`step`] | an instruction about to be sent, to send as it is or to tamper with |
//! | [`catalog`] | every instruction as a step that goes through: measured, and attacked |
//! | [`realm`] | SPL Governance, and stakers who vote in it |
//! | [`vault`] | a vault of `programs/autocompounder` in a farm |
//! | [`ballot`], [`upgrade`] | hooks, ballots to vote on; programs that are replaced or closed |
//! | [`record`] | which program was called with what, by the runtime's own trace |
//! | [`outcome`] | what came of it: error, compute units, bytes, logs |
//! | [`then`] | what must be true of an actor |
//! | [`books`] | promise 3, over all positions of a pool |
//! | [`gauge`] | gauges over the pools of a scene, and votes in them |
//! | [`tally`] | what went through in a random game, what was refused, and what is too little |
//! | [`worth`] | what people have, wherever it is |
//! | [`exits`] | promise 1: on a fork, everybody leaves with everything |

pub mod ballot;
pub mod books;
pub mod catalog;
pub mod exits;
mod extension;
pub mod gauge;
pub mod given;
pub mod issuer;
pub mod outcome;
pub mod realm;
#[cfg(feature = "embedded")]
pub mod record;
pub mod runtime;
pub mod scene;
pub mod send;
pub mod step;
#[cfg(feature = "profile")]
mod steps;
pub mod tally;
pub mod then;
pub mod token;
#[cfg(feature = "embedded")]
pub mod upgrade;
pub mod vault;
pub mod wallet;
pub mod when;
pub mod world;
pub mod worth;

use acequia_interface::addresses::{self, associated_token};
use solana_address::Address;
use token::Mint;

/// Where somebody's position of that number is.
pub fn position_at(pool: &Address, owner: &Address, index: u32) -> Address {
    let key = [b"position", pool.as_ref(), owner.as_ref(), &index.to_le_bytes()];
    world::found_once(&key, || addresses::position(pool, owner, index).0)
}

/// An owner's canonical account for a mint.
pub fn wallet_of(owner: &Address, mint: &Mint) -> Address {
    let key = [owner.as_ref(), mint.address.as_ref(), mint.program.as_ref()];
    world::found_once(&key, || associated_token(owner, &mint.address, &mint.program))
}

/// Where the receipt of a position's vote on a hook's ballot is.
pub fn receipt_at(position: &Address, hook: &Address, ballot: &Address) -> Address {
    let key = [b"receipt", position.as_ref(), hook.as_ref(), ballot.as_ref()];
    world::found_once(&key, || addresses::vote_receipt(position, hook, ballot).0)
}

/// What a test imports.
pub mod prelude {
    pub use crate::ballot::{Ballot, HOSTILE, RECORDER, RELAY};
    pub use crate::gauge::{GaugeScene, GivenGauge};
    pub use crate::given::{Curve, Given};
    pub use crate::outcome::Outcome;
    #[cfg(feature = "embedded")]
    pub use crate::record::{Call, Granted, Record};
    pub use crate::scene::Scene;
    pub use crate::step::Step;
    pub use crate::token::{Extension, Mint, Token};
    pub use crate::world::{World, DAY, HOUR, START, YEAR};
    pub use crate::{position_at, receipt_at, wallet_of};
    pub use acequia_core::{Caps, IdlePolicy, LockRule, Segment};
    pub use acequia_gauge_core::WHOLE_POWER;
    pub use acequia_gauge_interface::errors::GaugeError;
    pub use acequia_interface::errors::FarmError;
    pub use acequia_interface::facts::Fact;
    pub use acequia_interface::risks::Risks;
    pub use acequia_interface::{addresses, instructions, Pool, Position};
    pub use solana_address::Address;
    pub use solana_instruction::{AccountMeta, Instruction};
}
