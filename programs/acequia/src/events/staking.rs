//! What happens to positions.

use {super::Books, anchor_lang::prelude::*};

/// A position was opened.
#[event]
pub struct PositionOpened {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Whose it is.
    pub owner: Address,
    /// Who opened it.
    pub opener: Address,
    /// Tells apart the positions of one opener in the pool.
    pub index: u16,
    /// How many positions the pool has now.
    pub pool_positions: u64,
}

/// Principal came in.
#[event]
pub struct Staked {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// What arrived.
    pub received: u64,
    /// The books now.
    pub books: Books,
}

/// Principal went out.
#[event]
pub struct Unstaked {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// How much.
    pub amount: u64,
    /// The books now.
    pub books: Books,
}

/// A delegate set a position's amount.
#[event]
pub struct StakeSet {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// The books now.
    pub books: Books,
}

/// Rewards were paid.
#[event]
pub struct Claimed {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Whether somebody else than the owner asked for it.
    pub pushed: bool,
    /// What each stream named paid, in rising order of slots.
    pub paid: Vec<Paid>,
    /// The books now.
    pub books: Books,
}

/// What one stream paid.
#[derive(Clone, Copy, AnchorSerialize, IdlType)]
pub struct Paid {
    /// Where in the pool.
    pub slot: u8,
    /// How much.
    pub amount: u64,
}

/// An owner allowed or forbade pushed claims.
#[event]
pub struct PushClaimsSet {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Whether they are allowed now.
    pub allowed: bool,
}

/// A reward was staked.
#[event]
pub struct Compounded {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Where in the pool.
    pub slot: u8,
    /// What the stream paid.
    pub paid: u64,
    /// What arrived as stake.
    pub received: u64,
    /// The books now.
    pub books: Books,
}

/// Principal was moved to another pool.
#[event]
pub struct StakeMoved {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// The pool moved to.
    pub to_pool: Address,
    /// The position moved to.
    pub to_position: Address,
    /// What left.
    pub amount: u64,
    /// What arrived.
    pub received: u64,
    /// The books now.
    pub books: Books,
    /// The books of the pool moved to.
    pub to_books: Books,
}

/// A position was locked.
#[event]
pub struct Locked {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// When the lock began.
    pub lock_start: u64,
    /// When the lock ends.
    pub lock_end: u64,
    /// The books now.
    pub books: Books,
}

/// A lock that had ended was taken off.
#[event]
pub struct LockReleased {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// The books now.
    pub books: Books,
}

/// Principal left a running lock.
#[event]
pub struct LockLeft {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// How much.
    pub amount: u64,
    /// To those who stay, of the amount.
    pub penalty: u64,
    /// What of the penalty arrived in the stream.
    pub received: u64,
    /// Where in the pool.
    pub slot: u8,
    /// The books now.
    pub books: Books,
}

/// A position changed hands.
#[event]
pub struct PositionTransferred {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Who had it.
    pub from: Address,
    /// Who has it now.
    pub to: Address,
}

/// An empty position was closed. What it was still owed went to those who stay.
#[event]
pub struct PositionClosed {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Whether the owner gave up whole units.
    pub forfeited: bool,
    /// How many positions the pool has now.
    pub pool_positions: u64,
    /// The books now.
    pub books: Books,
}

/// All principal went out, without a look at any stream: `books.streamed` is as of the
/// pool's last update, and so is `books.time`.
#[event]
pub struct EmergencyExited {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// How much.
    pub amount: u64,
    /// The books now.
    pub books: Books,
}
