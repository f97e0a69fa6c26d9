//! Locks: taken, released, left early.

use super::call::Call;
use crate::discriminator;
use solana_address::Address;
use solana_instruction::Instruction;

/// Locks all of a position's principal for a time, for more weight. The only thing that can
/// keep an LP from their principal, and only they can sign it.
#[derive(Clone, Copy, Debug)]
pub struct LockPosition {
    /// Signs.
    pub owner: Address,
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// For how long from now [s].
    pub seconds: u32,
}

impl LockPosition {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("lock_position");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.owner)
            .writable(self.pool)
            .writable(self.position)
            .u32(self.seconds)
            .done()
    }
}

/// Resets the weight of a position whose lock has ended, by anyone.
#[derive(Clone, Copy, Debug)]
pub struct ReleaseLock {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
}

impl ReleaseLock {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("release_lock");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR).writable(self.pool).writable(self.position).done()
    }
}

/// Takes principal out of a running lock. A share of it, falling to nothing at the lock's
/// end, goes to those who stay, through the pool's flow stream of the stake mint.
#[derive(Clone, Copy, Debug)]
pub struct LeaveLockEarly {
    /// Signs.
    pub owner: Address,
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// The pool's stake vault.
    pub stake_vault: Address,
    /// Any token account.
    pub destination: Address,
    /// The vault of the flow stream.
    pub reward_vault: Address,
    /// The stake mint.
    pub stake_mint: Address,
    /// That of the stake mint.
    pub token_program: Address,
    /// What to take out, the penalty included [base units].
    pub amount: u64,
    /// The flow stream's slot.
    pub slot: u8,
}

impl LeaveLockEarly {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("leave_lock_early");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.owner)
            .writable(self.pool)
            .writable(self.position)
            .writable(self.stake_vault)
            .writable(self.destination)
            .writable(self.reward_vault)
            .readonly(self.stake_mint)
            .readonly(self.token_program)
            .u64(self.amount)
            .u8(self.slot)
            .done()
    }
}
