//! What the farm's `cast_vote` and `withdraw_vote` want for a vote on a proposal.

use crate::{addresses, governance};
use acequia_realms_core::{
    ballot::Window,
    governance::{Governance, Proposal, PROPOSAL_PROPOSER_AT},
};
use solana_address::Address;
use solana_instruction::AccountMeta;

/// A proposal and all that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // a field that its name explains
pub struct Place {
    pub program: Address,
    pub realm: Address,
    /// The mint that votes count as: the community's or the council's.
    pub mint: Address,
    /// The governance, as the proposal names it.
    pub governance: Address,
    pub proposal: Address,
}

impl Place {
    /// The registrar whose voters vote on it.
    pub fn registrar(&self) -> Address {
        addresses::registrar(&self.realm, &self.mint).0
    }

    /// Governance's record of a voter in the realm.
    pub fn token_owner_record(&self, voter: &Address) -> Address {
        governance::token_owner_record(&self.program, &self.realm, &self.mint, voter)
    }

    /// Where governance records a voter's vote.
    pub fn governance_vote(&self, voter: &Address) -> Address {
        let record = self.token_owner_record(voter);
        governance::vote_record(&self.program, &self.proposal, &record)
    }

    /// The voter's weight record.
    pub fn voter_weight_record(&self, voter: &Address) -> Address {
        addresses::voter_weight_record(&self.registrar(), voter).0
    }
}

/// A position that votes on a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voting {
    /// What is voted on.
    pub place: Place,
    /// Who owns the position.
    pub voter: Address,
    /// What votes.
    pub position: Address,
}

impl Voting {
    /// The extra accounts. Three of them are made by
    /// [`OpenVote`](crate::instructions::OpenVote) before the first vote.
    pub fn extras(&self) -> [AccountMeta; 7] {
        let Self { place, voter, position } = self;
        [
            AccountMeta::new_readonly(place.proposal, false),
            AccountMeta::new_readonly(place.governance, false),
            AccountMeta::new_readonly(place.registrar(), false),
            AccountMeta::new(addresses::tally(&place.proposal, voter).0, false),
            AccountMeta::new(addresses::vote_record(&place.proposal, position).0, false),
            AccountMeta::new(place.voter_weight_record(voter), false),
            AccountMeta::new_readonly(place.governance_vote(voter), false),
        ]
    }
}

/// When a proposal takes votes, by its account and that of its governance; none for other
/// accounts, and before voting has begun. The farm takes votes in the last 14 days of it.
pub fn window(proposal: &[u8], governance: &[u8]) -> Option<Window> {
    Window::of(&Proposal::read(proposal)?, &Governance::read(governance)?)
}

/// Governance's record of who made a proposal, by the proposal's account; none for other
/// accounts. Governance's `CastVote` wants it.
pub fn proposer(proposal: &[u8]) -> Option<Address> {
    Proposal::read(proposal)?;
    let bytes = proposal.get(PROPOSAL_PROPOSER_AT..)?.first_chunk()?;
    Some(Address::new_from_array(*bytes))
}
