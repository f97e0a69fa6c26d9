//! What the realms adapter knows of SPL Governance, as pure functions: how its accounts are
//! laid out, when a proposal takes votes, how stake becomes voter weight.
//!
//! | module | idea |
//! |---|---|
//! | [`governance`] | realm, governance, proposal and vote record, read from bytes |
//! | [`ballot`] | when a proposal takes votes, and whether a vote still counts in it |
//! | [`weight`] | votes of a weight, and the largest voter weight there can be |
//! | [`records`] | the two accounts that an add-in writes for governance |
//!
//! Layouts are those of spl-governance 3.1.2; the black-box tests run its processor on them.
//! Addresses are 32 bytes, so that no crate of Solana is needed.
#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![deny(clippy::arithmetic_side_effects, clippy::indexing_slicing)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod ballot;
pub mod governance;
mod reader;
pub mod records;
pub mod weight;

/// An address: the bytes of any framework's public key.
pub type Key = [u8; 32];
