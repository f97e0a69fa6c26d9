//! Funding: more of it, promised, taken back.

use super::super::call::Call;
use crate::discriminator;
use acequia_core::Segment;
use solana_address::Address;
use solana_instruction::Instruction;

/// Adds segments at the end of a curve and moves their budget in.
#[derive(Clone, Copy, Debug)]
pub struct ExtendStream<'a> {
    /// Signs.
    pub funder: Address,
    /// The pool.
    pub pool: Address,
    /// The stream's vault.
    pub vault: Address,
    /// The reward mint.
    pub mint: Address,
    /// Where the budget comes from.
    pub source: Address,
    /// Signs for `source`.
    pub source_authority: Address,
    /// That of `mint`.
    pub token_program: Address,
    /// The stream's slot.
    pub slot: u8,
    /// When an ended curve starts anew [unix s]; 0 is now. Must be 0 for a running one.
    pub start: u64,
    /// What to add.
    pub segments: &'a [Segment],
}

impl ExtendStream<'_> {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("extend_stream");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.funder)
            .writable(self.pool)
            .writable(self.vault)
            .readonly(self.mint)
            .writable(self.source)
            .signer(self.source_authority)
            .readonly(self.token_program)
            .u8(self.slot)
            .u64(self.start)
            .segments(self.segments)
            .done()
    }
}

/// Adds to a stream's budget, by anyone: scales the rest of a curve, or starts a ramp of a
/// flow. Delays nothing.
#[derive(Clone, Copy, Debug)]
pub struct TopUp {
    /// The pool.
    pub pool: Address,
    /// The stream's vault.
    pub vault: Address,
    /// The reward mint.
    pub mint: Address,
    /// Where the tokens come from.
    pub source: Address,
    /// Signs for `source`.
    pub source_authority: Address,
    /// That of `mint`.
    pub token_program: Address,
    /// The stream's slot.
    pub slot: u8,
    /// What to send [base units].
    pub amount: u64,
}

impl TopUp {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("top_up");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .writable(self.pool)
            .writable(self.vault)
            .readonly(self.mint)
            .writable(self.source)
            .signer(self.source_authority)
            .readonly(self.token_program)
            .u8(self.slot)
            .u64(self.amount)
            .done()
    }
}

/// Promises not to take back what is scheduled before a time, which can only grow.
#[derive(Clone, Copy, Debug)]
pub struct CommitStream {
    /// Signs.
    pub funder: Address,
    /// The pool.
    pub pool: Address,
    /// The stream's slot.
    pub slot: u8,
    /// [unix s]
    pub until: u64,
}

impl CommitStream {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("commit_stream");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.funder)
            .writable(self.pool)
            .u8(self.slot)
            .u64(self.until)
            .done()
    }
}

/// Takes back what was emitted to nobody and what is scheduled beyond the commitment.
#[derive(Clone, Copy, Debug)]
pub struct RefundStream {
    /// Signs.
    pub funder: Address,
    /// The pool.
    pub pool: Address,
    /// The stream's vault.
    pub vault: Address,
    /// The reward mint.
    pub mint: Address,
    /// Any token account.
    pub destination: Address,
    /// That of `mint`.
    pub token_program: Address,
    /// The stream's slot.
    pub slot: u8,
}

impl RefundStream {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("refund_stream");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.funder)
            .writable(self.pool)
            .writable(self.vault)
            .readonly(self.mint)
            .writable(self.destination)
            .readonly(self.token_program)
            .u8(self.slot)
            .done()
    }
}
