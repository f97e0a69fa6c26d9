//! A gauge: its terms, its books and its pools.

use acequia_core::listed;
use acequia_gauge_core::{Books, Terms, MAX_POOLS};
use acequia_interface::{account, addresses};
use bytemuck::{Pod, Zeroable};
use solana_address::Address;

listed! { ($) [#[repr(C)] #[derive(Pod, Zeroable)]]
    /// A pool of the list, and the stream in it that the gauge funds. All zeroes where there is
    /// none.
    pub struct Member as stored_member {
        /// The pool, of the farm.
        pub pool: Address,
        /// The farm's address that signs the votes of that pool for this program.
        pub vote_authority: Address,
        /// When that pool was created: no other at its address is meant [unix s].
        pub pool_created_at: u64,
        /// Which of the streams that the slot has held is the gauge's.
        pub generation: u32,
        /// Where in the pool it is.
        pub slot: u8,
        /// Zero.
        pub _pad: [u8; 3],
    }
}

account! { ($) stored_gauge
    /// A gauge. Zero addresses stand for "none".
    pub struct Gauge
    /// A gauge. What an epoch needs of it is copied into the epoch until that begins.
    account {
        /// Of the gauge's address.
        bump: u8,
        /// Of the budget's address.
        budget_bump: u8,
        /// Of the reward mint: 0 SPL Token, 1 Token-2022.
        token_program: u8,
        /// Tells apart the gauges of one creator and mint.
        id: u16,
        /// Of the reward mint.
        decimals: u8,
        /// How many pools are listed.
        count: u8,
        /// Who created it; gets its rent back.
        creator: Address,
        /// May set terms and pools, name the power manager, and take out what is idle.
        authority: Address,
        /// Who the authority has been offered to; zero for none.
        pending_authority: Address,
        /// May set the powers of listed pools; zero for none.
        power_manager: Address,
        /// Who the powers have been offered to; zero for none.
        pending_power_manager: Address,
        /// What is split.
        reward_mint: Address,
        /// The token account that holds it, owned by the gauge.
        budget: Address,
        /// When epochs run; what the next one needs.
        terms: Terms,
        /// Where the tokens are.
        books: Books,
        /// How many epochs have an account.
        epochs: u32,
        /// How many of them are not settled.
        unsettled: u32,
        /// The votes per unit of weight of each listed pool [2^-32 votes per weight].
        powers: [u64; MAX_POOLS],
        /// The listed pools, without a gap.
        members: [Member; MAX_POOLS],
        /// Zero.
        _reserved: [u64; 4] = 0,
    }
}

impl Gauge {
    /// Where the authority stands in the account, for filters of an RPC query.
    pub const AUTHORITY_OFFSET: usize = Self::offset_of("authority");

    /// The listed pools.
    pub fn listed(&self) -> &[Member] {
        self.members.get(..self.count as usize).unwrap_or_default()
    }

    /// The address of the reward mint's token program.
    pub fn token_program_address(&self) -> Address {
        addresses::token_program(self.token_program).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use acequia_interface::ReadError;

    /// A gauge's account, all bytes zero but those set.
    fn read(fields: &[(usize, &[u8])]) -> Gauge {
        let mut data = [0; Gauge::SIZE];
        data[..8].copy_from_slice(&Gauge::DISCRIMINATOR);
        data[8] = 1;
        for (at, bytes) in fields {
            data[*at..*at + bytes.len()].copy_from_slice(bytes);
        }
        Gauge::read(&data).expect("a gauge")
    }

    fn key(byte: u8) -> Address {
        Address::new_from_array([byte; 32])
    }

    #[test]
    fn what_stands_before_the_keys() {
        let g = read(&[(9, &[1, 2, 1, 4, 5, 6, 2])]);
        assert_eq!((g.bump, g.budget_bump, g.token_program, g.id), (1, 2, 1, 0x0504));
        assert_eq!((g.decimals, g.count, g.listed().len()), (6, 2, 2));
    }

    #[test]
    fn keys_stand_where_they_should() {
        let g = read(&[(16, &[1; 32]), (48, &[2; 32]), (80, &[3; 32]), (112, &[4; 32])]);
        assert_eq!((g.creator, g.authority, g.pending_authority), (key(1), key(2), key(3)));
        assert_eq!((g.power_manager, g.pending_power_manager), (key(4), key(0)));
        let g = read(&[(144, &[7; 32]), (176, &[5; 32]), (208, &[6; 32])]);
        assert_eq!((g.pending_power_manager, g.reward_mint, g.budget), (key(7), key(5), key(6)));
    }

    #[test]
    fn terms_books_and_pools_stand_where_they_should() {
        let g = read(&[(240, &[1]), (264, &[2]), (272, &[3]), (280, &[4]), (320, &[5])]);
        assert_eq!((g.terms.genesis, g.terms.epoch_seconds, g.terms.cap_bps), (1, 2, 3));
        assert_eq!((g.books.funded, g.books.next_epoch), (4, 5));
        let g = read(&[(328, &[6]), (332, &[7]), (336 + 120, &[8]), (464 + 80, &[9; 32])]);
        assert_eq!((g.epochs, g.unsettled, g.powers[15]), (6, 7, 8));
        assert_eq!(g.members[1].pool, key(9));
        let g = read(&[(464 + 64, &[3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2])]);
        let member = &g.members[0];
        assert_eq!((member.pool_created_at, member.generation, member.slot), (3, 1, 2));
    }

    #[test]
    fn garbage_is_refused_and_never_panics() {
        let mut data = [0; Gauge::SIZE];
        assert_eq!(Gauge::read(&data), Err(ReadError::WrongType("Gauge")));
        data[..8].copy_from_slice(&Gauge::DISCRIMINATOR);
        assert_eq!(Gauge::read(&data), Err(ReadError::WrongVersion(0)));
        data[8] = 1;
        assert!((0..data.len()).all(|length| Gauge::read(&data[..length]).is_err()));
    }
}
