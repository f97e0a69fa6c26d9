//! What instructions take and views give back. The interface crate lists them.

use {
    crate::{error::FarmError, state::StreamSlot, tokens::Vault},
    acequia_core::IdlePolicy,
    anchor_lang::prelude::*,
};

acequia_interface::farm_terms!(acequia_onchain::terms);
acequia_core::stored_segment!(acequia_onchain::terms);
acequia_core::stored_rate_rule!(acequia_onchain::terms);
acequia_interface::farm_facts!(acequia_onchain::choice);

impl From<LockTerms> for acequia_core::LockRule {
    fn from(terms: LockTerms) -> Self {
        let LockTerms { max_seconds, max_multiplier_bps, early_leave_bps } = terms;
        Self { max_seconds, max_multiplier_bps, early_leave_bps, _reserved: 0 }
    }
}

impl From<CapTerms> for acequia_core::Caps {
    fn from(CapTerms { pool, position }: CapTerms) -> Self {
        Self { pool, position }
    }
}

impl From<RateRule> for acequia_core::RateRule {
    fn from(RateRule { full_weight, least_weight }: RateRule) -> Self {
        Self { full_weight, least_weight }
    }
}

/// The segments, for the rules.
pub fn segments(segments: &[Segment]) -> Vec<acequia_core::Segment> {
    let rule = |s: &Segment| acequia_core::Segment { seconds: s.seconds, amount: s.amount };
    segments.iter().map(rule).collect()
}

/// The idle policy a byte stands for.
pub fn idle_policy(byte: u8) -> Result<IdlePolicy> {
    IdlePolicy::new(byte).ok_or(FarmError::UnknownIdlePolicy.into())
}

impl PendingView {
    /// Of a settled checkpoint.
    pub fn of(slot: u8, settled: &acequia_core::Checkpoint) -> Self {
        let owed = settled.owed;
        let (generation, claimable) = (settled.generation, owed.floor());
        Self { slot, generation, claimable, owed_q64_lo: owed.lo, owed_q64_hi: owed.hi }
    }
}

impl SolvencyView {
    /// Of a stream and its vault.
    pub fn of(slot: u8, stream: &StreamSlot, vault: &AccountView) -> Result<Self> {
        let vault = Vault::of_stream(stream, vault, None)?.balance()?;
        let liability = stream.books.liability();
        Ok(Self { slot, vault, liability, surplus: vault.saturating_sub(liability) })
    }
}

impl StreamView {
    /// Of a settled stream.
    pub fn of(slot: u8, books: &acequia_core::Stream, now: u64) -> Self {
        let curve = &books.schedule;
        let next = curve.running().unwrap_or_default();
        let started = now >= curve.start;
        let running = if started { next } else { Default::default() };
        Self {
            slot,
            amount: running.amount,
            seconds: running.seconds as u64,
            unstreamed: curve.unstreamed(),
            runs_dry_at: curve.ends_at(),
            next_change_at: curve.start.wrapping_add(running.seconds as u64),
            full_weight: books.full_weight,
            least_weight: books.least_weight,
        }
    }
}
