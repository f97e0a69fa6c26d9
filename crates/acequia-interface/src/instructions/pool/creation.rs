//! Pools: created and closed.

use super::super::call::Call;
use crate::{addresses::SYSTEM, discriminator, risks::Risks};
use acequia_core::{Caps, LockRule};
use solana_address::Address;
use solana_instruction::Instruction;

/// Creates a pool, with its creator as authority. Anyone may; terms of locking and the
/// accepted risks can never change.
#[derive(Clone, Copy, Debug)]
pub struct CreatePool {
    /// Signs; becomes the authority.
    pub creator: Address,
    /// Signs; pays the rent.
    pub payer: Address,
    /// See [`crate::addresses::pool`].
    pub pool: Address,
    /// What will be staked.
    pub stake_mint: Address,
    /// See [`crate::addresses::stake_vault`].
    pub stake_vault: Address,
    /// That of the stake mint.
    pub token_program: Address,
    /// Tells apart pools of the same creator and mint.
    pub id: u16,
    /// How many streams fit, 1 to 16; cannot change.
    pub capacity: u8,
    /// Who may add streams.
    pub reward_manager: Address,
    /// What locking earns and leaving early costs.
    pub lock: LockRule,
    /// The most that may be staked [base units]; 0 is no cap.
    pub caps: Caps,
    /// Powers over mints that this pool admits.
    pub accepted_risks: Risks,
}

impl CreatePool {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("create_pool");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.creator)
            .payer(self.payer)
            .writable(self.pool)
            .readonly(self.stake_mint)
            .writable(self.stake_vault)
            .readonly(self.token_program)
            .readonly(SYSTEM)
            .u16(self.id)
            .u8(self.capacity)
            .address(self.reward_manager)
            .lock(&self.lock)
            .caps(&self.caps)
            .u16(self.accepted_risks.0)
            .done()
    }
}

/// Creates a pool without a vault, whose delegate sets what each position holds.
#[derive(Clone, Copy, Debug)]
pub struct CreateDelegatedPool {
    /// Signs; becomes the authority.
    pub creator: Address,
    /// Signs; pays the rent.
    pub payer: Address,
    /// See [`crate::addresses::pool`], with `asset` in the place of the mint.
    pub pool: Address,
    /// Tells apart pools of the same creator and asset.
    pub id: u16,
    /// How many streams fit, 1 to 16; cannot change.
    pub capacity: u8,
    /// Who may add streams.
    pub reward_manager: Address,
    /// What locking earns; nobody can leave early, as there is no principal to take from.
    pub lock: LockRule,
    /// The most that may be set [units of the delegate]; 0 is no cap.
    pub caps: Caps,
    /// What the amounts stand for; any key of the creator's choice.
    pub asset: Address,
    /// Who sets amounts, usually another program's PDA; cannot change.
    pub delegate: Address,
    /// Powers over reward mints that this pool admits.
    pub accepted_risks: Risks,
}

impl CreateDelegatedPool {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("create_delegated_pool");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.creator)
            .payer(self.payer)
            .writable(self.pool)
            .readonly(SYSTEM)
            .u16(self.id)
            .u8(self.capacity)
            .address(self.reward_manager)
            .lock(&self.lock)
            .caps(&self.caps)
            .address(self.asset)
            .address(self.delegate)
            .u16(self.accepted_risks.0)
            .done()
    }
}

/// The stake vault of a pool to be closed, and where what was donated to it goes.
#[derive(Clone, Copy, Debug)]
pub struct SurplusAccounts {
    /// The pool's stake vault.
    pub stake_vault: Address,
    /// A token account of the creator; may be none where nothing was donated.
    pub destination: Option<Address>,
    /// The stake mint.
    pub stake_mint: Address,
    /// That of the stake mint.
    pub token_program: Address,
}

/// Closes a pool without positions and streams; all rent goes back to its creator.
#[derive(Clone, Copy, Debug)]
pub struct ClosePool {
    /// Signs: the authority, or the creator where there is none.
    pub closer: Address,
    /// The pool.
    pub pool: Address,
    /// Receives the rent.
    pub creator: Address,
    /// None for a delegated pool.
    pub vault: Option<SurplusAccounts>,
}

impl ClosePool {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("close_pool");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.closer)
            .writable(self.pool)
            .writable(self.creator)
            .optional_writable(self.vault.map(|v| v.stake_vault))
            .optional_writable(self.vault.and_then(|v| v.destination))
            .optional_readonly(self.vault.map(|v| v.stake_mint))
            .optional_readonly(self.vault.map(|v| v.token_program))
            .done()
    }
}
