//! What the realms adapter keeps of votes.

use super::Spent;
use crate::context::Context;
use crate::error::Outcome;
use acequia_realms_core::governance::Proposal;
use acequia_realms_core::records::{VoterWeight, VOTER_WEIGHT, VOTER_WEIGHT_OWNER_AT};
use acequia_realms_interface::instructions::{CloseTally, CloseVote, CloseVoterWeightRecord};
use acequia_realms_interface::{addresses, Tally, VoteRecord, ID};
use solana_account::Account;
use solana_address::Address;

/// Records, then the tallies in which none is left.
pub fn votes(context: &Context, of: &Address) -> Outcome<Vec<Spent>> {
    let records = records(context, of)?;
    let closing: Vec<Address> = records.iter().map(|(tally, _)| *tally).collect();
    let mut spent: Vec<Spent> = records.into_iter().map(|(_, spent)| spent).collect();
    spent.extend(tallies(context, of, &closing)?);
    Ok(spent)
}

/// With the tally that each is part of.
fn records(context: &Context, of: &Address) -> Outcome<Vec<(Address, Spent)>> {
    let now = context.rpc.now()?;
    let paid = (VoteRecord::RENT_PAYER_OFFSET, of.as_ref());
    let found = context.rpc.accounts_of(&ID, &[(0, &VoteRecord::DISCRIMINATOR), paid])?;
    let read = found.iter().filter_map(|(at, account)| {
        VoteRecord::read(&account.data).ok().map(|record| (*at, record, account))
    });
    let records: Vec<_> = read.collect();
    let proposals: Vec<Address> = records.iter().map(|(_, record, _)| record.proposal).collect();
    let proposals = context.rpc.accounts(&proposals)?;
    let pairs = records.iter().zip(&proposals);
    let over = pairs.filter(|((_, record, _), proposal)| is_over(record, proposal.as_ref(), now));
    Ok(over.map(|((at, record, account), _)| (record.tally, spent(*at, record, account))).collect())
}

/// Withdrawn, or its time over and its proposal decided or gone.
pub fn is_over(record: &VoteRecord, proposal: Option<&Account>, now: u64) -> bool {
    let decided = proposal.is_none_or(|account| Proposal::is_decided(&account.data));
    record.weight == 0 || (now >= record.end && decided)
}

pub fn spent(at: Address, record: &VoteRecord, account: &Account) -> Spent {
    let (tally, proposal, rent_payer) = (record.tally, record.proposal, record.rent_payer);
    let order = CloseVote { vote_record: at, tally, proposal, rent_payer }.instruction();
    Spent::new("records of votes in realms", rent_payer, (at, account), order)
}

/// `closing` names the tally of each record that is closed before.
fn tallies(context: &Context, of: &Address, closing: &[Address]) -> Outcome<Vec<Spent>> {
    let paid = (Tally::RENT_PAYER_OFFSET, of.as_ref());
    let found = context.rpc.accounts_of(&ID, &[(0, &Tally::DISCRIMINATOR), paid])?;
    let empty = found.iter().filter_map(|(at, account)| {
        let gone = closing.iter().filter(|tally| *tally == at).count() as u64;
        spent_tally(*at, account, gone)
    });
    Ok(empty.collect())
}

/// Its closing, where no record is left of it once so many are gone.
pub fn spent_tally(at: Address, account: &Account, gone: u64) -> Option<Spent> {
    let tally = Tally::read(&account.data).ok()?;
    let (registrar, rent_payer) = (tally.registrar, tally.rent_payer);
    let order = CloseTally { tally: at, registrar, rent_payer }.instruction();
    let spent = Spent::new("tallies of votes in realms", rent_payer, (at, account), order);
    (tally.records <= gone).then_some(spent)
}

/// The weight records of a wallet all of whose tallies are among what is closed: it alone can close them.
pub fn weights(context: &Context, of: &Address, closing: &[Spent]) -> Outcome<Vec<Spent>> {
    let own = (Tally::OWNER_OFFSET, of.as_ref());
    let tallies = context.rpc.accounts_of(&ID, &[(0, &Tally::DISCRIMINATOR), own])?;
    if tallies.iter().any(|(at, _)| closing.iter().all(|spent| spent.address != *at)) {
        return Ok(Vec::new());
    }
    let own = (VOTER_WEIGHT_OWNER_AT, of.as_ref());
    let found = context.rpc.accounts_of(&ID, &[(0, &VOTER_WEIGHT), own])?;
    let spent = found.iter().filter_map(|(at, account)| {
        let weight = VoterWeight::decode(&account.data)?;
        let (realm, mint) =
            (Address::from(weight.realm), Address::from(weight.governing_token_mint));
        let registrar = addresses::registrar(&realm, &mint).0;
        let order = CloseVoterWeightRecord { voter: *of, registrar }.instruction();
        Some(Spent::new("weight records in realms", *of, (*at, account), order))
    });
    Ok(spent.collect())
}
