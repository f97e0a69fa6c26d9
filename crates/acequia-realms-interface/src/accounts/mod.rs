//! What is in the adapter's accounts, read from bytes. What governance reads is in
//! [`acequia_realms_core::records`].
//!
//! Reading never panics and never trusts a length. It does not know who owns the bytes: check
//! the owner where they come from an address that somebody else named.

mod registrar;
mod tally;
mod vote_record;

pub use registrar::{Listing, Registrar, MAX_POOLS};
pub use tally::Tally;
pub use vote_record::VoteRecord;
