//! Streams: added with a curve, or as a flow.

use super::super::call::Call;
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
