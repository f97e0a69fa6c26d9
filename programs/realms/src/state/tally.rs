//! What a voter's positions vote together on one proposal.

use {
    super::{always, require_version, VoteRecord},
    crate::error::RealmsError,
    acequia_realms_core::ballot::{Sum, Window},
    anchor_lang::prelude::*,
};

/// A tally's account.
pub type TallyAccount = Account<Tally>;

acequia_realms_interface::stored_tally_account!(acequia_onchain::account);

impl Tally {
    /// What the positions vote together.
    pub fn sum(&self) -> Sum {
        let window = Window { start: self.start, end: self.end };
        Sum { window, round: self.round, votes: self.votes }
    }

    /// Has the votes be taken within a window: counted anew where that is another.
    pub fn turn_to(&mut self, window: Window) -> Result<()> {
        let sum = self.sum().within(window).ok_or(RealmsError::VotesOverflow)?;
        (self.start, self.end) = (sum.window.start, sum.window.end);
        (self.round, self.votes) = (sum.round, sum.votes);
        Ok(())
    }

    /// What the voter's other positions vote [votes].
    pub fn others(&self, record: &VoteRecord) -> Result<u64> {
        self.sum().without(&record.part()).ok_or(RealmsError::InvariantBroken.into())
    }

    /// Asserts what must be true of a tally after every instruction.
    #[inline(never)]
    pub fn invariant(&self) -> Result<()> {
        require_version(self.version)?;
        always(self.owner != Address::default() && self.proposal != Address::default())?;
        always(self.records > 0 || self.votes == 0)?;
        always(self.votes == 0 || self.start < self.end)
    }
}
