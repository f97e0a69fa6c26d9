//! The record of one position's vote in one epoch.

use {
    super::{always, pod, require_version, Epoch, VERSION},
    crate::error::GaugeError,
    acequia_gauge_core::Record,
    acequia_vote_hook::Recorded,
    anchor_lang::prelude::*,
};

/// A vote record's account.
pub type VoteRecordAccount = Account<VoteRecord>;

/// What one position has voted. It must not go while its vote counts, or it could not be
/// replaced or withdrawn.
#[account]
pub struct VoteRecord {
    /// Of this layout: 1.
    pub version: u8,
    /// Of the record's address.
    pub bump: u8,
    /// Zero.
    pub _pad: [u8; 6],
    /// What was voted in.
    pub epoch: Address,
    /// What voted.
    pub position: Address,
    /// Who paid the rent and gets it back.
    pub rent_payer: Address,
    /// When voting in the epoch ends [unix s]. It tells this epoch from one that a gauge of
    /// the same address had before: that one had ended when it was closed.
    pub voting_end: u64,
    /// The number of the last vote, as the farm counts.
    pub sequence: u64,
    /// Weight, power and split.
    pub vote: pod::Vote,
}

impl VoteRecord {
    /// The size of its account [bytes].
    pub const SPACE: usize = 8 + core::mem::size_of::<Self>();

    /// Makes it an empty record, for that epoch. Who paid its rent stays.
    pub fn reset(&mut self, voting_end: u64) {
        self.version = VERSION;
        self.voting_end = voting_end;
        self.sequence = 0;
        self.vote = pod::Vote(Record::default());
    }

    /// Whether it is of this very epoch, and not of a former one at the same address.
    pub fn is_of(&self, epoch: &Epoch) -> bool {
        self.voting_end == epoch.books.window.voting_end
    }

    /// What a vote that replaces this one refers to.
    pub fn recorded(&self) -> Recorded {
        Recorded { sequence: self.sequence, weight: self.vote.weight }
    }

    /// Fails while the vote counts: in an epoch that is not settled, whose address `epoch` is.
    pub fn require_spent(&self, epoch: &AccountView) -> Result<()> {
        let counts = Epoch::peek(epoch, |epoch| {
            epoch.is_some_and(|epoch| self.is_of(epoch) && !epoch.books.is_settled())
        })?;
        require!(!counts || self.vote.weight == 0, GaugeError::RecordInUse);
        Ok(())
    }

    /// Asserts what must be true of a record after every instruction.
    #[inline(never)]
    pub fn invariant(&self) -> Result<()> {
        require_version(self.version)?;
        let (vote, empty) = (&self.vote.0, self.vote.weight == 0);
        always(empty == (*vote == Record::default()))?;
        always(empty || vote.split.check().is_ok())?;
        always(self.epoch != Address::default() && self.position != Address::default())
    }
}
