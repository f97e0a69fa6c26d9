//! The bits of accounts' flags.

/// Of a pool: it takes no deposits.
pub const PAUSED: u8 = 1;
/// Of a pool: a delegate sets the amounts, and there is no stake vault.
pub const DELEGATED: u8 = 1 << 1;
/// Of a pool: it has closed for good.
pub const CLOSED: u8 = 1 << 2;
/// Of a position: anyone may push claims to the owner.
pub const PUSH_CLAIMS: u8 = 1;
/// Of a vote receipt: the vote was withdrawn.
pub const WITHDRAWN: u8 = 1;
