//! A registrar: whose stake votes in a realm, and for how much.

use acequia_interface::{discriminator, wire::Reader, ReadError};
use acequia_realms_core::weight::MaxRule;
use alloc::vec::Vec;
use solana_address::Address;

/// A pool whose votes a registrar counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The pool, of the farm.
    pub pool: Address,
    /// The farm's address that signs the votes of that pool.
    pub vote_authority: Address,
    /// The votes per unit of weight [2^-32 votes per weight].
    pub power: u64,
}

/// Whose stake votes for one of the two houses of a realm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registrar {
    /// Bump of the registrar's address.
    pub bump: u8,
    /// The governance program.
    pub governance_program: Address,
    /// The realm voted in.
    pub realm: Address,
    /// The mint that the votes count as.
    pub governing_token_mint: Address,
    /// Who may list pools and set the largest voter weight.
    pub authority: Address,
    /// Who may accept the authority; zero for nobody.
    pub pending_authority: Address,
    /// What the largest voter weight is.
    pub max: MaxRule,
    /// The listed pools.
    pub pools: Vec<Listing>,
}

impl Registrar {
    /// First 8 bytes of the account.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::account("Registrar");
    /// Bytes of the account.
    pub const SIZE: usize = 1_368;
    /// The most pools that are listed.
    const MAX_POOLS: usize = 16;

    /// Reads a whole account. Says nothing of its owner.
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        let mut r = Reader::typed(data, Self::DISCRIMINATOR, "Registrar")?;
        r.version()?;
        let [bump, max_kind, count] = r.take()?;
        let _pad: [u8; 4] = r.take()?;
        let [governance_program, realm, governing_token_mint, authority, pending_authority] =
            r.array(Reader::address)?;
        let max = MaxRule::new(max_kind, r.u64()?).ok_or(ReadError::WrongType("Registrar"))?;
        let mut pools = r.values(Self::MAX_POOLS, |r| {
            let (pool, vote_authority, power) = (r.address()?, r.address()?, r.u64()?);
            Ok(Listing { pool, vote_authority, power })
        })?;
        let _reserved: [u64; 4] = r.array(Reader::u64)?;
        r.finish()?;
        pools.truncate(count as usize);
        Ok(Self {
            bump,
            governance_program,
            realm,
            governing_token_mint,
            authority,
            pending_authority,
            max,
            pools,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stand_where_they_should() {
        let mut data = [0; Registrar::SIZE];
        data[..12].copy_from_slice(&[&Registrar::DISCRIMINATOR[..], &[1, 2, 1, 1]].concat());
        (3..8).zip((16..).step_by(32)).for_each(|(byte, at)| data[at..at + 32].fill(byte));
        data[176] = 9;
        data[184..216].fill(10);
        data[216..248].fill(11);
        data[248] = 12;
        let key = |byte| Address::new_from_array([byte; 32]);
        let read = Registrar::read(&data).expect("a registrar");
        assert_eq!((read.bump, read.governance_program, read.realm), (2, key(3), key(4)));
        assert_eq!((read.governing_token_mint, read.authority), (key(5), key(6)));
        assert_eq!((read.pending_authority, read.max), (key(7), MaxRule::ShareOfSupply(9)));
        let listing = Listing { pool: key(10), vote_authority: key(11), power: 12 };
        assert_eq!(read.pools, [listing]);
        assert!((0..data.len()).all(|length| Registrar::read(&data[..length]).is_err()));
    }
}
