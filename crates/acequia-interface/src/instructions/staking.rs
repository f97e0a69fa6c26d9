//! Principal: in, out, from one pool to another, and out in an emergency.

use crate::{instruction, ID};

instruction! {
    /// Stakes tokens in a position, by its owner or by anyone on their behalf. Credited is what
    /// arrives.
    Stake = "stake"
    accounts {
        /// May move `source`.
        depositor: signer,
        pool: writable,
        position: writable,
        stake_vault: writable,
        /// Where the tokens come from.
        source: writable,
        stake_mint: readonly,
        token_program: readonly,
    }
    arguments {
        /// What to send [base units].
        amount: u64,
    }
}

instruction! {
    /// Takes any part of the principal out. Rewards owed stay owed.
    Unstake = "unstake"
    accounts {
        owner: signer,
        pool: writable,
        position: writable,
        stake_vault: writable,
        /// Any token account.
        destination: writable,
        stake_mint: readonly,
        token_program: readonly,
    }
    arguments {
        /// What to take out [base units].
        amount: u64,
    }
}

instruction! {
    /// Sets what a position of a delegated pool holds. Returns what it holds then (u64): an increase
    /// that a cap, a pause or the bound on weight does not allow changes nothing.
    SetStake = "set_stake"
    accounts {
        delegate: signer,
        pool: writable,
        position: writable,
    }
    arguments {
        /// The new amount [units of the delegate].
        amount: u64,
    }
}

instruction! {
    /// Moves principal to the owner's position in another pool of the same stake mint.
    MoveStake = "move_stake"
    accounts {
        /// Owns both positions.
        owner: signer,
        from_pool: writable,
        from_position: writable,
        from_vault: writable,
        to_pool: writable,
        to_position: writable,
        to_vault: writable,
        /// The stake mint of both.
        stake_mint: readonly,
        token_program: readonly,
    }
    arguments {
        /// What to move [base units].
        amount: u64,
    }
}

instruction! {
    /// Takes all principal out without running a single stream. Forfeits only what had accrued
    /// since the pool's last update, to those who stay.
    EmergencyExit = "emergency_exit"
    accounts {
        owner: signer,
        pool: writable,
        position: writable,
        stake_vault: writable,
        /// Any token account.
        destination: writable,
        stake_mint: readonly,
        token_program: readonly,
    }
}
