//! The end of streams that a gauge has funded, in pools that it no longer lists.

use super::{call, gauges::BudgetAccounts};
use acequia_interface::discriminator;
use solana_address::Address;
use solana_instruction::{AccountMeta, Instruction};

/// Closes a finished stream in a pool that is on no list to further funding, for good.
#[derive(Clone, Copy, Debug)]
pub struct WindDownStream<'a> {
    /// Signs: the gauge's authority.
    pub authority: Address,
    /// The gauge.
    pub gauge: Address,
    /// The stream's pool.
    pub pool: Address,
    /// All epochs that the gauge has, in any order.
    pub epochs: &'a [Address],
    /// Where in the pool.
    pub slot: u8,
}

impl WindDownStream<'_> {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("wind_down_stream");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let mut instruction = call(Self::DISCRIMINATOR)
            .signer(self.authority)
            .readonly(self.gauge)
            .writable(self.pool)
            .readonly(acequia_interface::ID)
            .u8(self.slot)
            .done();
        let epochs = self.epochs.iter().map(|epoch| AccountMeta::new_readonly(*epoch, false));
        instruction.accounts.extend(epochs);
        instruction
    }
}

/// Frees the slot of a stream that was wound down and owes nobody anything. By anyone.
#[derive(Clone, Copy, Debug)]
pub struct RetireStream {
    /// The gauge.
    pub gauge: Address,
    /// As the gauge says; gets the vault's rent.
    pub creator: Address,
    /// The gauge's budget, reward mint and token program.
    pub budget: BudgetAccounts,
    /// The stream's pool.
    pub pool: Address,
    /// The stream's vault.
    pub vault: Address,
    /// Where in the pool.
    pub slot: u8,
}

impl RetireStream {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("retire_stream");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .writable(self.gauge)
            .writable(self.creator)
            .writable(self.budget.account)
            .writable(self.pool)
            .writable(self.vault)
            .readonly(self.budget.mint)
            .readonly(self.budget.token_program)
            .readonly(acequia_interface::ID)
            .u8(self.slot)
            .done()
    }
}
