//! What a client or a calling program needs to talk to the Acequia gauge: addresses, account
//! readers, instruction builders, the view, events and error messages.
//!
//! It depends on neither Anchor nor the program: the program depends on it. Numbers and books have the types of
//! [`acequia_gauge_core`], so whoever has read an epoch can work out its shares with the same
//! functions that the program runs.
//!
//! | module | idea |
//! |---|---|
//! | [`addresses`], [`seeds`] | where accounts are |
//! | [`accounts`] | what is in them, read from bytes |
//! | [`instructions`] | one builder for each instruction |
//! | [`votes`] | what the farm's `cast_vote` wants for a vote in an epoch |
//! | [`terms`] | what instructions take and the view instruction returns |
//! | [`events`] | what the program logs |
//! | [`errors`] | what its error codes mean |
//!
//! # Voting
//! ```
//! use acequia_gauge_core::Split;
//! use acequia_gauge_interface::{votes, Epoch};
//! use acequia_interface::instructions::CastVote;
//! # use solana_address::Address;
//! # fn vote(voter: Address, pool: Address, position: Address, at: Address, data: &[u8])
//! # -> Result<solana_instruction::Instruction, acequia_interface::ReadError> {
//! let epoch = Epoch::read(data)?;
//! let mut split = Split::default();
//! split.bps[..2].copy_from_slice(&[7_000, 3_000]); // places in the epoch's list of pools
//! let mut buffer = [0; 48];
//! let cast = CastVote {
//!     signer: voter,
//!     voter,
//!     payer: voter,
//!     pool,
//!     position,
//!     hook_program: acequia_gauge_interface::ID,
//!     extras: &votes::extras(&at, &position),
//!     ballot: at,
//!     ballot_start: epoch.books.window.start,
//!     ballot_end: epoch.books.window.voting_end,
//!     payload: votes::payload(&split, &mut buffer),
//! };
//! # Ok(cast.instruction()) }
//! ```
#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;

pub mod accounts;
pub mod addresses;
pub mod errors;
pub mod events;
pub mod instructions;
pub mod seeds;
pub mod terms;
pub mod votes;

pub use accounts::{Epoch, Gauge, Member, VoteRecord};
pub use acequia_interface::ReadError;

use solana_address::Address;

/// The gauge program.
pub const ID: Address = Address::from_str_const("AceQ1aGauge111111111111111111111111111111111");
