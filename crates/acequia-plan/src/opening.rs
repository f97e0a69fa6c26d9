//! When a curve that is added begins, and what it promises.

use acequia_farm_file::{Curve, When};

/// The times of a curve that is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// What the instruction says: 0 for at once [unix s].
    pub start: u64,
    /// When it begins if it is added now [unix s].
    pub begins: u64,
    /// Until when it is committed; 0 for not at all [unix s].
    pub committed_until: u64,
}

impl Opening {
    /// Of a curve that is added at `now` [unix s], or up to `slack` later [s]: "all" is committed
    /// for so much longer.
    ///
    /// # Errors
    /// The time at which it would begin, where that is over [unix s].
    pub fn of(curve: &Curve, now: u64, slack: u64) -> Result<Self, u64> {
        let start = match curve.start {
            When::After(0) => 0,
            start => start.resolve(now),
        };
        if start != 0 && start < now {
            return Err(start);
        }
        let slack = if curve.is_all_committed() { slack } else { 0 };
        let until = curve.committed_until.map(|until| until.resolve(now).saturating_add(slack));
        Ok(Self { start, begins: start.max(now), committed_until: until.unwrap_or(0) })
    }

    /// How much of the curve is promised, if any is [base units].
    pub fn promised(&self, curve: &Curve, now: u64) -> Option<u64> {
        let until = self.committed_until;
        (until > now).then(|| curve.emitted_by(self.begins, until))
    }
}
