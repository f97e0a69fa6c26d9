//! What governance takes for all votes there are: a borsh account, byte for byte.

use {
    acequia_realms_core::records::{MaxVoterWeight, MAX_VOTER_WEIGHT_BYTES},
    anchor_lang::{bytemuck::bytes_of_mut, prelude::*},
};

/// A maximum voter weight record's account.
pub type MaxVoterWeightAccount = Account<MaxVoterWeightRecord>;

/// The largest voter weight there can be.
#[account]
pub struct MaxVoterWeightRecord {
    /// The realm.
    pub realm: Address,
    /// The mint that the votes count as.
    pub governing_token_mint: Address,
    /// How many votes there are [votes, little endian].
    pub max_voter_weight: [u8; 8],
    /// 1: the next field is there.
    pub has_expiry: u8,
    /// The last slot in which it counts [little endian]; all ones for always.
    pub max_voter_weight_expiry: [u8; 8],
    /// Zero.
    pub reserved: [u8; 8],
}

impl MaxVoterWeightRecord {
    /// The size of its account [bytes].
    pub const SPACE: usize = 8 + core::mem::size_of::<Self>();

    /// Writes it.
    #[inline(never)]
    pub fn set(&mut self, max: &MaxVoterWeight) {
        let bytes = max.encode();
        bytes_of_mut(self).copy_from_slice(&bytes[8..]);
    }
}

const _: () = assert!(MaxVoterWeightRecord::SPACE == MAX_VOTER_WEIGHT_BYTES);
