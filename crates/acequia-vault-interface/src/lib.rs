//! What a client needs to talk to a vault of `programs/autocompounder`, and what that program is written
//! with: the wire, said once.
//!
//! | module | idea |
//! |---|---|
//! | [`instruction`] | the wire format: a borsh enum |
//! | [`build`] | one builder for each instruction |
//! | [`state`] | the two accounts, [`Vault`] and [`ShareAccount`] |
//! | [`price`] | shares for assets and back, always rounded against the mover |
//! | [`rewards`] | rewards passed on by an exact index |
//! | [`reason`] | why an instruction is refused |
//!
//! Nothing here may fail by a panic: the program runs it on chain.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod build;
pub mod instruction;
pub mod price;
pub mod reason;
pub mod rewards;
pub mod state;

pub use reason::Reason;
pub use state::{ShareAccount, Stored, Vault};

use solana_address::Address;

/// The vault program.
pub const ID: Address = Address::from_str_const("AceQ1aVauLt111111111111111111111111111111111");
