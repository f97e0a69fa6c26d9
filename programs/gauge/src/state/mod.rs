//! What the program stores: a gauge with its pools, an epoch with its votes, the record of
//! one position's vote.

mod epoch;
mod gauge;
mod member;
pub mod pod;
mod vote_record;

pub use {
    acequia_interface::LAYOUT_VERSION as VERSION,
    epoch::{Epoch, EpochAccount},
    gauge::{Gauge, GaugeAccount},
    member::Member,
    vote_record::{VoteRecord, VoteRecordAccount},
};

use {crate::error::GaugeError, anchor_lang::prelude::*};

/// Fails for an account of another layout.
#[inline(always)]
pub fn require_version(version: u8) -> Result<()> {
    require!(version == VERSION, GaugeError::UnknownVersion);
    Ok(())
}

/// Asserts a sentence of an account's `invariant()`.
#[inline(always)]
fn always(sentence: bool) -> Result<()> {
    require!(sentence, GaugeError::InvariantBroken);
    Ok(())
}
