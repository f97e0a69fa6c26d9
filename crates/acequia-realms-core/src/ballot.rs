//! When a proposal takes votes, what of a voter's positions counts in it together, and what of a
//! vote governance still counts.

use crate::governance::{Governance, Proposal, VoteRecord};

/// When votes are taken: from `start`, and until `end`, itself excluded [unix s].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// When voting began.
    pub start: u64,
    /// One second after the last at which a vote can be cast or taken back.
    pub end: u64,
}

impl Window {
    /// Of a proposal under its governance; none before voting has begun.
    ///
    /// Governance takes votes against, and lets any be taken back, *in* the second at which
    /// base voting time and cool-off have passed, so the first second without is the next one.
    /// A proposal's own `max_voting_time` is read by no version up to 3.1.2.
    pub fn of(proposal: &Proposal, governance: &Governance) -> Option<Self> {
        let start = u64::try_from(proposal.voting_at?).ok()?;
        let lasts = u64::from(governance.base_seconds)
            .checked_add(u64::from(governance.cool_off_seconds))?;
        Some(Self { start, end: start.checked_add(lasts)?.checked_add(1)? })
    }

    /// Whether votes are taken at a time [unix s].
    pub const fn is_open(&self, now: u64) -> bool {
        self.start <= now && now < self.end
    }
}

/// What a voter's positions vote together on a proposal. It belongs to one window: whoever may vote
/// longer than it was said, or shorter, votes anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// When its votes are taken, and their stake is held; of no length where nobody has voted.
    pub window: Window,
    /// How often it was begun: a window can come back.
    pub round: u32,
    /// What they vote [votes].
    pub votes: u64,
}

/// What one position adds to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Of which round it is.
    pub round: u32,
    /// How much [votes].
    pub votes: u64,
}

impl Sum {
    /// The sum that a vote within `window` is added to: begun anew where it is another's. None
    /// after 2^32 rounds.
    pub fn within(self, window: Window) -> Option<Self> {
        if self.window == window {
            return Some(self);
        }
        Some(Self { window, round: self.round.checked_add(1)?, votes: 0 })
    }

    /// What the others vote, without one part [votes]: of a former round it is none. None where
    /// it is larger than the sum.
    pub fn without(&self, part: &Part) -> Option<u64> {
        let votes = if part.round == self.round { part.votes } else { 0 };
        self.votes.checked_sub(votes)
    }

    /// What governance may be told: all of it while the proposal, by its own accounts, takes votes
    /// within the sum's window; else the stake may have left, or may leave too early.
    pub fn told(&self, takes_votes: Option<Window>, now: u64) -> u64 {
        if takes_votes == Some(self.window) && self.window.is_open(now) {
            return self.votes;
        }
        0
    }
}

/// What governance still counts for a voter [votes], by the accounts of the proposal and of the
/// vote record; none for an account that is not governance's.
///
/// Nothing where no vote was cast, where it was taken back, or where the proposal is decided or
/// gone: then no vote can sway it any more. An account that cannot be read is taken for a vote
/// of any size, since it may be one.
pub fn counted(proposal: Option<&[u8]>, vote_record: Option<&[u8]>) -> u64 {
    let (Some(proposal), Some(record)) = (proposal, vote_record) else {
        return 0;
    };
    if proposal.is_empty() || record.is_empty() || Proposal::is_decided(proposal) {
        return 0;
    }
    match VoteRecord::read(record) {
        Some(record) if record.is_relinquished => 0,
        Some(record) => record.voter_weight,
        None => u64::MAX,
    }
}
