//! What there is, in the adapter and in governance.

use super::RealmScene;
use crate::world::{address_of, found_once};
use acequia_realms_core::governance::VoteRecord as GovernanceVote;
use acequia_realms_core::records::{MaxVoterWeight, VoterWeight};
use acequia_realms_interface::votes::Place;
use acequia_realms_interface::{addresses, Registrar, Tally, VoteRecord};
use solana_address::Address;

impl RealmScene {
    /// The registrar of the realm's community.
    #[track_caller]
    pub fn registrar(&self) -> Registrar {
        let at =
            once(b"registrar", [&self.place.realm, &self.place.mint], || self.place.registrar());
        Registrar::read(&self.bytes(&at).expect("the registrar")).expect("a registrar")
    }

    /// What somebody's positions vote together, where there is a tally.
    pub fn tally(&self, who: &str, place: &Place) -> Option<Tally> {
        let (proposal, voter) = (&place.proposal, &address_of(who));
        let at = once(b"tally", [proposal, voter], || addresses::tally(proposal, voter).0);
        Some(Tally::read(&self.bytes(&at)?).expect("a tally"))
    }

    /// The record of a position's vote, where there is one.
    pub fn record(&self, place: &Place, position: &Address) -> Option<VoteRecord> {
        let proposal = &place.proposal;
        let at =
            once(b"record", [proposal, position], || addresses::vote_record(proposal, position).0);
        Some(VoteRecord::read(&self.bytes(&at)?).expect("a record"))
    }

    /// What governance is told of somebody.
    #[track_caller]
    pub fn told(&self, who: &str) -> VoterWeight {
        let (place, voter) = (&self.place, &address_of(who));
        let find = || place.voter_weight_record(voter);
        let at = found_once(
            &[b"weight", place.realm.as_ref(), place.mint.as_ref(), voter.as_ref()],
            find,
        );
        VoterWeight::decode(&self.bytes(&at).expect("the record")).expect("a weight")
    }

    /// What governance is told of all.
    #[track_caller]
    pub fn told_max(&self) -> MaxVoterWeight {
        let find = || addresses::max_voter_weight_record(&self.place.registrar()).0;
        let at = once(b"largest", [&self.place.realm, &self.place.mint], find);
        MaxVoterWeight::decode(&self.bytes(&at).expect("the record")).expect("a maximum")
    }

    /// What governance has counted for and against a proposal of one option [votes].
    #[track_caller]
    pub fn counted(&self, place: &Place) -> (u64, u64) {
        let data = self.bytes(&place.proposal).expect("the proposal");
        // Behind the fixed part and a single choice: the number of options, then the label.
        let label = word(&data, 105, 4) as usize;
        let weight = 109 + label;
        let deny = weight + 8 + 1 + 6;
        assert_eq!(data[deny], 1, "the proposal can be denied");
        (word(&data, weight, 8), word(&data, deny + 1, 8))
    }

    /// In which state a proposal is: 2 voting, 3 succeeded, 6 cancelled, 7 defeated.
    #[track_caller]
    pub fn state(&self, place: &Place) -> u8 {
        self.bytes(&place.proposal).expect("the proposal")[65]
    }

    /// What governance counts for somebody on a proposal, where it has a record [votes].
    pub fn governance_vote(&self, who: &str, place: &Place) -> Option<u64> {
        let (proposal, voter) = (&place.proposal, &address_of(who));
        let at = once(b"governance", [proposal, voter], || place.governance_vote(voter));
        let data = self.bytes(&at)?;
        Some(GovernanceVote::read(&data).expect("a vote record").voter_weight)
    }

    fn bytes(&self, at: &Address) -> Option<Vec<u8>> {
        let data = self.farm.world.account(at)?.data;
        Some(data).filter(|data| !data.is_empty())
    }
}

/// An address that games look for after each step.
fn once(kind: &[u8], of: [&Address; 2], find: impl FnOnce() -> Address) -> Address {
    found_once(&[kind, of[0].as_ref(), of[1].as_ref()], find)
}

fn word(data: &[u8], at: usize, bytes: usize) -> u64 {
    let mut word = [0; 8];
    word[..bytes].copy_from_slice(&data[at..at + bytes]);
    u64::from_le_bytes(word)
}
