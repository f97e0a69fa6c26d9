//! What a receiver may read in the farm's accounts.
//!
//! These places are part of the interface: whatever the farm adds to its accounts, they
//! never move. A test pins them against the farm's own readers.

use crate::Key;

/// The first 8 bytes of a pool: the start of SHA-256("account:Pool").
pub const POOL: [u8; 8] = [241, 154, 109, 4, 17, 177, 109, 188];
/// The first 8 bytes of a position: the start of SHA-256("account:Position").
pub const POSITION: [u8; 8] = [170, 188, 143, 228, 122, 64, 247, 208];
/// Where a pool names the mint of what is staked in it [bytes from the start].
pub const POOL_STAKE_MINT: usize = 144;
/// Where a pool says when it was created [bytes from the start].
pub const POOL_CREATED_AT: usize = 320;
/// Where a position names its pool [bytes from the start].
pub const POSITION_POOL: usize = 16;
/// Where a position names its owner [bytes from the start].
pub const POSITION_OWNER: usize = 48;

/// Sizes and places of the accounts that the kit makes up, of a pool with one slot: their bytes,
/// where the capacity and the length of the tail stand [bytes from the start].
#[cfg(feature = "conformance")]
pub(crate) mod blank {
    pub const VERSION_AT: usize = 8;
    pub const POOL: usize = 432 + 576;
    pub const POOL_CAPACITY_AT: usize = 14;
    pub const POOL_LENGTH_AT: usize = 424;
    pub const POSITION: usize = 336 + 40;
    pub const POSITION_LENGTH_AT: usize = 328;
}

/// Whether the data starts with a discriminator.
///
/// Compared as one word. `starts_with` compiles to a comparison of byte-swapped words, for
/// which SBPF has no instruction.
pub(crate) fn is_a(discriminator: [u8; 8], data: &[u8]) -> bool {
    data.first_chunk() == Some(&discriminator)
}

/// When a pool was created [unix s]; none where the data ends before that.
pub(crate) fn created_at(pool: &[u8]) -> Option<u64> {
    Some(u64::from_le_bytes(*pool.get(POOL_CREATED_AT..)?.first_chunk()?))
}

/// The address that stands at `at`; none where the data ends before it does.
///
/// Says nothing of what the data is: [`check`](crate::check) does.
pub fn key_at(data: &[u8], at: usize) -> Option<&Key> {
    data.get(at..)?.first_chunk()
}
