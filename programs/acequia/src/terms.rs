//! What instructions take and views give back, as the wire has it.

use {crate::error::AcequiaError, acequia_core::IdlePolicy, anchor_lang::prelude::*};

/// The terms of locking. All zero but a multiplier of 10,000 for a pool without locks.
#[derive(Clone, Copy, Debug, AnchorSerialize, AnchorDeserialize, IdlType)]
pub struct LockTerms {
    /// The longest lock [s]; 0 for a pool without locks.
    pub max_seconds: u32,
    /// The multiplier of the longest lock [bps].
    pub max_multiplier_bps: u32,
    /// The share of the principal that leaving costs at the start of a lock [bps].
    pub early_leave_bps: u32,
}

impl From<LockTerms> for acequia_core::LockRule {
    fn from(terms: LockTerms) -> Self {
        let LockTerms { max_seconds, max_multiplier_bps, early_leave_bps } = terms;
        Self { max_seconds, max_multiplier_bps, early_leave_bps, _reserved: 0 }
    }
}

/// The most that may be staked [base units of the stake mint]; 0 is no limit.
#[derive(Clone, Copy, Debug, AnchorSerialize, AnchorDeserialize, IdlType)]
pub struct CapTerms {
    /// In the pool.
    pub pool: u64,
    /// In one position.
    pub position: u64,
}

impl From<CapTerms> for acequia_core::Caps {
    fn from(CapTerms { pool, position }: CapTerms) -> Self {
        Self { pool, position }
    }
}

/// An amount spread evenly over a number of seconds.
#[derive(Clone, Copy, Debug, AnchorSerialize, AnchorDeserialize, IdlType)]
pub struct Segment {
    /// How long it lasts [s], at least 1.
    pub seconds: u32,
    /// What it emits [base units]; zero is a pause.
    pub amount: u64,
}

impl Segment {
    /// Its size on the wire.
    pub const BYTES: u64 = 12;

    /// For the rules.
    pub fn list(segments: &[Self]) -> Vec<acequia_core::Segment> {
        let rule = |s: &Self| acequia_core::Segment { seconds: s.seconds, amount: s.amount };
        segments.iter().map(rule).collect()
    }
}

/// The idle policy a byte stands for.
pub fn idle_policy(byte: u8) -> Result<IdlePolicy> {
    match byte {
        0 => Ok(IdlePolicy::Wait),
        1 => Ok(IdlePolicy::Refund),
        _ => Err(AcequiaError::UnknownIdlePolicy.into()),
    }
}

/// What a position could claim from one stream.
#[derive(Clone, Copy, Debug, AnchorSerialize, AnchorDeserialize, IdlType)]
pub struct PendingView {
    /// Where in the pool.
    pub slot: u8,
    /// Which of the streams the slot has held.
    pub generation: u32,
    /// Whole units [base units, rounded down].
    pub claimable: u64,
    /// All that is owed, low word [2^-64 base units].
    pub owed_q64_lo: u64,
    /// The same, high word.
    pub owed_q64_hi: u64,
}

impl PendingView {
    /// Of a settled checkpoint.
    pub fn of(slot: u8, settled: &acequia_core::Checkpoint) -> Self {
        let owed = settled.owed;
        let (generation, claimable) = (settled.generation, owed.floor());
        Self { slot, generation, claimable, owed_q64_lo: owed.lo, owed_q64_hi: owed.hi }
    }
}

/// A pool at this moment.
#[derive(Clone, Debug, AnchorSerialize, AnchorDeserialize, IdlType)]
pub struct PoolView {
    /// Principal [base units of the stake mint].
    pub staked: u64,
    /// Weight.
    pub weight: u64,
    /// How many positions are open.
    pub positions: u64,
    /// The moment [unix s].
    pub now: u64,
    /// In the order of slots; free ones are left out.
    pub streams: Vec<StreamView>,
}

/// What a stream emits at this moment, if anybody is staked: `amount` over `seconds`.
#[derive(Clone, Copy, Debug, AnchorSerialize, AnchorDeserialize, IdlType)]
pub struct StreamView {
    /// Where in the pool.
    pub slot: u8,
    /// Of the running segment [base units]; 0 where none runs.
    pub amount: u64,
    /// Of the running segment [s]; 0 where none runs.
    pub seconds: u64,
    /// Still to be streamed [base units].
    pub unstreamed: u64,
    /// When the last unit is streamed [unix s].
    pub runs_dry_at: u64,
    /// When the next segment begins, or this one ends [unix s].
    pub next_change_at: u64,
}

impl StreamView {
    /// Of a settled curve.
    pub fn of(slot: u8, curve: &acequia_core::Schedule, now: u64) -> Self {
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
        }
    }
}

/// What a stream's vault holds and must hold [base units].
#[derive(Clone, Copy, Debug, AnchorSerialize, AnchorDeserialize, IdlType)]
pub struct SolvencyView {
    /// Where in the pool.
    pub slot: u8,
    /// What the vault holds.
    pub vault: u64,
    /// What of it is somebody's.
    pub liability: u64,
    /// What is nobody's: donations. 0 where the vault holds too little.
    pub surplus: u64,
}

/// What a position's open votes hold.
#[derive(Clone, Copy, Debug, AnchorSerialize, AnchorDeserialize, IdlType)]
pub struct VotesView {
    /// How many votes are open; 0 once all have ended or lapsed.
    pub open: u16,
    /// What the position may not fall below [weight]; 0 when it is free.
    pub held: u64,
    /// From when it is free [unix s]; 0 when it is.
    pub free_at: u64,
    /// What may vote on a ballot that begins now [weight].
    pub eligible: u64,
    /// How many votes the position has ever passed on.
    pub sequence: u32,
}
