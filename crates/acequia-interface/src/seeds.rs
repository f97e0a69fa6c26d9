//! The first seed of each of the farm's addresses, and what follows it.

/// A pool: this, its creator, its stake mint, its id (u16 little endian).
pub const POOL: &[u8] = b"pool";
/// A delegated pool: this, its creator, the key of its asset, its id (u16 little endian). So no plain
/// pool ever comes back as a delegated one.
pub const DELEGATED_POOL: &[u8] = b"delegated_pool";
/// A stake vault: this, its pool.
pub const STAKE_VAULT: &[u8] = b"stake_vault";
/// A reward vault: this, its pool, its mint, its slot (u8). The slot is part of it, so that
/// one mint may have several streams.
pub const REWARD_VAULT: &[u8] = b"reward_vault";
/// A position: this, its pool, who opened it, its index (u32 little endian).
pub const POSITION: &[u8] = b"position";
/// A pool's page: this, its pool.
pub const PAGE: &[u8] = b"page";
/// A vote receipt: this, its position, the hook program, the ballot.
pub const VOTE: &[u8] = b"vote";
/// The only signer of a vote: this, the pool, the hook program.
pub const VOTE_AUTHORITY: &[u8] = acequia_vote_hook::seeds::VOTE_AUTHORITY;
