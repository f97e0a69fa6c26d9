//! What a client or a calling program needs to talk to the Acequia farm: addresses, account
//! readers, instruction builders, views, events and error messages.
//!
//! It depends on neither Anchor nor the program: the program depends on it, and takes from here
//! what both have to say: errors, events, layouts, seeds, flags, sizes. Numbers and books have the types of
//! [`acequia_core`], so whoever has read an account can settle it, project it and check its
//! books with the same functions that the program runs.
//!
//! | module | idea |
//! |---|---|
//! | [`addresses`], [`seeds`] | where accounts are |
//! | [`hooks`], [`closing`] | how long a change of a pool's hook takes, and its closing |
//! | [`accounts`], [`flags`] | what is in them, read from bytes |
//! | [`instructions`] | one builder for each instruction |
//! | [`terms`], [`facts`] | what instructions take and view instructions return |
//! | [`page`] | what a pool may say of itself |
//! | [`mod@events`] | what the program logs |
//! | [`mod@errors`] | what its error codes mean |
//! | [`wire`], [`discriminator`], [`instructions::call`] | bytes in and out, for the interfaces of other programs |
//! | [`risks`] | which powers over a mint a pool's creator accepted |
//!
//! # Reading a pool and staking in it
//! ```
//! use acequia_interface::{addresses, instructions::Stake, accounts::Pool};
//! # use solana_address::Address;
//! # fn stake(pool: Address, owner: Address, source: Address, token_program: Address, data: &[u8])
//! # -> Result<solana_instruction::Instruction, acequia_interface::ReadError> {
//! let terms = Pool::read(data)?;
//! let (position, _bump) = addresses::position(&pool, &owner, 0);
//! let instruction = Stake {
//!     depositor: owner,
//!     pool,
//!     position,
//!     stake_vault: terms.stake_vault,
//!     source,
//!     stake_mint: terms.stake_mint,
//!     token_program,
//!     amount: 1_000_000,
//! }
//! .instruction();
//! # Ok(instruction) }
//! ```
#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;

pub mod accounts;
pub mod addresses;
pub mod closing;
pub mod discriminator;
pub mod errors;
pub mod events;
pub mod facts;
pub mod flags;
pub mod hooks;
pub mod instructions;
pub mod page;
pub mod risks;
pub mod seeds;
pub mod terms;
pub mod wire;

pub use accounts::{Page, Pool, Position, StreamSlot, VoteReceipt};
pub use alloc::vec::Vec;
pub use solana_address::Address;
pub use solana_instruction::Instruction;
pub use solana_program_error::ProgramError;
pub use wire::ReadError;

/// The farm program.
pub const ID: Address = Address::from_str_const("AceQ1aFarm1111111111111111111111111111111111");

/// The version of account layouts that this crate reads.
pub const LAYOUT_VERSION: u8 = 1;
