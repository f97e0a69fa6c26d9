//! Epochs: opened, settled, spent, closed, looked at.

use super::{call, gauges::BudgetAccounts};
use crate::addresses;
use acequia_interface::{addresses::SYSTEM, discriminator};
use solana_address::Address;
use solana_instruction::Instruction;

/// Opens an epoch for votes, with all that is idle as its budget.
#[derive(Clone, Copy, Debug)]
pub struct OpenEpoch {
    /// Signs; pays the rent: the authority, or anyone when it is time.
    pub payer: Address,
    /// The gauge.
    pub gauge: Address,
    /// Its number.
    pub number: u64,
}

impl OpenEpoch {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("open_epoch");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .payer(self.payer)
            .writable(self.gauge)
            .writable(addresses::epoch(&self.gauge, self.number).0)
            .readonly(SYSTEM)
            .u64(self.number)
            .done()
    }
}

/// Fixes an epoch's shares, once voting is over. By anyone.
#[derive(Clone, Copy, Debug)]
pub struct SettleEpoch {
    /// The gauge.
    pub gauge: Address,
    /// The epoch.
    pub epoch: Address,
}

impl SettleEpoch {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("settle_epoch");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR).writable(self.gauge).writable(self.epoch).done()
    }
}

/// Funds a segment with a pool's share. By anyone, in any order, once for each pool.
#[derive(Clone, Copy, Debug)]
pub struct ApplyShare {
    /// The gauge.
    pub gauge: Address,
    /// The epoch.
    pub epoch: Address,
    /// The gauge's budget, reward mint and token program.
    pub budget: BudgetAccounts,
    /// The pool in that place.
    pub pool: Address,
    /// The vault of the gauge's stream in it.
    pub vault: Address,
    /// The pool's place in the epoch's list.
    pub place: u8,
}

impl ApplyShare {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("apply_share");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .writable(self.gauge)
            .writable(self.epoch)
            .writable(self.budget.account)
            .writable(self.pool)
            .writable(self.vault)
            .readonly(self.budget.mint)
            .readonly(self.budget.token_program)
            .readonly(acequia_interface::ID)
            .u8(self.place)
            .done()
    }
}

/// Makes a share idle again that was not applied, an epoch after the boundary. By anyone.
#[derive(Clone, Copy, Debug)]
pub struct GiveBackShare {
    /// The gauge.
    pub gauge: Address,
    /// The epoch.
    pub epoch: Address,
    /// The pool's place in the epoch's list.
    pub place: u8,
}

impl GiveBackShare {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("give_back_share");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR).writable(self.gauge).writable(self.epoch).u8(self.place).done()
    }
}

/// Closes an epoch that has done all it was for. By anyone.
#[derive(Clone, Copy, Debug)]
pub struct CloseEpoch {
    /// The gauge.
    pub gauge: Address,
    /// The epoch.
    pub epoch: Address,
    /// As the epoch says.
    pub rent_payer: Address,
}

impl CloseEpoch {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("close_epoch");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .writable(self.gauge)
            .writable(self.epoch)
            .writable(self.rent_payer)
            .done()
    }
}

/// Asks for an epoch's votes, and how its budget is split or would be.
#[derive(Clone, Copy, Debug)]
pub struct ViewEpoch {
    /// The epoch.
    pub epoch: Address,
}

impl ViewEpoch {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("view_epoch");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR).readonly(self.epoch).done()
    }
}
