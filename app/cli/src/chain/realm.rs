//! Realms of SPL Governance, their registrars at the adapter, and proposals.

use crate::error::{failure, Outcome};
use crate::rpc::Rpc;
use acequia_realms_core::ballot::Window;
use acequia_realms_core::governance::{Governance, Proposal, Realm, VoteRecord};
use acequia_realms_interface::votes::{self, Place};
use acequia_realms_interface::{addresses, governance, Registrar, Tally, ID};
use solana_account::Account;
use solana_address::Address;

/// A realm and the governance program that it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct RealmAt {
    pub address: Address,
    /// The governance program.
    pub program: Address,
    /// Whose votes it counts.
    pub realm: Realm,
}

impl RealmAt {
    /// Refuses where another program than the one named says what votes.
    pub fn require_program(&self, named: &Address) -> Outcome<()> {
        match self.program == *named {
            true => Ok(()),
            false => Err(failure(
                format!("The realm belongs to the program {}, and not to {}", self.program, governance_words(named)),
                format!("That program says when votes are taken and what they count: if you know it, add --governance {}", self.program),
            )),
        }
    }

    /// The mint that voters of a house vote by: the community's or the council's.
    pub fn mint(&self, of_council: bool) -> Outcome<Address> {
        if !of_council {
            return Ok(Address::from(self.realm.community_mint));
        }
        self.realm.council_mint.map(Address::from).ok_or_else(|| {
            failure(
                format!("The realm {} has no council", self.address),
                "Leave --council out: its community votes",
            )
        })
    }
}

/// Whether a program is SPL Governance as everybody knows it.
pub fn is_known_governance(program: &Address) -> bool {
    *program == governance::PROGRAM
}

/// A governance program in words, with a warning where it is not known.
pub fn governance_words(program: &Address) -> String {
    match is_known_governance(program) {
        true => format!("{program} (SPL Governance)"),
        false => {
            format!("{program}, which is not known here: whoever can replace it says what counts")
        }
    }
}

/// A proposal that a realm's voters vote on, as of one moment.
#[derive(Clone, Debug)]
pub struct ProposalAt {
    /// What it belongs to.
    pub place: Place,
    /// Governance's record of who made it.
    pub proposer: Address,
    /// When it takes votes; none before voting has begun.
    pub window: Option<Window>,
    /// Whether it is in voting.
    pub is_voting: bool,
    /// Whose stake votes on it.
    pub registrar: Registrar,
    /// The chain's clock [unix s].
    pub now: u64,
}

impl ProposalAt {
    /// When it takes votes, which it must do now.
    pub fn voting(&self) -> Outcome<Window> {
        let open = |w: &Window| self.is_voting && (w.start..w.end).contains(&self.now);
        self.window.filter(open).ok_or_else(|| {
            failure(
                format!("The proposal {} takes no votes now", self.place.proposal),
                "Vote between its sign-off and its end; acequia realm show --proposal tells both",
            )
        })
    }
}

impl Rpc {
    /// A realm, which must be one.
    pub fn realm(&self, address: &Address) -> Outcome<RealmAt> {
        let account = self.account(address)?;
        let read = account.and_then(|a| Some((a.owner, Realm::read(&a.data)?)));
        let (program, realm) = read.ok_or_else(|| {
            failure(
                format!("{address} is no realm of SPL Governance on this cluster"),
                "Check the address and the cluster (-u)",
            )
        })?;
        Ok(RealmAt { address: *address, program, realm })
    }

    /// The registrar of a realm's house, if there is one.
    pub fn find_registrar(&self, realm: &Address, mint: &Address) -> Outcome<Option<Registrar>> {
        let account = self.account(&addresses::registrar(realm, mint).0)?;
        let account = account.filter(|account| account.owner == ID);
        Ok(account.and_then(|account| Registrar::read(&account.data).ok()))
    }

    /// The registrar of a realm's house, which must be there.
    pub fn registrar(&self, realm: &Address, mint: &Address) -> Outcome<Registrar> {
        self.find_registrar(realm, mint)?.ok_or_else(|| {
            failure(
                format!("The realm {realm} has no registrar for the voters of {mint}"),
                "Its authority creates one: acequia realm create",
            )
        })
    }

    /// A proposal, which must be one of a realm with a registrar.
    pub fn proposal(&self, address: &Address) -> Outcome<ProposalAt> {
        let no_proposal = || {
            failure(
                format!("{address} is no proposal of SPL Governance on this cluster"),
                "Check the address and the cluster (-u)",
            )
        };
        let account = self.account(address)?.ok_or_else(no_proposal)?;
        let proposal = Proposal::read(&account.data).ok_or_else(no_proposal)?;
        let at = Address::from(proposal.governance);
        let governance = self.account(&at)?.ok_or_else(no_proposal)?;
        let realm = Governance::read(&governance.data).ok_or_else(no_proposal)?.realm;
        let place = Place {
            program: account.owner,
            realm: Address::from(realm),
            mint: Address::from(proposal.governing_token_mint),
            governance: at,
            proposal: *address,
        };
        Ok(ProposalAt {
            place,
            proposer: votes::proposer(&account.data).ok_or_else(no_proposal)?,
            window: votes::window(&account.data, &governance.data),
            is_voting: proposal.is_voting,
            registrar: self.registrar(&place.realm, &place.mint)?,
            now: self.now()?,
        })
    }

    /// What a voter's positions vote together on a proposal, if there is a tally.
    pub fn tally(&self, proposal: &Address, voter: &Address) -> Outcome<Option<Tally>> {
        let account = self.account(&addresses::tally(proposal, voter).0)?;
        Ok(account.and_then(|account| Tally::read(&account.data).ok()))
    }

    /// What governance counts for a voter on a proposal [votes]; none where no vote stands.
    pub fn civic_vote(&self, place: &Place, voter: &Address) -> Outcome<Option<u64>> {
        let account = self.account(&place.governance_vote(voter))?;
        let vote = account.and_then(|account: Account| VoteRecord::read(&account.data));
        Ok(vote.filter(|vote| !vote.is_relinquished).map(|vote| vote.voter_weight))
    }

    /// Whether a realm asks the adapter what its community weighs, and how much there can be.
    pub fn asks_the_adapter(&self, at: &RealmAt, of_council: bool) -> Outcome<bool> {
        let config = self.account(&governance::realm_config(&at.program, &at.address))?;
        let asked = config.and_then(|account| governance::add_ins(&account.data, of_council));
        Ok(asked == Some([Some(ID), Some(ID)]))
    }
}
