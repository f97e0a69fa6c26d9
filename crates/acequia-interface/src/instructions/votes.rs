//! Hooks and the votes that are passed to them.

use super::call::Call;
use crate::{addresses, discriminator};
use solana_address::Address;
use solana_instruction::{AccountMeta, Instruction};

/// Announces the program that votes are to be passed to. It can be activated 48 hours later.
#[derive(Clone, Copy, Debug)]
pub struct ProposeHook {
    /// Signs: the pool's authority.
    pub authority: Address,
    /// The pool.
    pub pool: Address,
    /// The program.
    pub hook_program: Address,
}

impl ProposeHook {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("propose_hook");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.authority)
            .writable(self.pool)
            .readonly(self.hook_program)
            .done()
    }
}

/// Puts the proposed hook in place.
#[derive(Clone, Copy, Debug)]
pub struct ActivateHook {
    /// Signs: the pool's authority.
    pub authority: Address,
    /// The pool.
    pub pool: Address,
}

impl ActivateHook {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("activate_hook");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR).signer(self.authority).writable(self.pool).done()
    }
}

/// Takes the hook away at once, and with it every vote lock of the pool.
#[derive(Clone, Copy, Debug)]
pub struct RemoveHook {
    /// Signs: the pool's authority.
    pub authority: Address,
    /// The pool.
    pub pool: Address,
}

impl RemoveHook {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("remove_hook");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR).signer(self.authority).writable(self.pool).done()
    }
}

/// Passes a position's vote on to the pool's hook.
#[derive(Clone, Copy, Debug)]
pub struct CastVote<'a> {
    /// Signs: the position's owner.
    pub voter: Address,
    /// Signs and pays the receipt's rent.
    pub payer: Address,
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// The pool's hook.
    pub hook_program: Address,
    /// What the hook wants beside the accounts that every hook gets. None may sign, none
    /// may be a writable account of the farm, at most 16.
    pub extras: &'a [AccountMeta],
    /// What is voted on.
    pub ballot: Address,
    /// When the ballot started: exactly what the hook knows [unix s].
    pub ballot_start: u64,
    /// When the ballot ends: exactly what the hook knows [unix s].
    pub ballot_end: u64,
    /// What is said to the hook, at most 256 bytes.
    pub payload: &'a [u8],
}

impl CastVote<'_> {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("cast_vote");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let receipt = addresses::vote_receipt(&self.position, &self.hook_program, &self.ballot).0;
        let call = Call::new(Self::DISCRIMINATOR)
            .signer(self.voter)
            .payer(self.payer)
            .readonly(self.pool)
            .writable(self.position)
            .writable(receipt)
            .readonly(addresses::vote_authority(&self.pool, &self.hook_program).0)
            .readonly(self.hook_program)
            .readonly(addresses::SYSTEM)
            .address(self.ballot)
            .u64(self.ballot_start)
            .u64(self.ballot_end);
        with_extras(with_payload(call, self.payload), self.extras)
    }
}

/// Takes a vote back while its ballot is open.
#[derive(Clone, Copy, Debug)]
pub struct WithdrawVote<'a> {
    /// Signs: the position's owner.
    pub voter: Address,
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// The hook that the vote was passed to.
    pub hook_program: Address,
    /// As for [`CastVote`]. Not needed where the pool has another hook by now.
    pub extras: &'a [AccountMeta],
    /// What was voted on.
    pub ballot: Address,
    /// What is said to the hook, at most 256 bytes.
    pub payload: &'a [u8],
}

impl WithdrawVote<'_> {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("withdraw_vote");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let receipt = addresses::vote_receipt(&self.position, &self.hook_program, &self.ballot).0;
        let call = Call::new(Self::DISCRIMINATOR)
            .signer(self.voter)
            .readonly(self.pool)
            .writable(self.position)
            .writable(receipt)
            .readonly(addresses::vote_authority(&self.pool, &self.hook_program).0)
            .readonly(self.hook_program);
        with_extras(with_payload(call, self.payload), self.extras)
    }
}

/// Closes the receipt of a vote that is over, by anyone; its rent goes to who paid it.
#[derive(Clone, Copy, Debug)]
pub struct CloseVoteReceipt {
    /// The receipt.
    pub receipt: Address,
    /// As the receipt says. It may be closed by now.
    pub position: Address,
    /// As the receipt says.
    pub rent_payer: Address,
}

impl CloseVoteReceipt {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("close_vote_receipt");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .writable(self.receipt)
            .writable(self.position)
            .writable(self.rent_payer)
            .done()
    }
}

/// Asks what a position's open votes hold, and until when.
#[derive(Clone, Copy, Debug)]
pub struct ViewVotes {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
}

impl ViewVotes {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("view_votes");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR).readonly(self.pool).readonly(self.position).done()
    }
}

fn with_payload(call: Call, payload: &[u8]) -> Call {
    let call = call.u32(payload.len() as u32);
    payload.iter().fold(call, |call, byte| call.u8(*byte))
}

fn with_extras(call: Call, extras: &[AccountMeta]) -> Instruction {
    let mut instruction = call.done();
    instruction.accounts.extend_from_slice(extras);
    instruction
}
