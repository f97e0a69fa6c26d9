//! The record of a position's vote.

use super::call;
use crate::addresses;
use acequia_interface::{addresses::SYSTEM, discriminator};
use solana_address::Address;
use solana_instruction::Instruction;

/// Makes the record of a position's vote in an epoch; nothing where it is there. By anyone.
#[derive(Clone, Copy, Debug)]
pub struct OpenVoteRecord {
    /// Signs; pays the rent.
    pub payer: Address,
    /// The epoch.
    pub epoch: Address,
    /// What is to vote.
    pub position: Address,
}

impl OpenVoteRecord {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("open_vote_record");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .payer(self.payer)
            .readonly(self.epoch)
            .readonly(self.position)
            .writable(addresses::vote_record(&self.epoch, &self.position).0)
            .readonly(SYSTEM)
            .done()
    }
}

/// Closes a record whose vote no longer counts; its rent goes to who paid it. By anyone.
#[derive(Clone, Copy, Debug)]
pub struct CloseVoteRecord {
    /// The record.
    pub record: Address,
    /// As the record says, whether it is there or not.
    pub epoch: Address,
    /// As the record says.
    pub rent_payer: Address,
}

impl CloseVoteRecord {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("close_vote_record");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .writable(self.record)
            .readonly(self.epoch)
            .writable(self.rent_payer)
            .done()
    }
}
