//! The record of one position's vote on one proposal.

use {
    super::{always, require_version},
    acequia_realms_core::ballot::Window,
    acequia_vote_hook::Recorded,
    anchor_lang::prelude::*,
};

/// A vote record's account.
pub type VoteRecordAccount = Account<VoteRecord>;

acequia_realms_interface::stored_vote_record!(acequia_onchain::account);

impl VoteRecord {
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
