//! Locks: taken, released, left early.

use crate::{instruction, ID};

instruction! {
    /// Locks all of a position's principal until a time, for more weight. The only thing that can
    /// keep an LP from their principal, and only they can sign it.
    LockPosition = "lock_position"
    accounts {
        owner: signer,
        pool: writable,
        position: writable,
    }
    arguments {
        /// Until when [unix s]; beyond the pool's longest lock is taken as the longest.
        lock_end: u64,
    }
}

instruction! {
    /// Resets the weight of a position whose lock has ended, by anyone.
    ReleaseLock = "release_lock"
    accounts {
        pool: writable,
        position: writable,
    }
}

instruction! {
    /// Takes principal out of a running lock. A share of it, by the time that is left, goes to those
    /// who stay, through the pool's penalty flow.
    LeaveLockEarly = "leave_lock_early"
    accounts {
        owner: signer,
        pool: writable,
        position: writable,
        stake_vault: writable,
        /// Any token account.
        destination: writable,
        /// The vault of the penalty flow, in slot 0.
        penalty_vault: writable,
        stake_mint: readonly,
        token_program: readonly,
    }
    arguments {
        /// What to take out, the penalty included [base units].
        amount: u64,
    }
}
