//! `[pool.lock]` and `[pool.caps]`: the terms of locking, and the most that may be staked.

use super::field::Field;
use crate::token::Token;
use acequia_core::{lock, Caps, LockRule, BPS};

/// What stands in for a lock rule that could not be read: nothing that a story does is
/// against it.
pub(super) const LENIENT: LockRule = LockRule {
    max_seconds: lock::MAX_LOCK_SECONDS,
    max_multiplier_bps: lock::MAX_MULTIPLIER_BPS,
    early_leave_bps: lock::MAX_EARLY_LEAVE_BPS,
    _reserved: 0,
};

/// Reads `[pool.lock]`, within the bounds of the program.
pub(super) fn lock_rule(field: &Field) -> Option<LockRule> {
    let section = field.section("[pool.lock]")?;
    let longest = section
        .need("longest", "add longest = \"60 days\", the longest lock")
        .and_then(|f| f.duration(lock::MAX_LOCK_SECONDS.into()));
    let multiplier = section
        .need("multiplier", "add multiplier = 2.5, what the longest lock weighs")
        .and_then(|f| multiplier_bps(&f));
    let most = lock::MAX_EARLY_LEAVE_BPS.into();
    let early_leave = section.get_or("leave_early", 0, |f| f.share_bps(most));
    Some(LockRule {
        max_seconds: longest? as u32,
        max_multiplier_bps: multiplier? as u32,
        early_leave_bps: early_leave? as u32,
        _reserved: 0,
    })
}

/// A multiplier like `2.5` [bps].
fn multiplier_bps(field: &Field) -> Option<u64> {
    let bps = field.decimal(4, "a multiplier")?;
    match (BPS..=lock::MAX_MULTIPLIER_BPS.into()).contains(&bps) {
        true => Some(bps),
        false => field.expected("a multiplier from 1 to 10", "2.5"),
    }
}

/// Reads `[pool.caps]` [base units of the stake]; 0 is no cap.
pub(super) fn caps(field: &Field, stake: Option<&Token>) -> Option<Caps> {
    let section = field.section("[pool.caps]")?;
    let cap = |key| section.get_or(key, 0, |f| f.decimal(stake?.decimals, &stake?.symbol));
    let (pool, position) = (cap("pool"), cap("position"));
    Some(Caps { pool: pool?, position: position? })
}
