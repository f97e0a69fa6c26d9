//! What the program stores: a registrar with its pools, what a voter's positions vote on a
//! proposal, each position's vote, and the two accounts that governance reads.

mod listing;
mod max_voter_weight;
mod registrar;
mod tally;
mod vote_record;
mod voter_weight;

pub use {
    acequia_interface::LAYOUT_VERSION as VERSION,
    listing::Listing,
    max_voter_weight::{MaxVoterWeightAccount, MaxVoterWeightRecord},
    registrar::{Registrar, RegistrarAccount},
    tally::{Tally, TallyAccount},
    vote_record::{VoteRecord, VoteRecordAccount},
    voter_weight::{VoterWeightAccount, VoterWeightRecord},
};

use {crate::error::RealmsError, anchor_lang::prelude::*};

/// Fails for an account of another layout.
#[inline(always)]
pub fn require_version(version: u8) -> Result<()> {
    require!(version == VERSION, RealmsError::UnknownVersion);
    Ok(())
}

/// Asserts a sentence of an account's `invariant()`.
#[inline(always)]
fn always(sentence: bool) -> Result<()> {
    require!(sentence, RealmsError::InvariantBroken);
    Ok(())
}
