//! The record of one position's vote in one epoch.

use {
    super::{always, pod::Vote, require_version, Epoch, VERSION},
    crate::error::GaugeError,
    acequia_gauge_core::Record,
    acequia_vote_hook::Recorded,
    anchor_lang::prelude::*,
};

/// A vote record's account.
pub type VoteRecordAccount = Account<VoteRecord>;

acequia_gauge_interface::stored_vote_record!(acequia_onchain::account);

impl VoteRecord {
    /// Makes it an empty record, for that epoch. Who paid its rent stays.
    pub fn reset(&mut self, voting_end: u64) {
        self.version = VERSION;
        self.voting_end = voting_end;
        self.sequence = 0;
        self.vote = Vote(Record::default());
    }

    /// Whether it is of this very epoch, and not of a former one at the same address.
    pub fn is_of(&self, epoch: &Epoch) -> bool {
        self.voting_end == epoch.books.window.voting_end
    }

    /// What a vote that replaces this one refers to.
    pub fn recorded(&self) -> Recorded {
        Recorded { sequence: self.sequence, weight: self.vote.weight }
    }

    /// Fails unless `closer` may close it now: of an epoch that is not settled, whose address `epoch` is,
    /// nobody; until an epoch after the boundary its voter; where it holds no vote, anyone.
    pub fn require_closable(&self, epoch: &AccountView, closer: &Address, now: u64) -> Result<()> {
        let is_voters = *closer == self.voter;
        let kept = Epoch::peek(epoch, |epoch| {
            epoch.filter(|epoch| self.is_of(epoch)).is_some_and(|epoch| {
                let over = is_voters || now >= epoch.books.window.kept_until();
                !(over && epoch.books.is_settled())
            })
        })?;
        require!(!kept || self.vote.weight == 0, GaugeError::RecordInUse);
        Ok(())
    }

    /// Asserts what must be true of a record after every instruction.
    #[inline(never)]
    pub fn invariant(&self) -> Result<()> {
        require_version(self.version)?;
        let (vote, empty) = (&self.vote.0, self.vote.weight == 0);
        always(empty == (*vote == Record::default()))?;
        always(empty || vote.split.check().is_ok())?;
        always(empty || self.voter != Address::default())?;
        always(self.epoch != Address::default() && self.position != Address::default())
    }
}
