//! SPL Governance around a vote: where its accounts are, and the instructions that a client of
//! the adapter needs. What else governance can do is not here.

use crate::{addresses, votes::Place};
use acequia_interface::addresses::SYSTEM;
use acequia_realms_core::governance::seeds;
use alloc::{vec, vec::Vec};
use solana_address::Address;
use solana_instruction::{AccountMeta, Instruction};

/// A vote for a proposal of one option, with all weight.
pub const YES: &[u8] = &[0, 1, 0, 0, 0, 0, 100];
/// A vote against a proposal.
pub const NO: &[u8] = &[1];

/// Bytes of governance's record of a voter, which is never closed.
pub const TOKEN_OWNER_RECORD_SIZE: usize = 282;

/// Bytes of governance's record of a vote, which is closed when the vote is relinquished while
/// it can still be cast, and stays otherwise.
pub const fn vote_record_size(choice: &[u8]) -> usize {
    1 + 32 + 32 + 1 + 8 + choice.len() + 8
}

/// SPL Governance as it is deployed for everybody. A realm can be of any program, which says by its
/// accounts when a proposal takes votes and what it counts: clients show a registrar's, and warn of
/// one that they do not know.
pub const PROGRAM: Address =
    Address::from_str_const("GovER5Lthms3bLBqWub97yVrMmEogzX7xNjdXpPPCVZw");

/// `GovernanceAccountType::RealmConfig`.
const REALM_CONFIG: u8 = 11;
/// Numbers of governance's instructions.
const CAST_VOTE: u8 = 13;
const RELINQUISH_VOTE: u8 = 15;
const CREATE_TOKEN_OWNER_RECORD: u8 = 23;

/// Governance's record of a voter in a realm.
pub fn token_owner_record(
    program: &Address,
    realm: &Address,
    mint: &Address,
    voter: &Address,
) -> Address {
    let seeds = seeds::token_owner_record(realm.as_array(), mint.as_array(), voter.as_array());
    Address::find_program_address(&seeds, program).0
}

/// Governance's record of a vote, by its record of the voter.
pub fn vote_record(program: &Address, proposal: &Address, voter_record: &Address) -> Address {
    let seeds = seeds::vote_record(proposal.as_array(), voter_record.as_array());
    Address::find_program_address(&seeds, program).0
}

/// A realm's configuration.
pub fn realm_config(program: &Address, realm: &Address) -> Address {
    Address::find_program_address(&[b"realm-config", realm.as_ref()], program).0
}

/// The add-ins of a realm's community or council, by the realm's configuration: who tells what
/// voters weigh, and who tells how much there can be. None for another account.
pub fn add_ins(config: &[u8], of_council: bool) -> Option<[Option<Address>; 2]> {
    let mut rest = config.strip_prefix(&[REALM_CONFIG])?.get(32..)?;
    let community = house(&mut rest)?;
    if !of_council {
        return Some(community);
    }
    house(&mut rest)
}

/// The two add-ins of a house. Takes all that is said of the house.
fn house(rest: &mut &[u8]) -> Option<[Option<Address>; 2]> {
    let add_ins = [optional(rest)?, optional(rest)?];
    *rest = rest.get(1 + 8..)?; // kind of token, reserved
    Some(add_ins)
}

fn optional(rest: &mut &[u8]) -> Option<Option<Address>> {
    let (tag, tail) = rest.split_first()?;
    *rest = tail;
    if *tag == 0 {
        return Some(None);
    }
    let (address, tail) = rest.split_first_chunk()?;
    *rest = tail;
    Some(Some(Address::new_from_array(*address)))
}

/// Makes governance's record of a voter: needed once in each realm, by anyone.
#[derive(Clone, Copy, Debug)]
pub struct CreateVoter {
    /// Signs; pays the rent.
    pub payer: Address,
    /// A proposal of the realm.
    pub place: Place,
    /// Whose record.
    pub voter: Address,
}

impl CreateVoter {
    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let Self { payer, place, voter } = self;
        let accounts = vec![
            readonly(place.realm),
            readonly(*voter),
            writable(place.token_owner_record(voter)),
            readonly(place.mint),
            AccountMeta::new(*payer, true),
            readonly(SYSTEM),
        ];
        instruction(place, accounts, vec![CREATE_TOKEN_OWNER_RECORD])
    }
}

/// Votes in governance, with what the adapter says that the voter weighs. A voter has one vote
/// on a proposal: another needs the first to be relinquished.
#[derive(Clone, Copy, Debug)]
pub struct CastVote<'a> {
    /// Signs; pays the rent of governance's record.
    pub payer: Address,
    /// What is voted on.
    pub place: Place,
    /// Signs: who votes.
    pub voter: Address,
    /// Governance's record of who made the proposal, as the proposal names it.
    pub proposer: Address,
    /// [`YES`], [`NO`], or any other vote as governance writes it.
    pub choice: &'a [u8],
}

impl CastVote<'_> {
    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let Self { payer, place, voter, proposer, choice } = self;
        let registrar = place.registrar();
        let accounts = vec![
            readonly(place.realm),
            writable(place.governance),
            writable(place.proposal),
            writable(*proposer),
            writable(place.token_owner_record(voter)),
            AccountMeta::new_readonly(*voter, true),
            writable(place.governance_vote(voter)),
            readonly(place.mint),
            AccountMeta::new(*payer, true),
            readonly(SYSTEM),
            readonly(realm_config(&place.program, &place.realm)),
            readonly(addresses::voter_weight_record(&registrar, voter).0),
            readonly(addresses::max_voter_weight_record(&registrar).0),
        ];
        instruction(place, accounts, [&[CAST_VOTE], *choice].concat())
    }
}

/// Takes a vote in governance back; its rent goes to the voter. Then it can be withdrawn from
/// the adapter too, or cast anew.
#[derive(Clone, Copy, Debug)]
pub struct RelinquishVote {
    /// What was voted on.
    pub place: Place,
    /// Signs: who voted.
    pub voter: Address,
}

impl RelinquishVote {
    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let Self { place, voter } = self;
        let accounts = vec![
            readonly(place.realm),
            readonly(place.governance),
            writable(place.proposal),
            writable(place.token_owner_record(voter)),
            writable(place.governance_vote(voter)),
            readonly(place.mint),
            AccountMeta::new_readonly(*voter, true),
            writable(*voter),
        ];
        instruction(place, accounts, vec![RELINQUISH_VOTE])
    }
}

fn readonly(key: Address) -> AccountMeta {
    AccountMeta::new_readonly(key, false)
}

fn writable(key: Address) -> AccountMeta {
    AccountMeta::new(key, false)
}

fn instruction(place: &Place, accounts: Vec<AccountMeta>, data: Vec<u8>) -> Instruction {
    Instruction { program_id: place.program, accounts, data }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn add_ins_are_read_house_by_house() {
        let (one, other) = (Address::new_from_array([8; 32]), Address::new_from_array([9; 32]));
        let some = |byte| [&[1][..], &[byte; 32]].concat();
        let house = |add_ins: [&[u8]; 2]| [&add_ins.concat()[..], &[0; 9]].concat();
        let houses = [house([&some(8), &some(9)]), house([&[0], &some(9)])].concat();
        let config = [&[REALM_CONFIG][..], &[7; 32], &houses, &[0; 110]].concat();
        assert_eq!(add_ins(&config, false), Some([Some(one), Some(other)]));
        assert_eq!(add_ins(&config, true), Some([None, Some(other)]));
        assert_eq!(add_ins(&[0; 300], false), None);
        assert!((0..33 + houses.len()).all(|length| add_ins(&config[..length], true).is_none()));
    }
}
