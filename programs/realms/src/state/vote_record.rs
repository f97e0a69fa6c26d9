//! The record of one position's vote on one proposal.

use {
    super::{always, require_version},
    acequia_realms_core::ballot::{Part, Window},
    acequia_vote_hook::Recorded,
    anchor_lang::prelude::*,
};

/// A vote record's account.
pub type VoteRecordAccount = Account<VoteRecord>;

acequia_realms_interface::stored_vote_record!(acequia_onchain::account);

impl VoteRecord {
    /// What a vote that replaces this one refers to: to no weight where its window is over, as the
    /// farm has let go of it.
    pub fn recorded(&self, now: u64) -> Recorded {
        let weight = if now < self.end { self.weight } else { 0 };
        Recorded { sequence: self.sequence, weight }
    }

    /// What it adds to its tally.
    pub fn part(&self) -> Part {
        Part { round: self.round, votes: self.votes }
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
