//! What governance is told of a voter: a borsh account, byte for byte. Its fields are single
//! bytes, for borsh does not align them.

use {
    acequia_realms_core::records::VoterWeight,
    anchor_lang::{bytemuck::bytes_of_mut, prelude::*},
};

/// A voter weight record's account.
pub type VoterWeightAccount = Account<VoterWeightRecord>;

/// A voter's weight, for one proposal, in one slot. A later vote writes over it.
#[account]
pub struct VoterWeightRecord {
    /// The realm voted in.
    pub realm: Address,
    /// The mint that the votes count as.
    pub governing_token_mint: Address,
    /// The voter.
    pub governing_token_owner: Address,
    /// With how much [votes, little endian].
    pub voter_weight: [u8; 8],
    /// 1: the next field is there.
    pub has_expiry: u8,
    /// The last slot in which it counts [little endian].
    pub voter_weight_expiry: [u8; 8],
    /// 1: the next field is there.
    pub has_action: u8,
    /// 0: to cast a vote.
    pub weight_action: u8,
    /// 1: the next field is there.
    pub has_target: u8,
    /// The proposal that it counts on.
    pub weight_action_target: Address,
    /// Zero.
    pub reserved: [u8; 8],
}

impl VoterWeightRecord {
    /// The size of its account [bytes].
    pub const SPACE: usize = 8 + core::mem::size_of::<Self>();

    /// Writes it.
    #[inline(never)]
    pub fn set(&mut self, weight: &VoterWeight) {
        let bytes = weight.encode();
        bytes_of_mut(self).copy_from_slice(&bytes[8..]);
    }
}

const _: () = assert!(VoterWeightRecord::SPACE == acequia_realms_core::records::VOTER_WEIGHT_BYTES);
