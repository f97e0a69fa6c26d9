//! How a program receives votes of staked tokens from the Acequia farm.
//!
//! A pool of the farm may name one program, its hook, that votes of its stakers are passed on
//! to. This crate is the whole interface of such a *receiver*: the data of a vote
//! ([`Vote`]), the checks that it must make ([`check`]) and a kit that tests it (the module
//! `conformance`, with the feature of that name). It needs no framework and no allocator:
//! keys are 32 bytes and accounts are borrowed bytes.
//!
#![doc = include_str!("../call.md")]
//!
//! # What a receiver must check
//! Everything that [`check`] checks, against what the receiver knows by itself: the farm's
//! address, the pools whose votes count (anyone can make a pool, of a worthless mint), each with the
//! time of its creation ([`identity`]: a closed pool's address can be used again), the authority of
//! each, the ballot with its window, and what it has recorded. It fails with an
//! [`Error`] otherwise, which undoes the whole vote, and so harms nobody but the voter.
//!
//! Beside that, a receiver verifies each extra account that it reads or writes, for the voter
//! chose them: that the ballot is the receiver's own, and that the record is the one of this
//! position and ballot (by its seeds, or by what is written in it).
//!
//! # What it may rely on
//! - Nobody but the farm signs for the vote authority: a vote while the receiver is the pool's hook,
//!   a withdrawal ever after. It signs for this receiver alone, so a vote cannot be passed on to another.
//! - The position's owner asked for this vote, on this ballot, with this payload.
//! - `weight` has been staked without a break since before `ballot_start` (of a lock's boost: held
//!   since then, and to the ballot's end), and is counted in no other position. It stays until
//!   `ballot_end`, unless the vote is withdrawn: removing or replacing the hook lifts no lock.
//! - Of the votes of one position on one ballot, a later one has a higher sequence number. A
//!   position that was closed and opened anew counts from 1 again, but is too young for every
//!   ballot that the former one could vote on.
//!
//! # What it must not
//! - Trust `ballot_start` and `ballot_end`: they come from the voter, who would gladly have
//!   the ballot start tomorrow, with what was staked today. They must be its own ballot's.
//! - Take the weight from anywhere but the vote: what a position has staked now may have been
//!   borrowed for the moment.
//! - Expect a payer. No signer of the call owns anything: the vote authority is worth nothing
//!   to any program, the voter never signs and extras never do. A record is therefore made
//!   and paid for by an instruction of the receiver's own, before the vote.
//! - Call the farm: the runtime refuses a program that is already running further up.
//! - Expect a withdrawal. Most votes stand until their ballot ends. Nor refuse one: while it does,
//!   the voter's stake is held.
//! - Take a vote whose ballot has ended for a standing one: the farm passes its weight on as a
//!   previous weight of 0, should the ballot have been lengthened.
//! - Take a weight of one pool for that of another: each counts base units of its own mint,
//!   times the multiplier of a lock.
//! - Take a weight of 0 for an error. It withdraws; its payload may be empty.
//!
//! # Records
//! Weights are absolute, so a receiver that subtracts what its record holds, adds what the
//! vote says and stores both numbers ([`Recorded`]) counts nothing twice, whatever is
//! repeated or reordered: an older or equal sequence number is refused, and so is a vote that
//! replaces another weight than the recorded one. Keep a record for each position *and*
//! ballot. Sequence numbers have gaps, for a position may vote on several ballots.
//!
//! # Compute and depth
//! The call has no budget of its own and a failed one cannot be caught: whatever the receiver
//! burns, it burns of this one transaction. Store the vote authority rather than derive it
//! (1,500 CU for each bump tried), keep one record for each position and ballot, and keep
//! tallies rather than loop over votes. Reading a vote costs 62 CU and checking it less than
//! 400 (measured on SBPF v3). With a voter's wallet in front of the farm the
//! receiver runs at depth 2 of 5; a program in front of the farm takes another level.
//!
//! # A receiver
//! ```
//! use acequia_vote_hook::{check, Accounts, Ballot, Expected, Key, Recorded, Result, Vote};
//!
//! /// The receiver's own accounts: a poll among the stakers of one pool, and a record of
//! /// each position, at a PDA of poll and position.
//! struct Poll {
//!     farm: Key, pool: Key, pool_created_at: u64, authority: Key, ballot: Ballot, weight: u64,
//! }
//! struct Record { position: Key, recorded: Recorded }
//!
//! fn receive(
//!     data: &[u8], accounts: &Accounts, poll: &mut Poll, record: &mut Record, now: u64,
//! ) -> Result<()> {
//!     let vote = Vote::decode(data)?;
//!     let recorded = check(&vote, accounts, &Expected {
//!         farm: &poll.farm,
//!         pool: &poll.pool,
//!         pool_created_at: poll.pool_created_at,
//!         authority: &poll.authority,
//!         ballot: poll.ballot,
//!         position: &record.position,
//!         recorded: record.recorded,
//!         now,
//!     })?;
//!     poll.weight = poll.weight - record.recorded.weight + recorded.weight;
//!     record.recorded = recorded;
//!     Ok(())
//! }
//! ```
//!
//! With plain `solana-program`, and with Anchor 1 (whose accounts give an `AccountInfo`):
//! ```
//! use acequia_vote_hook::{Accounts, FarmAccount};
//! use solana_account_info::AccountInfo; // also solana_program's and anchor_lang's
//!
//! fn farm_account<'a>(info: &'a AccountInfo, data: &'a [u8]) -> FarmAccount<'a> {
//!     FarmAccount { key: info.key.as_array(), owner: info.owner.as_array(), data }
//! }
//!
//! fn with_accounts<T>(infos: &[AccountInfo; 4], then: impl FnOnce(&Accounts) -> T) -> T {
//!     let [authority, pool, position, voter] = infos;
//!     let (pool_data, position_data) = (pool.data.borrow(), position.data.borrow());
//!     then(&Accounts {
//!         authority: authority.key.as_array(),
//!         authority_signed: authority.is_signer,
//!         pool: farm_account(pool, &pool_data),
//!         position: farm_account(position, &position_data),
//!         voter: voter.key.as_array(),
//!     })
//! }
//! ```
//!
//! With pinocchio, and with Anchor 2 (whose `UncheckedAccount` gives an `AccountView`):
//! ```
//! use acequia_vote_hook::{Accounts, FarmAccount};
//! use solana_account_view::AccountView; // also pinocchio's
//!
//! fn farm_account<'a>(view: &'a AccountView, data: &'a [u8]) -> FarmAccount<'a> {
//!     FarmAccount { key: view.address().as_array(), owner: view.owner().as_array(), data }
//! }
//!
//! fn with_accounts<T>(views: &[AccountView; 4], then: impl FnOnce(&Accounts) -> T) -> T {
//!     let [authority, pool, position, voter] = views;
//!     let pool_data = pool.try_borrow().expect("nobody borrows the pool");
//!     let position_data = position.try_borrow().expect("nobody borrows the position");
//!     then(&Accounts {
//!         authority: authority.address().as_array(),
//!         authority_signed: authority.is_signer(),
//!         pool: farm_account(pool, &pool_data),
//!         position: farm_account(position, &position_data),
//!         voter: voter.address().as_array(),
//!     })
//! }
//! ```
#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![deny(clippy::arithmetic_side_effects, clippy::indexing_slicing)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[cfg(feature = "conformance")]
extern crate std;

mod check;
#[cfg(feature = "conformance")]
pub mod conformance;
mod error;
pub mod layout;
pub mod seeds;
mod vote;

pub use check::{check, identity, Accounts, Ballot, Expected, FarmAccount, Recorded};
pub use error::{Error, Result};
pub use vote::{Vote, CAST, HEAD_LENGTH, MAX_LENGTH, MAX_PAYLOAD};

/// An address: the bytes of any framework's public key.
pub type Key = [u8; 32];
