//! Principal: in, out, from one pool to another, and out in an emergency.

use crate::{instruction, ID};
use solana_address::Address;

instruction! {
    /// Stakes tokens in a position, by its owner or by anyone on their behalf. Credited is what
    /// arrives.
    Stake = "stake"
    accounts {
        /// Signs for `source`.
        depositor: signer,
        /// The pool.
        pool: writable,
        /// The position.
        position: writable,
        /// The pool's stake vault.
        stake_vault: writable,
        /// Where the tokens come from.
        source: writable,
        /// The stake mint.
        stake_mint: readonly,
        /// That of the stake mint.
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
        /// The stake mint.
        stake_mint: readonly,
        /// That of the stake mint.
        token_program: readonly,
    }
    arguments {
        /// What to take out [base units].
        amount: u64,
    }
}

instruction! {
    /// Sets what a position of a delegated pool holds.
    SetStake = "set_stake"
    accounts {
        /// Signs.
        delegate: signer,
        /// The pool.
        pool: writable,
        /// The position.
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
        /// Signs; owns both positions.
        owner: signer,
        /// The pool to leave.
        from_pool: writable,
        /// The position in it.
        from_position: writable,
        /// Its stake vault.
        from_vault: writable,
        /// The pool to enter.
        to_pool: writable,
        /// The position in it.
        to_position: writable,
        /// Its stake vault.
        to_vault: writable,
        /// The stake mint of both.
        stake_mint: readonly,
        /// That of the stake mint.
        token_program: readonly,
    }
    arguments {
        /// What to move [base units].
        amount: u64,
    }
}

/// Where principal is and where it goes.
#[derive(Clone, Copy, Debug)]
pub struct PrincipalAccounts {
    /// The pool's stake vault.
    pub stake_vault: Address,
    /// Any token account.
    pub destination: Address,
    /// The stake mint.
    pub stake_mint: Address,
    /// That of the stake mint.
    pub token_program: Address,
}

instruction! {
    /// Takes all principal out without running a single stream. Forfeits only what had accrued
    /// since the pool's last update, to those who stay.
    EmergencyExit = "emergency_exit"
    given {
        /// None for a delegated pool.
        principal: Option<PrincipalAccounts>,
    }
    accounts {
        /// Signs.
        owner: signer,
        /// The pool.
        pool: writable,
        /// The position.
        position: writable,
        stake_vault: optional_writable = |i| i.principal.map(|p| p.stake_vault),
        destination: optional_writable = |i| i.principal.map(|p| p.destination),
        stake_mint: optional_readonly = |i| i.principal.map(|p| p.stake_mint),
        token_program: optional_readonly = |i| i.principal.map(|p| p.token_program),
    }
}
