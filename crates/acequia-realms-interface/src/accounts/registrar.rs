//! A registrar: whose stake votes in a realm, and for how much.

use acequia_core::listed;
use acequia_interface::account;
use acequia_realms_core::weight::MaxRule;
use bytemuck::{Pod, Zeroable};
use solana_address::Address;

/// The most pools that a registrar lists.
pub const MAX_POOLS: usize = 16;

listed! { ($) [#[repr(C)] #[derive(Pod, Zeroable)]]
    /// A pool of the list. All zeroes where there is none.
    pub struct Listing as stored_listing {
        /// The pool, of the farm.
        pub pool: Address,
        /// The farm's address that signs the votes of that pool for this program.
        pub vote_authority: Address,
        /// When that pool was created: no other at its address is meant [unix s].
        pub pool_created_at: u64,
        /// The votes per unit of the pool's weight [2^-32 votes per weight].
        pub power: u64,
    }
}

account! { ($) stored_registrar
    /// Whose stake votes for one of the two houses of a realm.
    pub struct Registrar
    /// Whose stake votes for one of the two houses of a realm.
    account {
        /// Of the registrar's address.
        bump: u8,
        /// What the largest voter weight is: 0 fixed, 1 a share of the governing mint's supply.
        max_kind: u8,
        /// How many pools are listed.
        count: u8,
        /// Zero.
        _pad: [u8; 4] = 0,
        /// The governance program that the realm belongs to.
        governance_program: Address,
        /// The realm voted in.
        realm: Address,
        /// The mint that the votes count as.
        governing_token_mint: Address,
        /// May list pools, set their power, and set the largest voter weight.
        authority: Address,
        /// Who the authority has been offered to; zero for none.
        pending_authority: Address,
        /// The largest voter weight [votes], or its share of the supply [1/10,000].
        max_value: u64,
        /// The listed pools, without a gap.
        pools: [Listing; MAX_POOLS],
        /// How many tallies there are: while there is one, the registrar stays.
        tallies: u64,
        /// Zero.
        _reserved: [u64; 3] = 0,
    }
}

impl Registrar {
    /// What the largest voter weight is.
    pub fn max(&self) -> MaxRule {
        // The program writes no rule that is none.
        MaxRule::new(self.max_kind, self.max_value).unwrap_or(MaxRule::Fixed(self.max_value))
    }

    /// The listed pools.
    pub fn listed(&self) -> &[Listing] {
        self.pools.get(..self.count as usize).unwrap_or_default()
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
        (data[248], data[256], data[1_464]) = (12, 13, 14);
        let key = |byte| Address::new_from_array([byte; 32]);
        let read = Registrar::read(&data).expect("a registrar");
        assert_eq!((read.bump, read.governance_program, read.realm), (2, key(3), key(4)));
        assert_eq!((read.governing_token_mint, read.authority), (key(5), key(6)));
        assert_eq!((read.pending_authority, read.max()), (key(7), MaxRule::ShareOfSupply(9)));
        let listing =
            Listing { pool: key(10), vote_authority: key(11), pool_created_at: 12, power: 13 };
        assert_eq!((read.listed(), read.tallies), (&[listing][..], 14));
        assert!((0..data.len()).all(|length| Registrar::read(&data[..length]).is_err()));
    }
}
