//! A Solana node: where it is, a question to it and what came of it, the transactions of an address and
//! what the farm logged in them.

#![forbid(unsafe_code)]

pub mod endpoint;
pub mod error;
pub mod history;
pub mod said;
pub mod transport;
