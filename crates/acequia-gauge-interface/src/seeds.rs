//! The first seed of each of the program's addresses, and what follows it.

/// A gauge: this, its creator, its reward mint, its id (u16 little endian).
pub const GAUGE: &[u8] = b"gauge";
/// A gauge's budget: this, its gauge.
pub const BUDGET: &[u8] = b"budget";
/// An epoch: this, its gauge, its number (u64 little endian).
pub const EPOCH: &[u8] = b"epoch";
/// A vote record: this, its epoch, the position.
pub const VOTE: &[u8] = b"vote";
/// The list of what a vote from a pool needs: this, the pool.
pub const EXTRA_ACCOUNT_METAS: &[u8] = acequia_vote_hook::seeds::EXTRA_ACCOUNT_METAS;
