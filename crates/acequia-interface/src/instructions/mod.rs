//! One builder for each instruction: a plain struct of accounts and arguments with a method
//! `instruction`. Field order is account order, then arguments.
//!
//! Vaults are arguments, not derived here: the pool's account names them
//! ([`Pool::read`](crate::Pool::read)), and deriving costs a calling program dearly.
//! A builder says nothing about who may call: see `programs/acequia/AUTHORITIES.md`.
//!
//! | file | instructions |
//! |---|---|
//! | `pool` | create, authority, caps, pause, page, close |
//! | `streams` | add, fund, commit, refund, wind down, retire |
//! | `positions` | open, transfer, close, allow pushed claims |
//! | `staking` | stake, unstake, set, move, emergency exit |
//! | `claims` | claim, push a claim, compound |
//! | `locks` | lock, release, leave early |
//! | `votes` | hooks, cast, withdraw, close a receipt, view |
//! | `guards` | settle, guard what follows |
//! | `views` | pending, pool, solvency |

mod builder;
pub mod call;
mod claims;
mod guards;
mod locks;
mod pool;
mod positions;
mod staking;
mod streams;
mod views;
mod votes;

pub use {
    claims::*, guards::*, locks::*, pool::*, positions::*, staking::*, streams::*, views::*,
    votes::*,
};

#[cfg(test)]
mod tests;
