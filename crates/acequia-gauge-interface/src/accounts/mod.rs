//! What is in the gauge's accounts, read from bytes.
//!
//! Reading never panics and never trusts a length. It does not know who owns the bytes: check
//! the owner where they come from an address that somebody else named.

mod epoch;
mod gauge;
mod vote_record;

pub use epoch::Epoch;
pub use gauge::{Gauge, Member};
pub use vote_record::VoteRecord;
