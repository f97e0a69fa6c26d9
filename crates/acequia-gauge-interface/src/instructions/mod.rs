//! One builder for each instruction: a plain struct of accounts and arguments with a method
//! `instruction`. Field order is account order, then arguments.
//!
//! A builder says nothing about who may call: see `programs/gauge/AUTHORITIES.md`. Votes are
//! no instruction of the gauge's but of the farm's: see [`crate::votes`].
//!
//! | file | instructions |
//! |---|---|
//! | `gauges` | create, terms, authority, fund, refund, close |
//! | `pools` | list, power, remove; what votes need |
//! | `streams` | wind down and retire what a pool off the list has left |
//! | `epochs` | open, settle, apply, give back, close, view |
//! | `records` | open and close a vote's record |

mod epochs;
mod gauges;
mod pools;
mod records;
mod streams;

pub use epochs::{ApplyShare, CloseEpoch, GiveBackShare, OpenEpoch, SettleEpoch, ViewEpoch};
pub use gauges::{
    AcceptAuthority, BudgetAccounts, CloseGauge, CreateGauge, FundGauge, ProposeAuthority,
    RefundGauge, SetTerms,
};
pub use pools::{AddPool, InitializeExtraAccountMetas, RemovePool, SetPower};
pub use records::{CloseVoteRecord, OpenVoteRecord};
pub use streams::{RetireStream, WindDownStream};

use acequia_interface::instructions::call::Call;

/// An instruction of the gauge under construction.
fn call(discriminator: [u8; 8]) -> Call {
    Call::of(crate::ID, discriminator)
}
