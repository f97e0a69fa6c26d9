//! The record of one position's vote on one proposal.

use acequia_interface::account;
use solana_address::Address;

account! { ($) stored_vote_record
    /// What one position votes.
    #[derive(Copy)]
    pub struct VoteRecord
    /// What one position votes. It must not go while its vote may count, or it could be counted
    /// again.
    account {
        /// Of the record's address.
        bump: u8,
        /// Zero.
        _pad: [u8; 2] = 0,
        /// The round of the tally that its votes are part of.
        round: u32,
        /// The tally that its votes are part of.
        tally: Address,
        /// What is voted on.
        proposal: Address,
        /// What votes.
        position: Address,
        /// The pool it is in.
        pool: Address,
        /// The farm's address that signs the votes of that pool. Kept here, so that a vote can be
        /// taken back when the pool is no longer listed.
        vote_authority: Address,
        /// Who paid the rent and gets it back.
        rent_payer: Address,
        /// When the pool was created, kept for the same reason [unix s].
        pool_created_at: u64,
        /// The number of the last vote, as the farm counts.
        sequence: u64,
        /// What it weighs [weight]; 0 after a withdrawal.
        weight: u64,
        /// What that counts, by the power at the time of the vote [votes].
        votes: u64,
        /// When the proposal's voting began, as it was then [unix s].
        start: u64,
        /// When it ends, itself excluded, as it was then [unix s].
        end: u64,
    }
}

impl VoteRecord {
    /// Where the proposal stands in the account, for filters of an RPC query.
    pub const PROPOSAL_OFFSET: usize = Self::offset_of("proposal");
    /// Where the pool stands in the account, for filters of an RPC query.
    pub const POOL_OFFSET: usize = Self::offset_of("pool");
    /// Where who paid the rent stands in the account, for filters of an RPC query.
    pub const RENT_PAYER_OFFSET: usize = Self::offset_of("rent_payer");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stand_where_they_should() {
        let mut data = [0; VoteRecord::SIZE];
        data[..10].copy_from_slice(&[&VoteRecord::DISCRIMINATOR[..], &[1, 2]].concat());
        (3..9).zip((16..).step_by(32)).for_each(|(byte, at)| data[at..at + 32].fill(byte));
        (9..15).zip((208..).step_by(8)).for_each(|(byte, at)| data[at] = byte);
        data[12] = 15;
        let key = |byte| Address::new_from_array([byte; 32]);
        let read = VoteRecord::read(&data).expect("a record");
        assert_eq!((read.bump, read.tally, read.proposal), (2, key(3), key(4)));
        assert_eq!((read.position, read.pool, read.vote_authority), (key(5), key(6), key(7)));
        assert_eq!((read.rent_payer, read.pool_created_at), (key(8), 9));
        assert_eq!((read.sequence, read.weight, read.votes), (10, 11, 12));
        assert_eq!((read.start, read.end, read.round), (13, 14, 15));
        assert_eq!(data[VoteRecord::POOL_OFFSET..][..32], [6; 32]);
        assert_eq!(data[VoteRecord::RENT_PAYER_OFFSET..][..32], [8; 32]);
        assert!((0..data.len()).all(|length| VoteRecord::read(&data[..length]).is_err()));
    }
}
