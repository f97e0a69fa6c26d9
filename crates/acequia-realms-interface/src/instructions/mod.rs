//! One builder for each instruction: a plain struct of accounts and arguments with a method
//! `instruction`. Field order is account order, then arguments.
//!
//! A builder says nothing about who may call: see `programs/realms/AUTHORITIES.md`. Votes are
//! no instruction of the adapter's but of the farm's: see [`crate::votes`].
//!
//! | file | instructions |
//! |---|---|
//! | `records` | a vote's accounts made and closed; what votes need |
//! | `registrars` | create, pools, largest voter weight, authority |

mod records;
mod registrars;

pub use {records::*, registrars::*};
