//! The rules of the Acequia farm as pure functions.
//!
//! Nothing here knows of Solana: time is an argument, tokens are numbers, and every
//! rule returns the *effect* it has on tokens (what to give, pay or refund), which
//! the caller then carries out. The program, the CLI, the simulator and the tests
//! all call this one crate.
//!
//! | module | idea |
//! |---|---|
//! | [`schedule`] | a stream's emission curve: segments, floored on the cumulative curve |
//! | [`stream`] | the books of one reward: funded, refunded, streamed, paid, idle, index, carry |
//! | [`rate`] | how a curve's rate follows the stake |
//! | [`checkpoint`] | what one position is owed by one stream |
//! | [`stake`] | a position's principal, weight and lock |
//! | [`stake_time`] | principal times seconds, of a position and of the pool |
//! | [`lock`] | the terms of locking: multiplier, early leave |
//! | [`votes`] | eligible vote weight and the vote lock |
//! | [`farm`] | a pool at work: settles everything, then changes one thing |
//! | [`wide`] | 64-bit steps for 128-bit products and quotients |
//! | [`quantities`] | [`Q64`], the stored 128-bit fixed-point number |
//!
//! # The two equations
//! After every operation, for every stream, exactly:
//! ```text
//! funded = refunded + idle + unstreamed + streamed               [base units]
//! sum over positions of owed + carry = (streamed - paid) * 2^64  [2^-64 base units]
//! ```
//! Together they are promise 3. `owed` includes what a position has accrued and not
//! yet settled.
//!
//! # Why nothing here can overflow on the way out
//! A stream's lifetime funding stays below 2^63 and a pool's total weight below 2^64;
//! both are checked where tokens come in. So `owed` and `carry` stay below 2^127, and accrual,
//! settlement and every exit need no checked arithmetic. What is forfeited streams again and may
//! take the index past that: it wraps, and differences stay exact.
#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![deny(clippy::arithmetic_side_effects, clippy::indexing_slicing)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

// Before the modules that use it.
#[macro_use]
mod stored;

pub mod checkpoint;
pub mod error;
pub mod farm;
pub mod lock;
pub mod quantities;
pub mod rate;
pub mod schedule;
pub mod stake;
pub mod stake_time;
pub mod stream;
pub mod votes;
pub mod wide;

pub use checkpoint::{Checkpoint, Pay};
pub use error::{Error, Result};
pub use farm::{Caps, Farm, Give, GivenUp, Seat, Terms, Totals};
pub use lock::LockRule;
pub use quantities::Q64;
pub use rate::RateRule;
pub use schedule::{Schedule, Segment, MAX_SEGMENTS};
pub use stake::Stake;
pub use stake_time::{Reading, StakeTime};
pub use stream::{IdlePolicy, Kind, State, Stream};
pub use votes::Votes;

/// Basis points in a whole.
pub const BPS: u64 = 10_000;
/// The most streams a pool can have.
pub const MAX_STREAMS: usize = 16;
/// The latest time a schedule, lock or commitment may name [unix s]: the year 36,812.
/// Below it no sum of times used here overflows.
pub const MAX_TIME: u64 = 1 << 40;

/// The example of the README is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
