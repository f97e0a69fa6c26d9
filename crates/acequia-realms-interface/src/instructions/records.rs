//! What a vote needs: its accounts, made and closed, and the list that names them.

use super::call;
use crate::{addresses, votes::Voting};
use acequia_interface::{addresses::SYSTEM, discriminator};
use solana_address::Address;
use solana_instruction::Instruction;

/// Makes the accounts that a position's vote on a proposal needs; nothing where they are
/// there. By anyone.
#[derive(Clone, Copy, Debug)]
pub struct OpenVote {
    /// Signs; pays the rent.
    pub payer: Address,
    /// What is to vote on what.
    pub voting: Voting,
}

impl OpenVote {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("open_vote");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let Voting { place, voter, position } = self.voting;
        call(Self::DISCRIMINATOR)
            .readonly(voter)
            .payer(self.payer)
            .readonly(position)
            .readonly(place.proposal)
            .readonly(place.governance)
            .readonly(place.registrar())
            .writable(addresses::tally(&place.proposal, &voter).0)
            .writable(addresses::vote_record(&place.proposal, &position).0)
            .writable(place.voter_weight_record(&voter))
            .readonly(SYSTEM)
            .done()
    }
}

/// Closes the record of a vote that was withdrawn, or whose window is over and proposal
/// decided; its rent goes to who paid it. By anyone.
#[derive(Clone, Copy, Debug)]
pub struct CloseVote {
    /// The record.
    pub vote_record: Address,
    /// As the record says.
    pub tally: Address,
    /// As the record says, whether it is there or not.
    pub proposal: Address,
    /// As the record says.
    pub rent_payer: Address,
}

impl CloseVote {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("close_vote");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .writable(self.vote_record)
            .writable(self.tally)
            .readonly(self.proposal)
            .writable(self.rent_payer)
            .done()
    }
}

/// Closes a tally in which no position has a record; its rent goes to who paid it. By anyone.
#[derive(Clone, Copy, Debug)]
pub struct CloseTally {
    /// The tally.
    pub tally: Address,
    /// As the tally says.
    pub rent_payer: Address,
}

impl CloseTally {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("close_tally");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR).writable(self.tally).writable(self.rent_payer).done()
    }
}

/// Closes a voter's weight record; its rent goes to the voter.
#[derive(Clone, Copy, Debug)]
pub struct CloseVoterWeightRecord {
    /// Signs: the voter.
    pub voter: Address,
    /// The registrar.
    pub registrar: Address,
}

impl CloseVoterWeightRecord {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("close_voter_weight_record");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let record = addresses::voter_weight_record(&self.registrar, &self.voter).0;
        call(Self::DISCRIMINATOR).payer(self.voter).writable(record).done()
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
    pub const LIST_SIZE: usize = 16 + 7 * 35;

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
