//! What a voter's positions vote together on one proposal.

use acequia_interface::{discriminator, wire::Reader, ReadError};
use solana_address::Address;

/// The sum over a voter's positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Bump of the tally's address.
    pub bump: u8,
    /// Who may vote with it.
    pub registrar: Address,
    /// What is voted on.
    pub proposal: Address,
    /// Where governance records the voter's vote.
    pub governance_vote: Address,
    /// The voter.
    pub owner: Address,
    /// Who gets the rent back.
    pub rent_payer: Address,
    /// What the positions vote together [votes].
    pub votes: u64,
    /// How many positions have a record of their vote.
    pub records: u64,
}

impl Tally {
    /// First 8 bytes of the account.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::account("Tally");
    /// Bytes of the account.
    pub const SIZE: usize = 192;
    /// Where governance's record of the vote stands in the account.
    pub const GOVERNANCE_VOTE_OFFSET: usize = 80;
    /// Where the voter stands in the account, for filters of an RPC query.
    pub const OWNER_OFFSET: usize = 112;
    /// Where who paid the rent stands in the account, for filters of an RPC query.
    pub const RENT_PAYER_OFFSET: usize = 144;

    /// Reads a whole account. Says nothing of its owner.
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        let mut r = Reader::typed(data, Self::DISCRIMINATOR, "Tally")?;
        r.version()?;
        let bump = r.u8()?;
        let _pad: [u8; 6] = r.take()?;
        let [registrar, proposal, governance_vote, owner, rent_payer] = r.array(Reader::address)?;
        let (votes, records) = (r.u64()?, r.u64()?);
        r.finish()?;
        Ok(Self { bump, registrar, proposal, governance_vote, owner, rent_payer, votes, records })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stand_where_they_should() {
        let mut data = [0; Tally::SIZE];
        data[..10].copy_from_slice(&[&Tally::DISCRIMINATOR[..], &[1, 2]].concat());
        (3..8).zip((16..).step_by(32)).for_each(|(byte, at)| data[at..at + 32].fill(byte));
        (data[176], data[184]) = (9, 10);
        let key = |byte| Address::new_from_array([byte; 32]);
        let read = Tally::read(&data).expect("a tally");
        assert_eq!((read.bump, read.registrar, read.proposal), (2, key(3), key(4)));
        assert_eq!((read.governance_vote, read.owner, read.rent_payer), (key(5), key(6), key(7)));
        assert_eq!((read.votes, read.records), (9, 10));
        assert_eq!(data[Tally::GOVERNANCE_VOTE_OFFSET..][..32], [5; 32]);
        assert_eq!(data[Tally::OWNER_OFFSET..][..32], [6; 32]);
        assert_eq!(data[Tally::RENT_PAYER_OFFSET..][..32], [7; 32]);
        assert!((0..data.len()).all(|length| Tally::read(&data[..length]).is_err()));
    }
}
