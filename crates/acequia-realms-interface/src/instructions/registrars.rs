//! Registrars: whose stake votes in a realm, and for how much.

use super::call;
use crate::addresses;
use acequia_interface::{addresses::SYSTEM, discriminator};
use acequia_realms_core::weight::MaxRule;
use solana_address::Address;
use solana_instruction::Instruction;

/// Creates the registrar of a realm's community or council.
#[derive(Clone, Copy, Debug)]
pub struct CreateRegistrar {
    /// Signs: the realm's authority; becomes the registrar's.
    pub realm_authority: Address,
    /// Signs; pays the rent.
    pub payer: Address,
    /// The realm.
    pub realm: Address,
    /// The community's or the council's mint.
    pub governing_token_mint: Address,
    /// What the largest voter weight is.
    pub max: MaxRule,
}

impl CreateRegistrar {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("create_registrar");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let registrar = addresses::registrar(&self.realm, &self.governing_token_mint).0;
        call(Self::DISCRIMINATOR)
            .signer(self.realm_authority)
            .payer(self.payer)
            .readonly(self.realm)
            .readonly(self.governing_token_mint)
            .writable(registrar)
            .writable(addresses::max_voter_weight_record(&registrar).0)
            .readonly(SYSTEM)
            .u8(self.max.kind())
            .u64(self.max.value())
            .done()
    }
}

/// Has a pool's votes count, or changes how much they count.
#[derive(Clone, Copy, Debug)]
pub struct ListPool {
    /// Signs: the registrar's authority.
    pub authority: Address,
    /// The registrar.
    pub registrar: Address,
    /// A pool of the farm.
    pub pool: Address,
    /// The votes per unit of weight [2^-32 votes per weight].
    pub power: u64,
}

impl ListPool {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("list_pool");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .signer(self.authority)
            .writable(self.registrar)
            .readonly(self.pool)
            .u64(self.power)
            .done()
    }
}

/// Takes a pool off the list.
#[derive(Clone, Copy, Debug)]
pub struct UnlistPool {
    /// Signs: the registrar's authority.
    pub authority: Address,
    /// The registrar.
    pub registrar: Address,
    /// A listed pool.
    pub pool: Address,
}

impl UnlistPool {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("unlist_pool");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .signer(self.authority)
            .writable(self.registrar)
            .address(self.pool)
            .done()
    }
}

/// Says what the largest voter weight is.
#[derive(Clone, Copy, Debug)]
pub struct SetMaxVoterWeight {
    /// Signs: the registrar's authority.
    pub authority: Address,
    /// The registrar.
    pub registrar: Address,
    /// The registrar's mint.
    pub governing_token_mint: Address,
    /// What it is.
    pub max: MaxRule,
}

impl SetMaxVoterWeight {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("set_max_voter_weight");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .signer(self.authority)
            .writable(self.registrar)
            .readonly(self.governing_token_mint)
            .writable(addresses::max_voter_weight_record(&self.registrar).0)
            .u8(self.max.kind())
            .u64(self.max.value())
            .done()
    }
}

/// Works out the largest voter weight anew. By anyone; a share of the supply needs it in each
/// transaction that votes or finalizes.
#[derive(Clone, Copy, Debug)]
pub struct RefreshMaxVoterWeight {
    /// The registrar.
    pub registrar: Address,
    /// The registrar's mint.
    pub governing_token_mint: Address,
}

impl RefreshMaxVoterWeight {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("refresh_max_voter_weight");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR)
            .readonly(self.registrar)
            .readonly(self.governing_token_mint)
            .writable(addresses::max_voter_weight_record(&self.registrar).0)
            .done()
    }
}

/// Offers a registrar to another authority; zero takes an offer back.
#[derive(Clone, Copy, Debug)]
pub struct ProposeAuthority {
    /// Signs: the registrar's authority.
    pub authority: Address,
    /// The registrar.
    pub registrar: Address,
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
            .writable(self.registrar)
            .address(self.new)
            .done()
    }
}

/// Takes over a registrar that was offered.
#[derive(Clone, Copy, Debug)]
pub struct AcceptAuthority {
    /// Signs: who it was offered to.
    pub pending_authority: Address,
    /// The registrar.
    pub registrar: Address,
}

impl AcceptAuthority {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("accept_authority");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        call(Self::DISCRIMINATOR).signer(self.pending_authority).writable(self.registrar).done()
    }
}
