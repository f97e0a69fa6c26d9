//! The record of one position's vote in one epoch.

use acequia_gauge_core::Record as Vote;
use acequia_interface::account;
use solana_address::Address;

account! { ($) stored_vote_record
    /// What one position has voted.
    #[derive(Copy)]
    pub struct VoteRecord
    /// What one position has voted. It does not go while its vote counts, or that could not be replaced or
    /// withdrawn; nor, but by its voter, until an epoch after the boundary: others may read it till then.
    account {
        /// Of the record's address.
        bump: u8,
        /// The place of the position's pool in the epoch's list.
        source: u8,
        /// Zero.
        _pad: [u8; 5] = 0,
        /// What was voted in.
        epoch: Address,
        /// What voted.
        position: Address,
        /// Who owned it then; zero before there was a vote.
        voter: Address,
        /// Who paid the rent and gets it back.
        rent_payer: Address,
        /// When voting in the epoch ends [unix s]. It tells this epoch from one that a gauge of
        /// the same address had before: that one had ended when it was closed.
        voting_end: u64,
        /// The number of the last vote, as the farm counts.
        sequence: u64,
        /// Weight, power and split.
        vote: Vote,
    }
}

impl VoteRecord {
    /// Where the epoch stands in the account, for filters of an RPC query.
    pub const EPOCH_OFFSET: usize = Self::offset_of("epoch");
    /// Where the voter stands in the account, for filters of an RPC query.
    pub const VOTER_OFFSET: usize = Self::offset_of("voter");
    /// Where who paid the rent stands in the account, for filters of an RPC query.
    pub const RENT_PAYER_OFFSET: usize = Self::offset_of("rent_payer");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stand_where_they_should() {
        let mut data = [0; VoteRecord::SIZE];
        data[..11].copy_from_slice(&[&VoteRecord::DISCRIMINATOR[..], &[1, 2, 15]].concat());
        data[VoteRecord::EPOCH_OFFSET..48].fill(3);
        data[48..80].fill(4);
        data[VoteRecord::VOTER_OFFSET..112].fill(16);
        data[VoteRecord::RENT_PAYER_OFFSET..144].fill(5);
        (6..).zip([144, 152, 160, 168, 176]).for_each(|(byte, at)| data[at] = byte);
        let key = |byte| Address::new_from_array([byte; 32]);
        let read = VoteRecord::read(&data).expect("a record");
        assert_eq!((read.bump, read.epoch, read.position), (2, key(3), key(4)));
        assert_eq!((read.source, read.voter), (15, key(16)));
        assert_eq!((read.rent_payer, read.voting_end, read.sequence), (key(5), 6, 7));
        assert_eq!((read.vote.weight, read.vote.power, read.vote.split.bps[0]), (8, 9, 10));
        assert!((0..data.len()).all(|length| VoteRecord::read(&data[..length]).is_err()));
    }
}
