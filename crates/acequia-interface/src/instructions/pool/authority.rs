//! The authority: handed over, and what it may set.

use super::super::call::Call;
use crate::discriminator;
use acequia_core::Caps;
use solana_address::Address;
use solana_instruction::Instruction;

/// Proposes a new authority, which holds nothing until it accepts.
#[derive(Clone, Copy, Debug)]
pub struct ProposeAuthority {
    /// Signs.
    pub authority: Address,
    /// The pool.
    pub pool: Address,
    /// Who may accept; the zero address takes a proposal back.
    pub new_authority: Address,
}

impl ProposeAuthority {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("propose_authority");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        by_authority(Self::DISCRIMINATOR, self.authority, self.pool)
            .address(self.new_authority)
            .done()
    }
}

/// Takes over the authority that was proposed.
#[derive(Clone, Copy, Debug)]
pub struct AcceptAuthority {
    /// Signs.
    pub pending_authority: Address,
    /// The pool.
    pub pool: Address,
}

impl AcceptAuthority {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("accept_authority");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        by_authority(Self::DISCRIMINATOR, self.pending_authority, self.pool).done()
    }
}

/// Leaves the pool without an authority, for good.
#[derive(Clone, Copy, Debug)]
pub struct RenounceAuthority {
    /// Signs.
    pub authority: Address,
    /// The pool.
    pub pool: Address,
}

impl RenounceAuthority {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("renounce_authority");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        by_authority(Self::DISCRIMINATOR, self.authority, self.pool).done()
    }
}

/// Sets who may add streams.
#[derive(Clone, Copy, Debug)]
pub struct SetRewardManager {
    /// Signs.
    pub authority: Address,
    /// The pool.
    pub pool: Address,
    /// The zero address for nobody.
    pub new_manager: Address,
}

impl SetRewardManager {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("set_reward_manager");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        by_authority(Self::DISCRIMINATOR, self.authority, self.pool)
            .address(self.new_manager)
            .done()
    }
}

/// Sets the most that may be staked. What is staked already stays.
#[derive(Clone, Copy, Debug)]
pub struct SetCaps {
    /// Signs.
    pub authority: Address,
    /// The pool.
    pub pool: Address,
    /// [base units]; 0 is no cap.
    pub caps: Caps,
}

impl SetCaps {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("set_caps");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        by_authority(Self::DISCRIMINATOR, self.authority, self.pool).caps(&self.caps).done()
    }
}

/// Pauses deposits, or lets them in again. Never touches leaving or claiming.
#[derive(Clone, Copy, Debug)]
pub struct SetPaused {
    /// Signs.
    pub authority: Address,
    /// The pool.
    pub pool: Address,
    /// Whether deposits are refused.
    pub paused: bool,
}

impl SetPaused {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("set_paused");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        by_authority(Self::DISCRIMINATOR, self.authority, self.pool).bool(self.paused).done()
    }
}

fn by_authority(discriminator: [u8; 8], authority: Address, pool: Address) -> Call {
    Call::new(discriminator).signer(authority).writable(pool)
}
