//! One builder for each instruction: a plain struct of accounts and arguments with a method
//! `instruction`. Field order is account order, then arguments.
//!
//! A builder says nothing about who may call: see `programs/gauge/AUTHORITIES.md`. Votes are
//! no instruction of the gauge's but of the farm's: see [`crate::votes`].
//!
//! | file | instructions |
//! |---|---|
//! | `gauges` | create, terms, authority, power manager, fund, refund, close |
//! | `pools` | list, power, remove; what votes need |
//! | `streams` | refund what streams have idle; wind down and retire what a pool off the list has left |
//! | `epochs` | open, update, settle, apply, give back, close, view |
//! | `records` | open and close a vote's record |

mod epochs;
mod gauges;
mod pools;
mod records;
mod streams;

pub use {epochs::*, gauges::*, pools::*, records::*, streams::*};
