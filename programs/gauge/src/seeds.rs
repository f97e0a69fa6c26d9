//! The seeds of every address the program derives.

pub use acequia_gauge_interface::seeds::*;

use crate::state::Gauge;

impl Gauge {
    /// Hands the seeds that sign for the gauge to `then`.
    #[inline(always)]
    pub fn sign<R>(&self, then: impl FnOnce(&[&[&[u8]]]) -> R) -> R {
        let (id, bump) = (self.id.to_le_bytes(), [self.bump]);
        then(&[&[GAUGE, self.creator.as_ref(), self.reward_mint.as_ref(), &id, &bump]])
    }
}
