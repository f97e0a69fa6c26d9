//! The end of a stream: wound down, swept, retired.

use super::super::call::Call;
use crate::discriminator;
use solana_address::Address;
use solana_instruction::Instruction;

/// Closes a finished stream to funding, the first step of retiring it. What it owes stays
/// claimable.
#[derive(Clone, Copy, Debug)]
pub struct WindDownStream {
    /// Signs.
    pub funder: Address,
    /// The pool.
    pub pool: Address,
    /// The stream's slot.
    pub slot: u8,
}

impl WindDownStream {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("wind_down_stream");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR).signer(self.funder).writable(self.pool).u8(self.slot).done()
    }
}

/// Collects the fraction of a unit that a closing stream owes to a position, by anyone.
#[derive(Clone, Copy, Debug)]
pub struct SweepFraction {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// The stream's slot.
    pub slot: u8,
}

impl SweepFraction {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("sweep_fraction");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .writable(self.pool)
            .writable(self.position)
            .u8(self.slot)
            .done()
    }
}

/// Frees the slot of a closing stream that owes nobody anything; its dust and the vault's
/// rent go to the funder.
#[derive(Clone, Copy, Debug)]
pub struct RetireStream {
    /// Signs.
    pub funder: Address,
    /// The pool.
    pub pool: Address,
    /// The stream's vault; it is closed.
    pub vault: Address,
    /// The reward mint.
    pub mint: Address,
    /// Any token account; receives the dust.
    pub destination: Address,
    /// The funder; receives the rent.
    pub rent_destination: Address,
    /// That of `mint`.
    pub token_program: Address,
    /// The stream's slot.
    pub slot: u8,
}

impl RetireStream {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("retire_stream");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.funder)
            .writable(self.pool)
            .writable(self.vault)
            .readonly(self.mint)
            .writable(self.destination)
            .writable(self.rent_destination)
            .readonly(self.token_program)
            .u8(self.slot)
            .done()
    }
}
