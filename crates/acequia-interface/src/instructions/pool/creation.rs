//! Pools: created and closed.

use crate::terms::{CapTerms, LockTerms};
use crate::{addresses::SYSTEM, instruction, risks::Risks, ID};
use acequia_core::{Caps, LockRule};
use solana_address::Address;

instruction! {
    /// Creates a pool, with its creator as authority. Anyone may; terms of locking and the
    /// accepted risks can never change.
    CreatePool = "create_pool"
    accounts {
        /// Becomes the authority.
        creator: signer,
        payer: payer,
        /// See [`crate::addresses::pool`].
        pool: writable,
        /// What will be staked.
        stake_mint: readonly,
        /// See [`crate::addresses::stake_vault`].
        stake_vault: writable,
        /// The reward vault of slot 0 and the stake mint; only where locks can be left early.
        penalty_vault: optional_writable,
        token_program: readonly,
        system_program: readonly = |_| SYSTEM,
    }
    arguments {
        /// Tells apart pools of the same creator and mint.
        id: u16,
        /// How many streams fit, 1 to 16; cannot change.
        capacity: u8,
        /// Who may add streams.
        reward_manager: Address,
        /// What locking earns and leaving early costs.
        lock: LockRule as LockTerms,
        /// The most that may be staked [base units]; 0 is no cap.
        caps: Caps as CapTerms,
        /// Powers over mints that this pool admits.
        accepted_risks: Risks,
    }
}

instruction! {
    /// Creates a pool without a vault, whose delegate sets what each position holds.
    CreateDelegatedPool = "create_delegated_pool"
    accounts {
        /// Becomes the authority.
        creator: signer,
        payer: payer,
        /// See [`crate::addresses::delegated_pool`].
        pool: writable,
        system_program: readonly = |_| SYSTEM,
    }
    arguments {
        /// Tells apart pools of the same creator and asset.
        id: u16,
        /// How many streams fit, 1 to 16; cannot change.
        capacity: u8,
        /// Who may add streams.
        reward_manager: Address,
        /// The most that may be set [units of the delegate]; 0 is no cap.
        caps: Caps as CapTerms,
        /// What the amounts stand for; any key of the creator's choice.
        asset: Address,
        /// Who sets amounts, usually another program's PDA; cannot change.
        delegate: Address,
        /// Powers over reward mints that this pool admits.
        accepted_risks: Risks,
    }
}

/// The stake vault of a pool to be closed, and where what was donated to it goes.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // a field that its name explains
pub struct SurplusAccounts {
    pub stake_vault: Address,
    /// A token account of the creator; may be none where nothing was donated.
    pub destination: Option<Address>,
    pub stake_mint: Address,
    pub token_program: Address,
}

instruction! {
    /// Announces that the pool is to close for good, or takes that back. It may close 14 days later.
    AnnounceClosing = "announce_closing"
    accounts {
        /// The authority, or the creator where there is none.
        closer: signer,
        pool: writable,
    }
    arguments {
        announced: bool,
    }
}

instruction! {
    /// Closes a pool for good, in which nobody is staked: it takes nothing in any more, and all that
    /// is left in it can be wound down.
    WindDownPool = "wind_down_pool"
    accounts {
        /// The authority, or the creator where there is none.
        closer: signer,
        pool: writable,
    }
}

instruction! {
    /// Closes a pool without positions and streams; all rent goes back to its creator.
    ClosePool = "close_pool"
    given {
        /// None for a delegated pool.
        vault: Option<SurplusAccounts>,
    }
    accounts {
        /// The authority, or the creator where there is none.
        closer: signer,
        pool: writable,
        /// Receives the rent.
        creator: writable,
        stake_vault: optional_writable = |i| i.vault.map(|v| v.stake_vault),
        surplus_destination: optional_writable = |i| i.vault.and_then(|v| v.destination),
        stake_mint: optional_readonly = |i| i.vault.map(|v| v.stake_mint),
        token_program: optional_readonly = |i| i.vault.map(|v| v.token_program),
        /// The pool's page, where it has one.
        page: optional_writable,
    }
}
