//! An epoch: its pools, its votes and its shares.

use super::{books, gauge::Member};
use acequia_gauge_core::MAX_POOLS;
use acequia_interface::{discriminator, wire::Reader, ReadError};
use solana_address::Address;

/// An epoch. Its address is the ballot that is voted on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Epoch {
    /// Bump of the epoch's address.
    pub bump: u8,
    /// Whose it is.
    pub gauge: Address,
    /// Who gets the rent back.
    pub rent_payer: Address,
    /// Window, budget, votes and shares.
    pub books: acequia_gauge_core::Epoch,
    /// The pools as they were listed when it was opened.
    pub members: [Member; MAX_POOLS],
}

impl Epoch {
    /// First 8 bytes of the account.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::account("Epoch");
    /// Bytes of the account.
    pub const SIZE: usize = 1_808;
    /// Where the gauge stands in the account, for filters of an RPC query.
    pub const GAUGE_OFFSET: usize = 16;
    /// Where who paid the rent stands in the account, for filters of an RPC query.
    pub const RENT_PAYER_OFFSET: usize = 48;

    /// Reads a whole account. Says nothing of its owner.
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        let mut r = Reader::typed(data, Self::DISCRIMINATOR, "Epoch")?;
        r.version()?;
        let bump = r.u8()?;
        let _pad: [u8; 6] = r.take()?;
        let (gauge, rent_payer) = (r.address()?, r.address()?);
        let (books, members) = (books::epoch(&mut r)?, r.array(Member::take)?);
        r.finish()?;
        Ok(Self { bump, gauge, rent_payer, books, members })
    }

    /// The pools that numbers in votes and shares refer to.
    pub fn listed(&self) -> &[Member] {
        self.members.get(..self.books.pools as usize).unwrap_or_default()
    }

    /// The place of a pool in the epoch's list.
    pub fn place_of(&self, pool: &Address) -> Option<usize> {
        self.listed().iter().position(|member| member.pool == *pool)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::mem::offset_of;

    #[test]
    fn fields_stand_where_the_rules_lay_them_out() {
        const BOOKS: usize = 80;
        let mut data = [0; Epoch::SIZE];
        data[..10].copy_from_slice(&[&Epoch::DISCRIMINATOR[..], &[1, 2]].concat());
        data[Epoch::GAUGE_OFFSET..48].fill(3);
        data[Epoch::RENT_PAYER_OFFSET..80].fill(4);
        let fields = [
            offset_of!(acequia_gauge_core::Epoch, window),
            offset_of!(acequia_gauge_core::Epoch, budget),
            offset_of!(acequia_gauge_core::Epoch, powers),
            offset_of!(acequia_gauge_core::Epoch, tallies),
            offset_of!(acequia_gauge_core::Epoch, shares),
            offset_of!(acequia_gauge_core::Epoch, cap_bps),
            offset_of!(acequia_gauge_core::Epoch, pools),
            offset_of!(acequia_gauge_core::Epoch, state),
        ];
        (5..).zip(fields).for_each(|(byte, at)| data[BOOKS + at] = byte);
        data[BOOKS + 576..BOOKS + 576 + 32].fill(13);
        let epoch = Epoch::read(&data).expect("an epoch");
        let key = |byte| Address::new_from_array([byte; 32]);
        assert_eq!((epoch.bump, epoch.gauge, epoch.rent_payer), (2, key(3), key(4)));
        let books = epoch.books;
        assert_eq!((books.window.start, books.budget, books.powers[0]), (5, 6, 7));
        assert_eq!((books.tallies[0].lo, books.shares[0], books.cap_bps), (8, 9, 10));
        assert_eq!((books.pools, books.state), (11, 12));
        assert_eq!((epoch.place_of(&key(13)), epoch.place_of(&key(14))), (Some(0), None));
        assert!((0..data.len()).all(|length| Epoch::read(&data[..length]).is_err()));
    }
}
