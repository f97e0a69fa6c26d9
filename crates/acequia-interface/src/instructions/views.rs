//! Views: instructions that change nothing and answer by return data. Simulate them, or
//! call them from a program; [`crate::views`] reads the answers.

use super::call::Call;
use crate::discriminator;
use solana_address::Address;
use solana_instruction::Instruction;

/// Asks what each stream owes a position as of now.
#[derive(Clone, Copy, Debug)]
pub struct ViewPending {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
}

impl ViewPending {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("view_pending");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR).readonly(self.pool).readonly(self.position).done()
    }
}

/// Asks for the pool's totals and, per stream, the present rate and how long it lasts.
#[derive(Clone, Copy, Debug)]
pub struct ViewPool {
    /// The pool.
    pub pool: Address,
}

impl ViewPool {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("view_pool");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR).readonly(self.pool).done()
    }
}

/// Asks whether each stream's vault holds what the books say it must.
#[derive(Clone, Copy, Debug)]
pub struct ViewSolvency<'a> {
    /// The pool.
    pub pool: Address,
    /// The vaults of all streams of the pool, in slot order.
    pub vaults: &'a [Address],
}

impl ViewSolvency<'_> {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("view_solvency");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let head = Call::new(Self::DISCRIMINATOR).readonly(self.pool);
        self.vaults.iter().fold(head, |call, vault| call.readonly(*vault)).done()
    }
}
