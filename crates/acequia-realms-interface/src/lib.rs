//! What a client or a calling program needs to talk to the Acequia realms adapter: addresses,
//! account readers, instruction builders, events and error messages, and the few instructions
//! of SPL Governance that go with a vote.
//!
//! It depends on neither Anchor nor the program.
//!
//! | module | idea |
//! |---|---|
//! | [`addresses`], [`seeds`] | where accounts are |
//! | [`accounts`] | what is in them, read from bytes |
//! | [`instructions`] | one builder for each instruction |
//! | [`votes`] | what the farm's `cast_vote` wants for a vote on a proposal |
//! | [`governance`] | governance's addresses, and its instructions around a vote |
//! | [`events`] | what the program logs |
//! | [`errors`] | what its error codes mean |
//!
//! # Voting
//! All of it goes into one transaction, for the weight counts in its slot alone. The first two
//! instructions are needed once.
//! ```
//! use acequia_realms_interface::{governance, instructions::OpenVote, votes};
//! use acequia_interface::instructions::CastVote;
//! # use solana_address::Address;
//! # use solana_instruction::Instruction;
//! # fn vote(
//! #     voter: Address, pool: Address, position: Address, at: votes::Place, proposer: Address,
//! #     proposal_data: &[u8], governance_data: &[u8],
//! # ) -> Option<[Instruction; 4]> {
//! let window = votes::window(proposal_data, governance_data)?;
//! let ballot = votes::Voting { place: at, voter, position };
//! Some([
//!     governance::CreateVoter { payer: voter, place: at, voter }.instruction(),
//!     OpenVote { payer: voter, voting: ballot }.instruction(),
//!     CastVote {
//!         signer: voter,
//!         voter,
//!         payer: voter,
//!         pool,
//!         position,
//!         hook_program: acequia_realms_interface::ID,
//!         extras: &ballot.extras(),
//!         ballot: at.proposal,
//!         ballot_start: window.start,
//!         ballot_end: window.end,
//!         payload: &[],
//!     }
//!     .instruction(),
//!     governance::CastVote { payer: voter, place: at, voter, proposer, choice: governance::YES }
//!         .instruction(),
//! ])
//! # }
//! ```
//! To take a vote back: [`governance::RelinquishVote`], then the farm's `withdraw_vote` with
//! the same extras, in one transaction or two.
#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;

pub mod accounts;
pub mod addresses;
pub mod errors;
pub mod events;
pub mod governance;
pub mod instructions;
pub mod seeds;
pub mod votes;

pub use accounts::{Listing, Registrar, Tally, VoteRecord};
pub use acequia_interface::ReadError;

use solana_address::Address;

/// The adapter's program.
pub const ID: Address = Address::from_str_const("AceQ1aReaLms11111111111111111111111111111111");
