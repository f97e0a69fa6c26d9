//! What a team asks of its money: pure functions of what happened, by the definitions in `docs/history.md`.
//!
//! Amounts are base units, times unix seconds; a window holds its start and not its end.

mod concentration;
mod earned;
mod effect;
mod stake;
#[cfg(test)]
mod tests;

pub use concentration::{hhi, top_share};
pub use earned::{earned, Brought};
pub use effect::{
    early_leavers, elasticity, kept, mercenary_share, retention, Cohort, Elasticity, Mercenaries,
};
pub use stake::{flows, holdings, locked, moves, stays, Flows, Move, Staked};

/// Seconds in a day.
pub const DAY: u64 = 86_400;
/// Seconds in a week, of which cohorts and reports are.
pub const WEEK: u64 = 7 * DAY;
/// A year, for rates [s].
pub const YEAR: f64 = 365.0 * DAY as f64;

/// From a time up to another [unix s].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// The first second.
    pub from: u64,
    /// The first second after it.
    pub to: u64,
}

impl Window {
    /// How long it is [s].
    pub fn seconds(self) -> u64 {
        self.to.saturating_sub(self.from)
    }

    /// Whether a time is in it.
    pub fn holds(self, time: u64) -> bool {
        (self.from..self.to).contains(&time)
    }
}

/// What stands at a number, which is there from now on.
fn place<T: Clone>(all: &mut Vec<T>, nth: usize, empty: T) -> &mut T {
    if all.len() <= nth {
        all.resize(nth + 1, empty);
    }
    &mut all[nth]
}

/// A part of a whole; none of nothing.
pub fn share(part: u128, whole: u128) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
