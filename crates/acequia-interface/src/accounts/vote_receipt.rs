//! The receipt of a vote: what was passed on for a position, to a hook, on a ballot.

use crate::{account, flags};
use acequia_core::votes::Passed;
use solana_address::Address;

account! { ($) stored_vote_receipt
    /// What was passed on.
    #[derive(Copy)]
    pub struct VoteReceipt
    /// What was passed on. It outlives the pool's choice of hook: the program that was told is told
    /// of a withdrawal too.
    account {
        /// Of the receipt's address.
        bump: u8,
        /// Bit 0: withdrawn.
        flags: u8,
        /// Of the address of the vote authority, by which the hook is told.
        vote_authority_bump: u8,
        /// Zero.
        _pad: [u8; 4] = 0,
        /// Of the position.
        pool: Address,
        /// What votes.
        position: Address,
        /// Whom the vote was passed to.
        hook_program: Address,
        /// What was voted on.
        ballot: Address,
        /// Who paid the rent and gets it back.
        rent_payer: Address,
        /// When the ballot started, as the voter said [unix s].
        ballot_start: u64,
        /// When the ballot ends, as the voter said [unix s].
        ballot_end: u64,
        /// What the hook was last told [weight]; 0 withdraws.
        weight: u64,
        /// The number of the vote among those of the position.
        sequence: u64,
        /// When it was last passed on [unix s].
        cast_at: u64,
    }
}

impl VoteReceipt {
    /// Where the pool stands in the account, for filters of an RPC query.
    pub const POOL_OFFSET: usize = Self::offset_of("pool");
    /// Where the position stands in the account, for filters of an RPC query.
    pub const POSITION_OFFSET: usize = Self::offset_of("position");
    /// Where who paid the rent stands in the account, for filters of an RPC query.
    pub const RENT_PAYER_OFFSET: usize = Self::offset_of("rent_payer");

    /// What the rules need to know, such as whether the vote is still open.
    pub const fn passed(&self) -> Passed {
        let withdrawn = self.flags & flags::WITHDRAWN != 0;
        Passed { withdrawn, cast_at: self.cast_at, end: self.ballot_end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ReadError;

    #[test]
    fn fields_stand_where_they_should() {
        let mut data = [0; VoteReceipt::SIZE];
        data[..8].copy_from_slice(&VoteReceipt::DISCRIMINATOR);
        data[8..12].copy_from_slice(&[1, 2, 1, 4]);
        data[VoteReceipt::POOL_OFFSET..48].fill(5);
        data[VoteReceipt::POSITION_OFFSET..80].fill(6);
        data[80..112].fill(7);
        data[112..144].fill(8);
        data[VoteReceipt::RENT_PAYER_OFFSET..176].fill(9);
        for (nth, at) in [176, 184, 192, 200, 208].into_iter().enumerate() {
            data[at] = 10 + nth as u8;
        }
        let key = |byte| Address::new_from_array([byte; 32]);
        let read = VoteReceipt::read(&data).expect("a receipt");
        assert_eq!((read.bump, read.flags, read.vote_authority_bump), (2, 1, 4));
        assert_eq!((read.pool, read.position, read.hook_program), (key(5), key(6), key(7)));
        assert_eq!((read.ballot, read.rent_payer), (key(8), key(9)));
        assert_eq!((read.ballot_start, read.ballot_end), (10, 11));
        assert_eq!((read.weight, read.sequence, read.cast_at), (12, 13, 14));
        assert!(read.passed().withdrawn);
        assert_eq!(VoteReceipt::read(&data[..215]), Err(ReadError::TooShort));
    }
}
