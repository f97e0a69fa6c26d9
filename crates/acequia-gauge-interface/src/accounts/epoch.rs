//! An epoch: its pools, its votes and its shares.

use super::Member;
use acequia_gauge_core::{Epoch as EpochBooks, MAX_POOLS};
use acequia_interface::account;
use solana_address::Address;

account! { ($) stored_epoch_account
    /// An epoch. Its address is the ballot that is voted on.
    pub struct Epoch
    /// An epoch. Its address is the ballot that is voted on.
    account {
        /// Of the epoch's address.
        bump: u8,
        /// Zero.
        _pad: [u8; 6] = 0,
        /// Whose it is.
        gauge: Address,
        /// Who paid the rent and gets it back.
        rent_payer: Address,
        /// Window, budget, votes and shares.
        books: EpochBooks,
        /// The pools as they were listed when it was opened. Numbers in votes and shares are
        /// places in this list.
        members: [Member; MAX_POOLS],
    }
}

impl Epoch {
    /// Where the gauge stands in the account, for filters of an RPC query.
    pub const GAUGE_OFFSET: usize = Self::offset_of("gauge");
    /// Where who paid the rent stands in the account, for filters of an RPC query.
    pub const RENT_PAYER_OFFSET: usize = Self::offset_of("rent_payer");

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
