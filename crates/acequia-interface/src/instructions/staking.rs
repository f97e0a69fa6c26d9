//! Principal: in, out, from one pool to another, and out in an emergency.

use super::call::Call;
use crate::discriminator;
use solana_address::Address;
use solana_instruction::Instruction;

/// Stakes tokens in a position, by its owner or by anyone on their behalf. Credited is what
/// arrives.
#[derive(Clone, Copy, Debug)]
pub struct Stake {
    /// Signs for `source`.
    pub depositor: Address,
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// The pool's stake vault.
    pub stake_vault: Address,
    /// Where the tokens come from.
    pub source: Address,
    /// The stake mint.
    pub stake_mint: Address,
    /// That of the stake mint.
    pub token_program: Address,
    /// What to send [base units].
    pub amount: u64,
}

impl Stake {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("stake");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.depositor)
            .writable(self.pool)
            .writable(self.position)
            .writable(self.stake_vault)
            .writable(self.source)
            .readonly(self.stake_mint)
            .readonly(self.token_program)
            .u64(self.amount)
            .done()
    }
}

/// Takes any part of the principal out. Rewards owed stay owed.
#[derive(Clone, Copy, Debug)]
pub struct Unstake {
    /// Signs.
    pub owner: Address,
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// The pool's stake vault.
    pub stake_vault: Address,
    /// Any token account.
    pub destination: Address,
    /// The stake mint.
    pub stake_mint: Address,
    /// That of the stake mint.
    pub token_program: Address,
    /// What to take out [base units].
    pub amount: u64,
}

impl Unstake {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("unstake");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.owner)
            .writable(self.pool)
            .writable(self.position)
            .writable(self.stake_vault)
            .writable(self.destination)
            .readonly(self.stake_mint)
            .readonly(self.token_program)
            .u64(self.amount)
            .done()
    }
}

/// Sets what a position of a delegated pool holds.
#[derive(Clone, Copy, Debug)]
pub struct SetStake {
    /// Signs.
    pub delegate: Address,
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// The new amount [units of the delegate].
    pub amount: u64,
}

impl SetStake {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("set_stake");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.delegate)
            .writable(self.pool)
            .writable(self.position)
            .u64(self.amount)
            .done()
    }
}

/// Moves principal to the owner's position in another pool of the same stake mint.
#[derive(Clone, Copy, Debug)]
pub struct MoveStake {
    /// Signs; owns both positions.
    pub owner: Address,
    /// The pool to leave.
    pub from_pool: Address,
    /// The position in it.
    pub from_position: Address,
    /// Its stake vault.
    pub from_vault: Address,
    /// The pool to enter.
    pub to_pool: Address,
    /// The position in it.
    pub to_position: Address,
    /// Its stake vault.
    pub to_vault: Address,
    /// The stake mint of both.
    pub stake_mint: Address,
    /// That of the stake mint.
    pub token_program: Address,
    /// What to move [base units].
    pub amount: u64,
}

impl MoveStake {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("move_stake");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.owner)
            .writable(self.from_pool)
            .writable(self.from_position)
            .writable(self.from_vault)
            .writable(self.to_pool)
            .writable(self.to_position)
            .writable(self.to_vault)
            .readonly(self.stake_mint)
            .readonly(self.token_program)
            .u64(self.amount)
            .done()
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

/// Takes all principal out without running a single stream. Forfeits only what had accrued
/// since the pool's last update, to those who stay.
#[derive(Clone, Copy, Debug)]
pub struct EmergencyExit {
    /// Signs.
    pub owner: Address,
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// None for a delegated pool.
    pub principal: Option<PrincipalAccounts>,
}

impl EmergencyExit {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("emergency_exit");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.owner)
            .writable(self.pool)
            .writable(self.position)
            .optional_writable(self.principal.map(|p| p.stake_vault))
            .optional_writable(self.principal.map(|p| p.destination))
            .optional_readonly(self.principal.map(|p| p.stake_mint))
            .optional_readonly(self.principal.map(|p| p.token_program))
            .done()
    }
}
