//! When a proposal takes votes, and what of a vote still counts in it.

use crate::governance::{Governance, Proposal, VoteRecord};

/// When votes are taken: from `start`, and until `end`, itself excluded [unix s].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
