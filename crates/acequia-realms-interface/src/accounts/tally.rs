//! What a voter's positions vote together on one proposal.

use super::VoteRecord;
use acequia_interface::account;
use acequia_realms_core::ballot::Window;
use solana_address::Address;

account! { ($) stored_tally_account
    /// The sum over a voter's positions.
    #[derive(Copy)]
    pub struct Tally
    /// The sum over a voter's positions, in all pools of the registrar.
    account {
        /// Of the tally's address.
        bump: u8,
        /// Zero.
        _pad: [u8; 2] = 0,
        /// How often its votes were counted anew: records of another round are no part of them.
        round: u32,
        /// Who may vote with it.
        registrar: Address,
        /// What is voted on.
        proposal: Address,
        /// Where governance records the vote of this voter on this proposal. Clients find it here:
        /// at 80 in the account.
        governance_vote: Address,
        /// The voter: who owns the positions.
        owner: Address,
        /// Who paid the rent and gets it back.
        rent_payer: Address,
        /// What the positions vote together, within the window below [votes].
        votes: u64,
        /// How many positions have a record of their vote.
        records: u64,
        /// When the proposal's voting began, as the votes were cast [unix s].
        start: u64,
        /// When it ends, itself excluded, as the votes were cast: their stake is held until then
        /// [unix s].
        end: u64,
    }
}

impl Tally {
    /// When the votes are taken that it adds up.
    pub const fn window(&self) -> Window {
        Window { start: self.start, end: self.end }
    }

    /// Whether a vote of this voter on this proposal is part of it.
    pub const fn counts(&self, record: &VoteRecord) -> bool {
        record.round == self.round && record.weight > 0
    }

    /// Where the registrar stands in the account, for filters of an RPC query.
    pub const REGISTRAR_OFFSET: usize = Self::offset_of("registrar");
    /// Where governance's record of the vote stands in the account.
    pub const GOVERNANCE_VOTE_OFFSET: usize = Self::offset_of("governance_vote");
    /// Where the voter stands in the account, for filters of an RPC query.
    pub const OWNER_OFFSET: usize = Self::offset_of("owner");
    /// Where who paid the rent stands in the account, for filters of an RPC query.
    pub const RENT_PAYER_OFFSET: usize = Self::offset_of("rent_payer");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stand_where_they_should() {
        let mut data = [0; Tally::SIZE];
        data[..10].copy_from_slice(&[&Tally::DISCRIMINATOR[..], &[1, 2]].concat());
        (3..8).zip((16..).step_by(32)).for_each(|(byte, at)| data[at..at + 32].fill(byte));
        (data[176], data[184], data[192], data[200]) = (9, 10, 11, 12);
        data[12] = 13;
        let key = |byte| Address::new_from_array([byte; 32]);
        let read = Tally::read(&data).expect("a tally");
        assert_eq!((read.bump, read.registrar, read.proposal), (2, key(3), key(4)));
        assert_eq!((read.governance_vote, read.owner, read.rent_payer), (key(5), key(6), key(7)));
        assert_eq!((read.votes, read.records, read.start, read.end), (9, 10, 11, 12));
        assert_eq!(read.round, 13);
        assert_eq!(data[Tally::GOVERNANCE_VOTE_OFFSET..][..32], [5; 32]);
        assert_eq!(data[Tally::REGISTRAR_OFFSET..][..32], [3; 32]);
        assert_eq!(data[Tally::OWNER_OFFSET..][..32], [6; 32]);
        assert_eq!(data[Tally::RENT_PAYER_OFFSET..][..32], [7; 32]);
        assert!((0..data.len()).all(|length| Tally::read(&data[..length]).is_err()));
    }
}
