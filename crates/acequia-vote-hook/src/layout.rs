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
/// Where a position names its pool [bytes from the start].
pub const POSITION_POOL: usize = 16;
/// Where a position names its owner [bytes from the start].
pub const POSITION_OWNER: usize = 48;

/// Whether the data starts with a discriminator.
///
/// Compared as one word. `starts_with` compiles to a comparison of byte-swapped words, for
/// which SBPF has no instruction.
pub(crate) fn is_a(discriminator: [u8; 8], data: &[u8]) -> bool {
    data.first_chunk() == Some(&discriminator)
}

/// The address that stands at `at`; none where the data ends before it does.
///
/// Says nothing of what the data is: [`check`](crate::check) does.
pub fn key_at(data: &[u8], at: usize) -> Option<&Key> {
    data.get(at..)?.first_chunk()
}
