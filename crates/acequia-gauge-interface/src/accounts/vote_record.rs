//! The record of one position's vote in one epoch.

use super::books;
use acequia_gauge_core::Record;
use acequia_interface::{discriminator, wire::Reader, ReadError};
use solana_address::Address;

/// What one position has voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoteRecord {
    /// Bump of the record's address.
    pub bump: u8,
    /// What was voted in.
    pub epoch: Address,
    /// What voted.
    pub position: Address,
    /// Who gets the rent back.
    pub rent_payer: Address,
    /// When voting in the epoch ends [unix s]. Where it differs from the epoch's own, the
    /// record is one of a former epoch at that address.
    pub voting_end: u64,
    /// The number of the last vote, as the farm counts.
    pub sequence: u64,
    /// Weight, power and split; all zero for no vote.
    pub vote: Record,
}

impl VoteRecord {
    /// First 8 bytes of the account.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::account("VoteRecord");
    /// Bytes of the account.
    pub const SIZE: usize = 176;
    /// Where the epoch stands in the account, for filters of an RPC query.
    pub const EPOCH_OFFSET: usize = 16;
    /// Where who paid the rent stands in the account, for filters of an RPC query.
    pub const RENT_PAYER_OFFSET: usize = 80;

    /// Reads a whole account. Says nothing of its owner.
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        let mut r = Reader::typed(data, Self::DISCRIMINATOR, "VoteRecord")?;
        r.version()?;
        let bump = r.u8()?;
        let _pad: [u8; 6] = r.take()?;
        let [epoch, position, rent_payer] = r.array(Reader::address)?;
        let (voting_end, sequence) = (r.u64()?, r.u64()?);
        let vote = books::record(&mut r)?;
        r.finish()?;
        Ok(Self { bump, epoch, position, rent_payer, voting_end, sequence, vote })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stand_where_they_should() {
        let mut data = [0; VoteRecord::SIZE];
        data[..10].copy_from_slice(&[&VoteRecord::DISCRIMINATOR[..], &[1, 2]].concat());
        data[VoteRecord::EPOCH_OFFSET..48].fill(3);
        data[48..80].fill(4);
        data[VoteRecord::RENT_PAYER_OFFSET..112].fill(5);
        (6..).zip([112, 120, 128, 136, 144]).for_each(|(byte, at)| data[at] = byte);
        let key = |byte| Address::new_from_array([byte; 32]);
        let read = VoteRecord::read(&data).expect("a record");
        assert_eq!((read.bump, read.epoch, read.position), (2, key(3), key(4)));
        assert_eq!((read.rent_payer, read.voting_end, read.sequence), (key(5), 6, 7));
        assert_eq!((read.vote.weight, read.vote.power, read.vote.split.bps[0]), (8, 9, 10));
        assert!((0..data.len()).all(|length| VoteRecord::read(&data[..length]).is_err()));
    }
}
