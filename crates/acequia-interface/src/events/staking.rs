//! Events of positions, principal and rewards.

use super::record;
use alloc::vec::Vec;
use solana_address::Address;

record! {
    /// A position and its pool after a change of stake.
    Books {
        /// Principal of the position.
        amount: u64,
        /// What it counts for.
        weight: u64,
        /// Principal of the pool.
        pool_staked: u64,
        /// Weight of the pool.
        pool_weight: u64,
        /// When.
        time: u64,
        /// What each slot's stream has streamed over its life.
        streamed: Vec<u64>,
    }

    /// A position was opened.
    PositionOpened {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// Whose it is.
        owner: Address,
        /// Who opened it.
        opener: Address,
        /// Tells apart the positions of one opener in the pool.
        index: u16,
        /// How many positions the pool has now.
        pool_positions: u64,
    }

    /// Principal came in.
    Staked {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// What arrived.
        received: u64,
        /// The books now.
        books: Books,
    }

    /// Principal went out.
    Unstaked {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// How much.
        amount: u64,
        /// The books now.
        books: Books,
    }

    /// A delegate set a position's amount.
    StakeSet {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// The books now.
        books: Books,
    }

    /// Rewards were paid.
    Claimed {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// Whether somebody else than the owner asked for it.
        pushed: bool,
        /// What each stream named paid, in rising order of slots.
        paid: Vec<Paid>,
        /// The books now.
        books: Books,
    }

    /// What one stream paid.
    Paid {
        /// Where in the pool.
        slot: u8,
        /// How much.
        amount: u64,
    }

    /// An owner allowed or forbade pushed claims.
    PushClaimsSet {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// Whether they are allowed now.
        allowed: bool,
    }

    /// A reward was staked.
    Compounded {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// Where in the pool.
        slot: u8,
        /// What the stream paid.
        paid: u64,
        /// What arrived as stake.
        received: u64,
        /// The books now.
        books: Books,
    }

    /// Principal was moved to another pool.
    StakeMoved {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// The pool moved to.
        to_pool: Address,
        /// The position moved to.
        to_position: Address,
        /// What left.
        amount: u64,
        /// What arrived.
        received: u64,
        /// The books now.
        books: Books,
        /// The books of the pool moved to.
        to_books: Books,
    }

    /// A position was locked.
    Locked {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// When the lock began.
        lock_start: u64,
        /// When the lock ends.
        lock_end: u64,
        /// The books now.
        books: Books,
    }

    /// A lock that had ended was taken off.
    LockReleased {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// The books now.
        books: Books,
    }

    /// Principal left a running lock.
    LockLeft {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// How much.
        amount: u64,
        /// To those who stay, of the amount.
        penalty: u64,
        /// What of the penalty arrived in the stream.
        received: u64,
        /// Where in the pool.
        slot: u8,
        /// The books now.
        books: Books,
    }

    /// A position changed hands.
    PositionTransferred {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// Who had it.
        from: Address,
        /// Who has it now.
        to: Address,
    }

    /// An empty position was closed. What it was still owed went to those who stay.
    PositionClosed {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// Whether the owner gave up whole units.
        forfeited: bool,
        /// How many positions the pool has now.
        pool_positions: u64,
        /// The books now.
        books: Books,
    }

    /// All principal went out, without a look at any stream: `books.streamed` is as of the
    /// pool's last update, and so is `books.time`.
    EmergencyExited {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// How much.
        amount: u64,
        /// The books now.
        books: Books,
    }
}
