//! The record of one position's vote on one proposal.

use acequia_interface::{discriminator, wire::Reader, ReadError};
use solana_address::Address;

/// What one position votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoteRecord {
    /// Bump of the record's address.
    pub bump: u8,
    /// The tally that its votes are part of.
    pub tally: Address,
    /// What is voted on.
    pub proposal: Address,
    /// What votes.
    pub position: Address,
    /// The pool it is in.
    pub pool: Address,
    /// The farm's address that signs the votes of that pool.
    pub vote_authority: Address,
    /// Who gets the rent back.
    pub rent_payer: Address,
    /// The number of the last vote, as the farm counts.
    pub sequence: u64,
    /// What it weighs [weight]; 0 after a withdrawal.
    pub weight: u64,
    /// What that counts [votes].
    pub votes: u64,
    /// When voting began, as it was at the vote [unix s].
    pub start: u64,
    /// When it ends, itself excluded, as it was at the vote [unix s].
    pub end: u64,
}

impl VoteRecord {
    /// First 8 bytes of the account.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::account("VoteRecord");
    /// Bytes of the account.
    pub const SIZE: usize = 248;
    /// Where the proposal stands in the account, for filters of an RPC query.
    pub const PROPOSAL_OFFSET: usize = 48;
    /// Where who paid the rent stands in the account, for filters of an RPC query.
    pub const RENT_PAYER_OFFSET: usize = 176;

    /// Reads a whole account. Says nothing of its owner.
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        let mut r = Reader::typed(data, Self::DISCRIMINATOR, "VoteRecord")?;
        r.version()?;
        let bump = r.u8()?;
        let _pad: [u8; 6] = r.take()?;
        let [tally, proposal, position, pool, vote_authority, rent_payer] =
            r.array(Reader::address)?;
        let [sequence, weight, votes, start, end] = r.array(Reader::u64)?;
        r.finish()?;
        Ok(Self {
            bump,
            tally,
            proposal,
            position,
            pool,
            vote_authority,
            rent_payer,
            sequence,
            weight,
            votes,
            start,
            end,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stand_where_they_should() {
        let mut data = [0; VoteRecord::SIZE];
        data[..10].copy_from_slice(&[&VoteRecord::DISCRIMINATOR[..], &[1, 2]].concat());
        (3..9).zip((16..).step_by(32)).for_each(|(byte, at)| data[at..at + 32].fill(byte));
        (9..14).zip((208..).step_by(8)).for_each(|(byte, at)| data[at] = byte);
        let key = |byte| Address::new_from_array([byte; 32]);
        let read = VoteRecord::read(&data).expect("a record");
        assert_eq!((read.bump, read.tally, read.proposal), (2, key(3), key(4)));
        assert_eq!((read.position, read.pool, read.vote_authority), (key(5), key(6), key(7)));
        assert_eq!((read.rent_payer, read.sequence, read.weight), (key(8), 9, 10));
        assert_eq!((read.votes, read.start, read.end), (11, 12, 13));
        assert_eq!(data[VoteRecord::RENT_PAYER_OFFSET..][..32], [8; 32]);
        assert!((0..data.len()).all(|length| VoteRecord::read(&data[..length]).is_err()));
    }
}
