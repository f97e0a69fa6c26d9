//! Where the adapter's accounts are. Each function returns the address and its bump.

use crate::{seeds, ID};
use solana_address::Address;

/// The registrar of a realm's community or council, by its mint.
pub fn registrar(realm: &Address, governing_token_mint: &Address) -> (Address, u8) {
    derive(&[seeds::REGISTRAR, realm.as_ref(), governing_token_mint.as_ref()])
}

/// A registrar's record of the largest voter weight.
pub fn max_voter_weight_record(registrar: &Address) -> (Address, u8) {
    derive(&[seeds::MAX_VOTER_WEIGHT, registrar.as_ref()])
}

/// A voter's weight record: one for all proposals.
pub fn voter_weight_record(registrar: &Address, voter: &Address) -> (Address, u8) {
    derive(&[seeds::VOTER_WEIGHT, registrar.as_ref(), voter.as_ref()])
}

/// What a voter's positions vote together on a proposal.
pub fn tally(proposal: &Address, voter: &Address) -> (Address, u8) {
    derive(&[seeds::TALLY, proposal.as_ref(), voter.as_ref()])
}

/// The record of a position's vote on a proposal.
pub fn vote_record(proposal: &Address, position: &Address) -> (Address, u8) {
    derive(&[seeds::VOTE, proposal.as_ref(), position.as_ref()])
}

/// The list of what a vote from a pool needs, for clients that know no adapter.
pub fn extra_account_metas(pool: &Address) -> (Address, u8) {
    derive(&[seeds::EXTRA_ACCOUNT_METAS, pool.as_ref()])
}

fn derive(seeds: &[&[u8]]) -> (Address, u8) {
    Address::find_program_address(seeds, &ID)
}
