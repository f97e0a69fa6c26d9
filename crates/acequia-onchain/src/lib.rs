//! What Acequia's programs share on chain.
//!
//! | module | idea |
//! |---|---|
//! | [`arguments`](mod@arguments) | instruction data is exactly its arguments |
//! | [`entrypoint`](mod@entrypoint) | votes to the instruction that receives them, the rest to Anchor |
//! | [`extras`] | what a vote needs beside the accounts that every receiver gets |
//! | [`listed`](mod@listed) | what the interface crates list, as Anchor wants it |
//! | [`logged`](mod@logged) | events written as they are logged |
//! | [`pod`](mod@pod) | a rules crate's plain structs as bytes of an account |
//! | [`short`] | a short way into the instructions that are called most |
//! | [`token`] | mints and token accounts of both token programs, and direct calls |
#![no_std]
#![deny(missing_docs)]

extern crate alloc;

pub mod arguments;
pub mod entrypoint;
pub mod extras;
pub mod listed;
pub mod logged;
pub mod pod;
pub mod short;
pub mod token;

use anchor_lang::prelude::*;

/// The present time [unix s]; 0 for a clock before 1970.
#[inline(never)]
pub fn now() -> Result<u64> {
    Ok(Clock::get()?.unix_timestamp.max(0) as u64)
}
