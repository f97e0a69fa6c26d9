//! The bits of accounts' flags.

/// Of a pool: it takes no deposits.
pub const PAUSED: u8 = 1;
/// Of a pool: a delegate sets the amounts, and there is no stake vault.
pub const DELEGATED: u8 = 1 << 1;
/// Of a pool: it has closed for good.
pub const CLOSED: u8 = 1 << 2;
/// Of a position: anyone may push claims to the owner.
pub const PUSH_CLAIMS: u8 = 1;
/// Of an operator's rights: to claim to the owner's canonical accounts.
pub const MAY_CLAIM: u8 = 1;
/// Of an operator's rights: to compound and reinvest, into unlocked positions of the owner that name it.
pub const MAY_COMPOUND: u8 = 1 << 1;
/// Of an operator's rights: to cast and withdraw votes.
pub const MAY_VOTE: u8 = 1 << 2;
/// All rights that an operator may have.
pub const RIGHTS: u8 = MAY_CLAIM | MAY_COMPOUND | MAY_VOTE;
/// Of a vote receipt: the vote was withdrawn.
pub const WITHDRAWN: u8 = 1;
