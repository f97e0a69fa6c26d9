//! The seeds of every address the program derives.

pub use acequia_interface::seeds::*;

use crate::state::Pool;

impl Pool {
    /// Hands the seeds that sign for the pool to `then`.
    #[inline(always)]
    pub fn sign<R>(&self, then: impl FnOnce(&[&[&[u8]]]) -> R) -> R {
        let (id, bump) = (self.id.to_le_bytes(), [self.bump]);
        let kind = if self.is_delegated() { DELEGATED_POOL } else { POOL };
        then(&[&[kind, self.creator.as_ref(), self.stake_mint.as_ref(), &id, &bump]])
    }
}
