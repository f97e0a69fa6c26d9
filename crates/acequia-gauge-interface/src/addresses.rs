//! Where the gauge's accounts are. Each function returns the address and its bump.

use crate::{seeds, ID};
use solana_address::Address;

/// A gauge. One creator may have many gauges of one mint, told apart by `id`.
pub fn gauge(creator: &Address, reward_mint: &Address, id: u16) -> (Address, u8) {
    derive(&[seeds::GAUGE, creator.as_ref(), reward_mint.as_ref(), &id.to_le_bytes()])
}

/// The token account that holds a gauge's budget.
pub fn budget(gauge: &Address) -> (Address, u8) {
    derive(&[seeds::BUDGET, gauge.as_ref()])
}

/// An epoch of a gauge: the ballot that is voted on.
pub fn epoch(gauge: &Address, number: u64) -> (Address, u8) {
    derive(&[seeds::EPOCH, gauge.as_ref(), &number.to_le_bytes()])
}

/// The record of a position's vote in an epoch.
pub fn vote_record(epoch: &Address, position: &Address) -> (Address, u8) {
    derive(&[seeds::VOTE, epoch.as_ref(), position.as_ref()])
}

/// The list of what a vote from a pool needs, for clients that know no gauge.
pub fn extra_account_metas(pool: &Address) -> (Address, u8) {
    derive(&[seeds::EXTRA_ACCOUNT_METAS, pool.as_ref()])
}

fn derive(seeds: &[&[u8]]) -> (Address, u8) {
    Address::find_program_address(seeds, &ID)
}
