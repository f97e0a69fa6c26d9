//! Locks: taken, released, left early.

use crate::{instruction, ID};

instruction! {
    /// Locks all of a position's principal for a time, for more weight. The only thing that can
    /// keep an LP from their principal, and only they can sign it.
    LockPosition = "lock_position"
    accounts {
        /// Signs.
        owner: signer,
        /// The pool.
        pool: writable,
        /// The position.
        position: writable,
    }
    arguments {
        /// For how long from now [s].
        seconds: u32,
    }
}

instruction! {
    /// Resets the weight of a position whose lock has ended, by anyone.
    ReleaseLock = "release_lock"
    accounts {
        /// The pool.
        pool: writable,
        /// The position.
        position: writable,
    }
}

instruction! {
    /// Takes principal out of a running lock. A share of it, falling to nothing at the lock's
    /// end, goes to those who stay, through the pool's flow stream of the stake mint.
    LeaveLockEarly = "leave_lock_early"
    accounts {
        /// Signs.
        owner: signer,
        /// The pool.
        pool: writable,
        /// The position.
        position: writable,
        /// The pool's stake vault.
        stake_vault: writable,
        /// Any token account.
        destination: writable,
        /// The vault of the flow stream.
        reward_vault: writable,
        /// The stake mint.
        stake_mint: readonly,
        /// That of the stake mint.
        token_program: readonly,
    }
    arguments {
        /// What to take out, the penalty included [base units].
        amount: u64,
        /// The flow stream's slot.
        slot: u8,
    }
}
