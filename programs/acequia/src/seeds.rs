//! The seeds of every address the program derives.

use crate::state::Pool;

/// A pool: this, its creator, its stake mint, its id (u16 little endian).
pub const POOL: &[u8] = b"pool";
/// A stake vault: this, its pool.
pub const STAKE_VAULT: &[u8] = b"stake_vault";
/// A reward vault: this, its pool, its mint, its slot (u8). The slot is part of it, so that
/// one mint may have several streams.
pub const REWARD_VAULT: &[u8] = b"reward_vault";
/// A position: this, its pool, who opened it, its index (u16 little endian).
pub const POSITION: &[u8] = b"position";
/// A vote receipt: this, its position, the hook program, the ballot.
pub const VOTE: &[u8] = b"vote";
/// The only signer of a vote: this, the pool, the hook program.
pub const VOTE_AUTHORITY: &[u8] = acequia_vote_hook::seeds::VOTE_AUTHORITY;

impl Pool {
    /// Hands the seeds that sign for the pool to `then`.
    #[inline(always)]
    pub fn sign<R>(&self, then: impl FnOnce(&[&[&[u8]]]) -> R) -> R {
        let (id, bump) = (self.id.to_le_bytes(), [self.bump]);
        then(&[&[POOL, self.creator.as_ref(), self.stake_mint.as_ref(), &id, &bump]])
    }
}
