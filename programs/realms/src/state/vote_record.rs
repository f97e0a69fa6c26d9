//! The record of one position's vote on one proposal.

use {
    super::{always, require_version},
    acequia_realms_core::ballot::Window,
    acequia_vote_hook::Recorded,
    anchor_lang::prelude::*,
};

/// A vote record's account.
pub type VoteRecordAccount = Account<VoteRecord>;

/// What one position votes. It must not go while its vote may count, or it could be counted
/// again.
#[account]
pub struct VoteRecord {
    /// Of this layout: 1.
    pub version: u8,
    /// Of the record's address.
    pub bump: u8,
    /// Zero.
    pub _pad: [u8; 6],
    /// The tally that its votes are part of.
    pub tally: Address,
    /// What is voted on.
    pub proposal: Address,
    /// What votes.
    pub position: Address,
    /// The pool it is in.
    pub pool: Address,
    /// The farm's address that signs the votes of that pool. Kept here, so that a vote can be
    /// taken back when the pool is no longer listed.
    pub vote_authority: Address,
    /// Who paid the rent and gets it back.
    pub rent_payer: Address,
    /// The number of the last vote, as the farm counts.
    pub sequence: u64,
    /// What it weighs [weight]; 0 after a withdrawal.
    pub weight: u64,
    /// What that counts, by the power at the time of the vote [votes].
    pub votes: u64,
    /// When the proposal's voting began, as it was then [unix s].
    pub start: u64,
    /// When it ends, itself excluded, as it was then [unix s].
    pub end: u64,
}

impl VoteRecord {
    /// The size of its account [bytes].
    pub const SPACE: usize = 8 + core::mem::size_of::<Self>();

    /// What a vote that replaces this one refers to.
    pub fn recorded(&self) -> Recorded {
        Recorded { sequence: self.sequence, weight: self.weight }
    }

    /// The window of the vote that was recorded.
    pub fn window(&self) -> Window {
        Window { start: self.start, end: self.end }
    }

    /// Asserts what must be true of a record after every instruction.
    #[inline(never)]
    pub fn invariant(&self) -> Result<()> {
        require_version(self.version)?;
        always(self.position != Address::default() && self.tally != Address::default())?;
        always(self.weight > 0 || self.votes == 0)?;
        always(self.sequence > 0 || self.weight == 0)?;
        always(self.weight == 0 || self.start < self.end)
    }
}
