//! Positions: opening, handing over, closing.

use super::call::Call;
use crate::{addresses::SYSTEM, discriminator};
use solana_address::Address;
use solana_instruction::Instruction;

/// Opens an empty position for an owner, who may be somebody else, or a program's PDA.
#[derive(Clone, Copy, Debug)]
pub struct OpenPosition {
    /// Signs; a seed of the position's address.
    pub opener: Address,
    /// Signs; pays the rent and gets it back when the position is closed.
    pub payer: Address,
    /// The pool.
    pub pool: Address,
    /// See [`crate::addresses::position`].
    pub position: Address,
    /// Tells apart positions of the same opener.
    pub index: u16,
    /// Who may unstake and claim.
    pub owner: Address,
}

impl OpenPosition {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("open_position");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.opener)
            .payer(self.payer)
            .writable(self.pool)
            .writable(self.position)
            .readonly(SYSTEM)
            .u16(self.index)
            .address(self.owner)
            .done()
    }
}

/// Hands a position and all it is owed to a new owner. Both sign; votes must be closed.
/// Pushed claims are no longer allowed then.
#[derive(Clone, Copy, Debug)]
pub struct TransferPosition {
    /// Signs.
    pub owner: Address,
    /// Signs, so that a position cannot go to a key that nobody holds.
    pub new_owner: Address,
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
}

impl TransferPosition {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("transfer_position");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.owner)
            .signer(self.new_owner)
            .writable(self.pool)
            .writable(self.position)
            .done()
    }
}

/// Allows anyone, or nobody any more, to push claims to the owner's canonical accounts.
#[derive(Clone, Copy, Debug)]
pub struct SetPushClaims {
    /// Signs.
    pub owner: Address,
    /// The position.
    pub position: Address,
    /// Whether it is allowed.
    pub allowed: bool,
}

impl SetPushClaims {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("set_push_claims");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.owner)
            .writable(self.position)
            .bool(self.allowed)
            .done()
    }
}

/// Closes an empty position; all its rent goes back to whoever paid it.
#[derive(Clone, Copy, Debug)]
pub struct ClosePosition {
    /// Signs.
    pub owner: Address,
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Receives the rent; as stored in the position.
    pub rent_payer: Address,
    /// Gives up whole units that are still owed, in favour of those who stay. Without it
    /// they must be claimed first.
    pub forfeit: bool,
}

impl ClosePosition {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("close_position");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.owner)
            .writable(self.pool)
            .writable(self.position)
            .writable(self.rent_payer)
            .bool(self.forfeit)
            .done()
    }
}
