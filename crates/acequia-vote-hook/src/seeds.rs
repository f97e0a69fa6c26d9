//! The seeds of the addresses that the protocol fixes.

use crate::Key;

/// First seed of a vote authority.
pub const VOTE_AUTHORITY: &[u8] = b"vote_authority";
/// First seed of the account that lists a receiver's extra accounts.
pub const EXTRA_ACCOUNT_METAS: &[u8] = b"extra-account-metas";

/// The seeds of the only signer of a vote, an address of the *farm* program. `receiver` is
/// the receiving program.
///
/// Deriving it costs about 1,500 CU for each bump that is tried: a receiver derives it once,
/// when it starts to count a pool's votes, and stores it.
pub const fn vote_authority<'a>(pool: &'a Key, receiver: &'a Key) -> [&'a [u8]; 3] {
    [VOTE_AUTHORITY, pool, receiver]
}

/// The seeds of the list of extra accounts for the votes of `pool`, an address of the
/// *receiving* program. See the crate's introduction for what is in it.
pub const fn extra_account_metas(pool: &Key) -> [&[u8]; 2] {
    [EXTRA_ACCOUNT_METAS, pool]
}
