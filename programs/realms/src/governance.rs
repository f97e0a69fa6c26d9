//! What the adapter reads of SPL Governance. It never calls it.

use {
    crate::{error::RealmsError, state::Registrar},
    acequia_realms_core::{
        ballot::{self, Window},
        governance::{seeds, Governance, Proposal, Realm},
    },
    anchor_lang::prelude::*,
};

/// A realm, by its account. The program that owns it is the governance program.
pub fn realm(account: &AccountView) -> Result<Realm> {
    Realm::read(&account.try_borrow()?).ok_or(RealmsError::NotRealm.into())
}

/// When a proposal takes votes. Fails unless it is one that the registrar's voters vote on, in
/// the state in which votes are taken.
#[inline(never)]
pub fn window(
    registrar: &Registrar,
    proposal: &AccountView,
    governance: &AccountView,
) -> Result<Window> {
    let program = &registrar.governance_program;
    require!(proposal.owned_by(program), RealmsError::ForeignProposal);
    require!(governance.owned_by(program), RealmsError::ForeignGovernance);
    let read = Proposal::read(&proposal.try_borrow()?).ok_or(RealmsError::NotProposal)?;
    let parent = Governance::read(&governance.try_borrow()?).ok_or(RealmsError::NotGovernance)?;
    let of_governance = read.governance == *governance.address().as_array();
    require!(of_governance, RealmsError::GovernanceOfAnotherProposal);
    require!(parent.realm == *registrar.realm.as_array(), RealmsError::WrongRealm);
    let of_house = read.governing_token_mint == *registrar.governing_token_mint.as_array();
    require!(of_house, RealmsError::WrongGoverningMint);
    require!(read.is_voting, RealmsError::NotVoting);
    Window::of(&read, &parent).ok_or(RealmsError::NotVoting.into())
}

/// What governance still counts for a voter on a proposal [votes].
#[inline(never)]
pub fn counted(
    registrar: &Registrar,
    proposal: &AccountView,
    governance_vote: &AccountView,
) -> Result<u64> {
    let program = &registrar.governance_program;
    let (proposal_data, vote_data) = (proposal.try_borrow()?, governance_vote.try_borrow()?);
    let proposal_data = proposal.owned_by(program).then_some(&proposal_data[..]);
    let vote_data = governance_vote.owned_by(program).then_some(&vote_data[..]);
    Ok(ballot::counted(proposal_data, vote_data))
}

/// Whether votes on a proposal can no longer count: it is decided, or its account is gone.
///
/// The account has to be at the address that was that of a proposal when the vote was recorded.
/// Only governance could make it anything else.
pub fn is_over(proposal: &AccountView) -> Result<bool> {
    let data = proposal.try_borrow()?;
    Ok(data.is_empty() || Proposal::is_decided(&data))
}

/// Where governance records the vote of that voter.
#[inline(never)]
pub fn vote_address(registrar: &Registrar, proposal: &Address, owner: &Address) -> Address {
    let program = &registrar.governance_program;
    let (realm, mint) = (registrar.realm.as_array(), registrar.governing_token_mint.as_array());
    let voter = seeds::token_owner_record(realm, mint, owner.as_array());
    let voter = Address::find_program_address(&voter, program).0;
    let vote = seeds::vote_record(proposal.as_array(), voter.as_array());
    Address::find_program_address(&vote, program).0
}
