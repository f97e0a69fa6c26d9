//! Gauges: created, governed, funded, closed.

use super::call;
use crate::{addresses, Gauge};
use acequia_gauge_core::Terms;
use acequia_interface::{addresses::SYSTEM, discriminator};
use solana_address::Address;
use solana_instruction::Instruction;

/// Where a gauge's tokens are, as its account says.
#[derive(Clone, Copy, Debug)]
pub struct BudgetAccounts {
    /// The token account.
    pub account: Address,
    /// The reward mint.
    pub mint: Address,
    /// That of the mint.
    pub token_program: Address,
}

impl BudgetAccounts {
    /// As the gauge's account says.
    pub fn of(gauge: &Gauge) -> Self {
        let token_program = gauge.token_program_address();
        Self { account: gauge.budget, mint: gauge.reward_mint, token_program }
    }
}

/// Creates a gauge and its budget. The creator becomes its authority.
#[derive(Clone, Copy, Debug)]
pub struct CreateGauge {
    /// Signs.
    pub creator: Address,
    /// Signs; pays the rent.
    pub payer: Address,
    /// What is to be split.
    pub reward_mint: Address,
    /// That of the mint.
    pub token_program: Address,
    /// Tells apart the gauges of one creator and mint.
    pub id: u16,
    /// Genesis, length and closing time never change.
    pub terms: Terms,
}

impl CreateGauge {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("create_gauge");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let gauge = addresses::gauge(&self.creator, &self.reward_mint, self.id).0;
        call(Self::DISCRIMINATOR)
            .signer(self.creator)
            .payer(self.payer)
            .writable(gauge)
            .readonly(self.reward_mint)
            .writable(addresses::budget(&gauge).0)
            .readonly(self.token_program)
            .readonly(SYSTEM)
            .u16(self.id)
            .u64(self.terms.genesis)
            .u64(self.terms.quorum)
            .u32(self.terms.epoch_seconds)
            .u32(self.terms.closing_seconds)
            .u32(self.terms.cap_bps)
            .done()
    }
}

/// Says how many votes an epoch needs and how much one pool may get, from the next one on.
#[derive(Clone, Copy, Debug)]
pub struct SetTerms {
    /// Signs: the gauge's authority.
    pub authority: Address,
    /// The gauge.
    pub gauge: Address,
    /// How many votes [votes].
    pub quorum: u64,
    /// How much of the budget [bps].
    pub cap_bps: u32,
}

impl SetTerms {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("set_terms");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .signer(self.authority)
            .writable(self.gauge)
            .u64(self.quorum)
            .u32(self.cap_bps)
            .done()
    }
}

/// Offers a gauge to another authority; zero takes an offer back.
#[derive(Clone, Copy, Debug)]
pub struct ProposeAuthority {
    /// Signs: the gauge's authority.
    pub authority: Address,
    /// The gauge.
    pub gauge: Address,
    /// Who is to accept.
    pub new: Address,
}

impl ProposeAuthority {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("propose_authority");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .signer(self.authority)
            .writable(self.gauge)
            .address(self.new)
            .done()
    }
}

/// Takes over a gauge that was offered.
#[derive(Clone, Copy, Debug)]
pub struct AcceptAuthority {
    /// Signs: who it was offered to.
    pub pending_authority: Address,
    /// The gauge.
    pub gauge: Address,
}

impl AcceptAuthority {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("accept_authority");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR).signer(self.pending_authority).writable(self.gauge).done()
    }
}

/// Adds to what the next opened epoch will split. By anyone. What arrives counts.
#[derive(Clone, Copy, Debug)]
pub struct FundGauge {
    /// Signs for the source.
    pub funder: Address,
    /// The gauge.
    pub gauge: Address,
    /// Its budget, reward mint and token program.
    pub budget: BudgetAccounts,
    /// A token account of the mint.
    pub source: Address,
    /// How much leaves the source [base units].
    pub amount: u64,
}

impl FundGauge {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("fund_gauge");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .signer(self.funder)
            .writable(self.gauge)
            .writable(self.budget.account)
            .readonly(self.budget.mint)
            .writable(self.source)
            .readonly(self.budget.token_program)
            .u64(self.amount)
            .done()
    }
}

/// Takes out what no epoch holds.
#[derive(Clone, Copy, Debug)]
pub struct RefundGauge {
    /// Signs: the gauge's authority.
    pub authority: Address,
    /// The gauge.
    pub gauge: Address,
    /// Its budget, reward mint and token program.
    pub budget: BudgetAccounts,
    /// A token account of the mint.
    pub destination: Address,
}

impl RefundGauge {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("refund_gauge");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .signer(self.authority)
            .writable(self.gauge)
            .writable(self.budget.account)
            .readonly(self.budget.mint)
            .writable(self.destination)
            .readonly(self.budget.token_program)
            .done()
    }
}

/// Closes a gauge without epochs, and its budget; all rent goes to the creator.
#[derive(Clone, Copy, Debug)]
pub struct CloseGauge {
    /// Signs: the gauge's authority.
    pub authority: Address,
    /// The gauge.
    pub gauge: Address,
    /// As the gauge says.
    pub creator: Address,
    /// Its budget, reward mint and token program.
    pub budget: BudgetAccounts,
    /// Gets what the budget still holds; none if it is empty.
    pub destination: Option<Address>,
}

impl CloseGauge {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("close_gauge");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .signer(self.authority)
            .writable(self.gauge)
            .writable(self.creator)
            .writable(self.budget.account)
            .readonly(self.budget.mint)
            .optional_writable(self.destination)
            .readonly(self.budget.token_program)
            .done()
    }
}
