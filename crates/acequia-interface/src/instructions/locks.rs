//! Locks: taken, released, left early.

use crate::{instruction, ID};

instruction! {
    /// Locks all of a position's principal for a time, for more weight. The only thing that can
    /// keep an LP from their principal, and only they can sign it.
    LockPosition = "lock_position"
    accounts {
        owner: signer,
        pool: writable,
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
        pool: writable,
        position: writable,
    }
}

instruction! {
    /// Takes principal out of a running lock. A share of it, falling to nothing at the lock's
    /// end, goes to those who stay, through the pool's flow stream of the stake mint.
    LeaveLockEarly = "leave_lock_early"
    accounts {
        owner: signer,
        pool: writable,
        position: writable,
        stake_vault: writable,
        /// Any token account.
        destination: writable,
        /// The vault of the flow stream.
        reward_vault: writable,
        stake_mint: readonly,
        token_program: readonly,
    }
    arguments {
        /// What to take out, the penalty included [base units].
        amount: u64,
        /// The flow stream's slot.
        slot: u8,
    }
}
