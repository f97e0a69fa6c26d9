//! The receipt of a vote: what was passed on for a position, to a hook, on a ballot.

use crate::{discriminator, wire::Reader, ReadError};
use acequia_core::votes::Passed;
use solana_address::Address;

/// What was passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoteReceipt {
    /// Bump of the receipt's address.
    pub bump: u8,
    /// Bit 0: withdrawn.
    pub flags: u8,
    /// The pool's hook epoch the vote was cast in.
    pub hook_epoch: u16,
    /// What votes.
    pub position: Address,
    /// Whom the vote was passed to.
    pub hook_program: Address,
    /// What was voted on.
    pub ballot: Address,
    /// Who gets the rent back.
    pub rent_payer: Address,
    /// When the ballot started [unix s].
    pub ballot_start: u64,
    /// When the ballot ends [unix s].
    pub ballot_end: u64,
    /// What the hook was last told [weight].
    pub weight: u64,
    /// The number of the vote among those of the position.
    pub sequence: u64,
}

impl VoteReceipt {
    /// First 8 bytes of the account.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::account("VoteReceipt");
    /// Bytes of the account.
    pub const SIZE: usize = 176;
    /// Where the position stands in the account, for filters of an RPC query.
    pub const POSITION_OFFSET: usize = 16;
    /// Where who paid the rent stands in the account, for filters of an RPC query.
    pub const RENT_PAYER_OFFSET: usize = 112;

    /// Reads a whole account. Says nothing of its owner.
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        let mut r = Reader::typed(data, Self::DISCRIMINATOR, "VoteReceipt")?;
        r.version()?;
        let [bump, flags, _] = r.take()?;
        let (hook_epoch, _pad) = (r.u16()?, r.u16()?);
        let [position, hook_program, ballot, rent_payer] = r.array(Reader::address)?;
        let [ballot_start, ballot_end, weight, sequence] = r.array(Reader::u64)?;
        r.finish()?;
        Ok(Self {
            bump,
            flags,
            hook_epoch,
            position,
            hook_program,
            ballot,
            rent_payer,
            ballot_start,
            ballot_end,
            weight,
            sequence,
        })
    }

    /// What the rules need to know, such as whether the vote is still open.
    pub const fn passed(&self) -> Passed {
        Passed { withdrawn: self.flags & 1 != 0, hook_epoch: self.hook_epoch, end: self.ballot_end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stand_where_they_should() {
        let mut data = [0; VoteReceipt::SIZE];
        data[..8].copy_from_slice(&VoteReceipt::DISCRIMINATOR);
        data[8..14].copy_from_slice(&[1, 2, 1, 0, 4, 5]);
        data[VoteReceipt::POSITION_OFFSET..48].fill(6);
        data[48..80].fill(7);
        data[80..112].fill(8);
        data[VoteReceipt::RENT_PAYER_OFFSET..144].fill(9);
        for (nth, at) in [144, 152, 160, 168].into_iter().enumerate() {
            data[at] = 10 + nth as u8;
        }
        let key = |byte| Address::new_from_array([byte; 32]);
        let read = VoteReceipt::read(&data).expect("a receipt");
        assert_eq!((read.bump, read.flags, read.hook_epoch), (2, 1, 0x0504));
        assert_eq!((read.position, read.hook_program), (key(6), key(7)));
        assert_eq!((read.ballot, read.rent_payer), (key(8), key(9)));
        assert_eq!((read.ballot_start, read.ballot_end), (10, 11));
        assert_eq!((read.weight, read.sequence), (12, 13));
        assert!(read.passed().withdrawn);
        assert_eq!(VoteReceipt::read(&data[..175]), Err(ReadError::TooShort));
    }
}
