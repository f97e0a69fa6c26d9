//! A gauge: its terms, its books and its pools.

use super::books;
use acequia_gauge_core::{Books, Terms, MAX_POOLS};
use acequia_interface::{addresses, discriminator, wire::Reader, ReadError};
use solana_address::Address;

/// A pool that a gauge splits its budget among; all zero where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// The pool, of the farm.
    pub pool: Address,
    /// The farm's address that signs the votes of that pool.
    pub vote_authority: Address,
    /// Which of the streams that the slot has held is the gauge's.
    pub generation: u32,
    /// Where in the pool it is.
    pub slot: u8,
}

impl Member {
    pub(super) fn take(r: &mut Reader) -> Result<Self, ReadError> {
        let (pool, vote_authority) = (r.address()?, r.address()?);
        let (generation, slot) = (r.u32()?, r.u8()?);
        let _pad: [u8; 3] = r.take()?;
        Ok(Self { pool, vote_authority, generation, slot })
    }
}

/// A gauge. Zero addresses stand for "none".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gauge {
    /// Bump of the gauge's address.
    pub bump: u8,
    /// Bump of the budget's address.
    pub budget_bump: u8,
    /// Of the reward mint: 0 for SPL Token, 1 for Token-2022.
    pub token_program: u8,
    /// Tells apart gauges of the same creator and mint.
    pub id: u16,
    /// Decimals of the reward mint.
    pub decimals: u8,
    /// How many pools are listed.
    pub count: u8,
    /// Who created it and gets its rent back.
    pub creator: Address,
    /// Who may set quorum, cap and pools, and take out what is idle.
    pub authority: Address,
    /// Who may accept the authority.
    pub pending_authority: Address,
    /// What is split.
    pub reward_mint: Address,
    /// The token account that holds it.
    pub budget: Address,
    /// When epochs run; quorum and cap of the next one.
    pub terms: Terms,
    /// Where the tokens are.
    pub books: Books,
    /// How many epochs have an account.
    pub epochs: u32,
    /// How many of them are not settled.
    pub unsettled: u32,
    /// The votes per unit of weight of each pool [2^-32 votes per weight].
    pub powers: [u64; MAX_POOLS],
    /// The pools; the first `count` are listed.
    pub members: [Member; MAX_POOLS],
}

impl Gauge {
    /// First 8 bytes of the account.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::account("Gauge");
    /// Bytes of the account.
    pub const SIZE: usize = 1_576;
    /// Where the authority stands in the account, for filters of an RPC query.
    pub const AUTHORITY_OFFSET: usize = 48;

    /// Reads a whole account. Says nothing of its owner.
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        let mut r = Reader::typed(data, Self::DISCRIMINATOR, "Gauge")?;
        r.version()?;
        let [bump, budget_bump, token_program] = r.take()?;
        let id = r.u16()?;
        let [decimals, count] = r.take()?;
        let [creator, authority, pending_authority] = r.array(Reader::address)?;
        let (reward_mint, budget) = (r.address()?, r.address()?);
        let (terms, books) = (books::terms(&mut r)?, books::books(&mut r)?);
        let (epochs, unsettled) = (r.u32()?, r.u32()?);
        let (powers, members) = (r.array(Reader::u64)?, r.array(Member::take)?);
        let _reserved: [u8; 32] = r.take()?;
        r.finish()?;
        Ok(Self {
            bump,
            budget_bump,
            token_program,
            id,
            decimals,
            count,
            creator,
            authority,
            pending_authority,
            reward_mint,
            budget,
            terms,
            books,
            epochs,
            unsettled,
            powers,
            members,
        })
    }

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
        assert_eq!((g.reward_mint, g.budget), (key(4), key(0)));
        assert_eq!(read(&[(144, &[5; 32])]).budget, key(5));
    }

    #[test]
    fn terms_books_and_pools_stand_where_they_should() {
        let g = read(&[(176, &[1]), (192, &[2]), (200, &[3]), (208, &[4]), (248, &[5])]);
        assert_eq!((g.terms.genesis, g.terms.epoch_seconds, g.terms.cap_bps), (1, 2, 3));
        assert_eq!((g.books.funded, g.books.next_epoch), (4, 5));
        let g = read(&[(256, &[6]), (260, &[7]), (264 + 120, &[8]), (392 + 72, &[9; 32])]);
        assert_eq!((g.epochs, g.unsettled, g.powers[15]), (6, 7, 8));
        assert_eq!(g.members[1].pool, key(9));
        let g = read(&[(392 + 64, &[1, 0, 0, 0, 2])]);
        assert_eq!((g.members[0].generation, g.members[0].slot), (1, 2));
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
