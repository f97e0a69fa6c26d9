//! The pools that a gauge splits its budget among.

use super::call;
use crate::addresses;
use acequia_interface::{addresses::SYSTEM, discriminator};
use solana_address::Address;
use solana_instruction::Instruction;

/// Lists a pool, from the next opened epoch on.
#[derive(Clone, Copy, Debug)]
pub struct AddPool {
    /// Signs: the gauge's authority.
    pub authority: Address,
    /// The gauge.
    pub gauge: Address,
    /// A pool of the farm.
    pub pool: Address,
    /// Where in it the gauge's stream is.
    pub slot: u8,
    /// The votes per unit of weight [2^-32 votes per weight].
    pub power: u64,
}

impl AddPool {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("add_pool");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .signer(self.authority)
            .writable(self.gauge)
            .readonly(self.pool)
            .u8(self.slot)
            .u64(self.power)
            .done()
    }
}

/// Says how much a unit of a pool's weight votes, from the next opened epoch on.
#[derive(Clone, Copy, Debug)]
pub struct SetPower {
    /// Signs: the gauge's authority.
    pub authority: Address,
    /// The gauge.
    pub gauge: Address,
    /// A listed pool.
    pub pool: Address,
    /// The votes per unit of weight [2^-32 votes per weight].
    pub power: u64,
}

impl SetPower {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("set_power");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .signer(self.authority)
            .writable(self.gauge)
            .address(self.pool)
            .u64(self.power)
            .done()
    }
}

/// Takes a pool off the list, from the next opened epoch on.
#[derive(Clone, Copy, Debug)]
pub struct RemovePool {
    /// Signs: the gauge's authority.
    pub authority: Address,
    /// The gauge.
    pub gauge: Address,
    /// A listed pool.
    pub pool: Address,
}

impl RemovePool {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("remove_pool");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .signer(self.authority)
            .writable(self.gauge)
            .address(self.pool)
            .done()
    }
}

/// Writes down what a vote from a pool needs, where clients look for it. By anyone, once.
#[derive(Clone, Copy, Debug)]
pub struct InitializeExtraAccountMetas {
    /// Signs; pays the rent, which stays.
    pub payer: Address,
    /// A pool of the farm.
    pub pool: Address,
}

impl InitializeExtraAccountMetas {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("initialize_extra_account_metas");
    /// Bytes of the list: a head of 16, and 35 for each account.
    pub const LIST_SIZE: usize = 16 + 2 * 35;

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .payer(self.payer)
            .writable(addresses::extra_account_metas(&self.pool).0)
            .readonly(self.pool)
            .readonly(SYSTEM)
            .done()
    }
}
