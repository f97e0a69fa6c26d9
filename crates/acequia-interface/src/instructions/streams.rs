//! Streams: adding, funding, committing, refunding, winding down, retiring.

use super::call::Call;
use crate::{addresses::SYSTEM, discriminator};
use acequia_core::{IdlePolicy, Segment};
use solana_address::Address;
use solana_instruction::Instruction;

/// Where the tokens of a funding come from.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// A token account.
    pub account: Address,
    /// Signs for it.
    pub authority: Address,
}

/// Adds a stream with a curve and moves its budget in. It is credited with what arrives;
/// where a transfer fee makes that less, the curve is scaled down to it.
#[derive(Clone, Copy, Debug)]
pub struct AddStream<'a> {
    /// Signs.
    pub reward_manager: Address,
    /// Signs; pays the vault's rent.
    pub payer: Address,
    /// The pool.
    pub pool: Address,
    /// What is streamed.
    pub mint: Address,
    /// See [`crate::addresses::reward_vault`].
    pub vault: Address,
    /// Where the budget comes from; may be none where there are no segments yet.
    pub source: Option<Source>,
    /// That of `mint`.
    pub token_program: Address,
    /// A free slot of the pool.
    pub slot: u8,
    /// Who may extend, commit, refund and wind the stream down.
    pub funder: Address,
    /// When the first segment starts [unix s]; 0 is now.
    pub start: u64,
    /// The curve, at most 24 segments; none for a stream that is extended later.
    pub segments: &'a [Segment],
    /// What is scheduled before this time can never be taken back [unix s]; 0 for nothing.
    pub committed_until: u64,
    /// What happens while nobody is staked.
    pub idle_policy: IdlePolicy,
}

impl AddStream<'_> {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("add_stream");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.reward_manager)
            .payer(self.payer)
            .writable(self.pool)
            .readonly(self.mint)
            .writable(self.vault)
            .optional_writable(self.source.map(|source| source.account))
            .optional_signer(self.source.map(|source| source.authority))
            .readonly(self.token_program)
            .readonly(SYSTEM)
            .u8(self.slot)
            .address(self.funder)
            .u64(self.start)
            .segments(self.segments)
            .u64(self.committed_until)
            .u8(self.idle_policy as u8)
            .done()
    }
}

/// Adds an empty stream that spreads each deposit over a window.
#[derive(Clone, Copy, Debug)]
pub struct AddFlowStream {
    /// Signs.
    pub reward_manager: Address,
    /// Signs; pays the vault's rent.
    pub payer: Address,
    /// The pool.
    pub pool: Address,
    /// What is streamed.
    pub mint: Address,
    /// See [`crate::addresses::reward_vault`].
    pub vault: Address,
    /// That of `mint`.
    pub token_program: Address,
    /// A free slot of the pool.
    pub slot: u8,
    /// To whom the rent and idle amounts belong.
    pub funder: Address,
    /// Over how long a deposit is spread [s]; cannot change.
    pub window: u32,
    /// What happens while nobody is staked.
    pub idle_policy: IdlePolicy,
}

impl AddFlowStream {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("add_flow_stream");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.reward_manager)
            .payer(self.payer)
            .writable(self.pool)
            .readonly(self.mint)
            .writable(self.vault)
            .readonly(self.token_program)
            .readonly(SYSTEM)
            .u8(self.slot)
            .address(self.funder)
            .u32(self.window)
            .u8(self.idle_policy as u8)
            .done()
    }
}

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
