//! The rules of the Acequia gauge as pure functions: stakers of several pools vote each
//! epoch on how a budget of rewards is split among the pools.
//!
//! Nothing here knows of Solana or of the farm: time is an argument, tokens and votes are
//! numbers, and every rule returns what the caller is to carry out.
//!
//! | module | idea |
//! |---|---|
//! | [`terms`] | when epochs begin, close and end; budget, quorum and cap |
//! | [`split`] | how one vote is divided among pools, and its payload |
//! | [`tally`] | votes, counted exactly, and shares of a budget in proportion to them |
//! | [`record`] | what one position's vote has added |
//! | [`epoch`] | an epoch while it is voted in |
//! | [`settle`] | an epoch after that: shares, each applied or given back once |
//! | [`books`] | the budget: what is idle, held by epochs, and gone to pools |
//!
//! # An epoch
//! ```text
//! start            voting end     boundary                    boundary + epoch
//!   |--- voting ------|-- closing ---|------- shares stream -------|
//!                     settle, then apply each share   ... give back what is left
//! ```
//! Votes of epoch N fund segments that stream during epoch N + 1.
//!
//! # What always holds
//! ```text
//! tally of a pool = sum over records of weight * power * bps          [2^-32 / 10^4 votes]
//! budget = sum of shares + rollover, each share <= budget * cap_bps / 10^4   [base units]
//! funded = refunded + idle + held by epochs + applied                 [base units]
//! ```
//! No division stands between a vote and its tally. So votes may come in any order, be split
//! over positions, replaced and withdrawn: the tallies are the same to the last bit, and a
//! withdrawn vote leaves no trace. Shares are differences of cumulative floors, so they add up
//! to the unit, and each is less than a unit away from its exact proportion.
//!
//! # From a vote to a segment
//! ```
//! use acequia_gauge_core::*;
//! let terms = Terms {
//!     genesis: 1_800_000_000, // the start of epoch 0
//!     epoch_seconds: 604_800,
//!     closing_seconds: 86_400,
//!     cap_bps: 6_000,
//!     ..Terms::default()
//! };
//! let (mut books, mut now) = (Books::default(), terms.genesis - 1);
//! books.fund(1_000)?;
//! let mut epoch = Epoch::open(&mut books, &terms, 0, now, &[WHOLE_POWER, WHOLE_POWER / 2])?;
//!
//! // 70 % for pool 0, the rest for pool 1: the payload of a vote.
//! let split = Split::decode(&[0, 0x58, 0x1b, 1, 0xb8, 0x0b])?;
//! let mut record = Record::default();
//! now = epoch.window.start;
//! epoch.vote(&mut record, now, 0, 25_000, &split)?;
//!
//! now = epoch.window.voting_end;
//! assert_eq!(epoch.settle(&mut books, now)?, 100); // what the cap cuts off
//! let grant = epoch.apply(&mut books, 0)?;
//! assert_eq!((grant.amount, grant.seconds), (600, 604_800));
//! assert_eq!(grant.place(now, None).start, epoch.window.boundary);
//! # Ok::<(), Error>(())
//! ```
//!
//! # Why nothing here can overflow on the way out
//! A gauge's lifetime funding stays below 2^63 and an epoch's votes below 2^64; both are
//! checked where they come in. So withdrawing, settling, applying and giving back need no
//! checked arithmetic.
#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![deny(clippy::arithmetic_side_effects, clippy::indexing_slicing)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod books;
pub mod epoch;
pub mod error;
mod invariant;
pub mod record;
pub mod settle;
pub mod split;
pub mod tally;
pub mod terms;

pub use acequia_core::{BPS, MAX_TIME};
pub use books::Books;
pub use epoch::{Epoch, State};
pub use error::{Error, Result};
pub use record::Record;
pub use settle::{Allocation, Grant, Place};
pub use split::Split;
pub use tally::Tally;
pub use terms::{Terms, Window};

/// The most pools that a gauge can split its budget among.
pub const MAX_POOLS: usize = 16;
/// A power of one vote for each unit of weight [2^-32 votes per weight].
pub const WHOLE_POWER: u64 = 1 << 32;
