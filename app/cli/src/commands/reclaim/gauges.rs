//! What gauges keep of votes, and their epochs.

use super::Spent;
use crate::context::Context;
use crate::error::Outcome;
use acequia_gauge_interface::instructions::{CloseEpoch, CloseVoteRecord};
use acequia_gauge_interface::{Epoch, VoteRecord, ID};
use solana_account::Account;
use solana_address::Address;

/// Records of one's own votes in epochs that are settled, of anybody's from an epoch after the end on, and of
/// votes that were withdrawn.
pub fn records(context: &Context, of: &Address) -> Outcome<Vec<Spent>> {
    let paid = (VoteRecord::RENT_PAYER_OFFSET, of.as_ref());
    let found = context.rpc.accounts_of(&ID, &[(0, &VoteRecord::DISCRIMINATOR), paid])?;
    let read = found.iter().filter_map(|(at, account)| {
        VoteRecord::read(&account.data).ok().map(|record| (*at, record, account))
    });
    let records: Vec<_> = read.collect();
    let epochs: Vec<Address> = records.iter().map(|(_, record, _)| record.epoch).collect();
    let epochs = context.rpc.accounts(&epochs)?;
    let (closer, now) = (context.me()?, context.rpc.now()?);
    let pairs = records.iter().zip(&epochs);
    let over = pairs.filter(|((_, record, _), epoch)| {
        is_over(record, epoch.as_ref(), record.voter == closer, now)
    });
    Ok(over.map(|((at, record, account), _)| spent(closer, *at, record, account)).collect())
}

/// Until its epoch is settled, a record is what a vote that replaces it refers to; from then on others may
/// read it for an epoch, unless its voter closes it.
pub fn is_over(record: &VoteRecord, epoch: Option<&Account>, is_own: bool, now: u64) -> bool {
    let epoch = epoch.and_then(|account| Epoch::read(&account.data).ok());
    let kept = epoch.is_some_and(|epoch| {
        let (books, window) = (&epoch.books, &epoch.books.window);
        let over = books.is_settled() && (is_own || now >= window.kept_until());
        window.voting_end == record.voting_end && !over
    });
    !kept || record.vote.weight == 0
}

pub fn spent(closer: Address, at: Address, record: &VoteRecord, account: &Account) -> Spent {
    let (epoch, rent_payer) = (record.epoch, record.rent_payer);
    let order = CloseVoteRecord { closer, record: at, epoch, rent_payer }.instruction();
    Spent::new("records of votes in gauges", rent_payer, (at, account), order)
}

/// Epochs whose shares are spent, an epoch after their end.
pub fn epochs(context: &Context, of: &Address) -> Outcome<Vec<Spent>> {
    let paid = (Epoch::RENT_PAYER_OFFSET, of.as_ref());
    let found = context.rpc.accounts_of(&ID, &[(0, &Epoch::DISCRIMINATOR), paid])?;
    let now = context.rpc.now()?;
    let done = found.iter().filter_map(|(at, account)| {
        let epoch = Epoch::read(&account.data).ok().filter(|epoch| epoch.books.is_done(now))?;
        Some(spent_epoch(*at, &epoch, account))
    });
    Ok(done.collect())
}

/// The closing of one that is done.
pub fn spent_epoch(at: Address, epoch: &Epoch, account: &Account) -> Spent {
    let (gauge, rent_payer) = (epoch.gauge, epoch.rent_payer);
    let order = CloseEpoch { gauge, epoch: at, rent_payer }.instruction();
    Spent::new("epochs of gauges", rent_payer, (at, account), order)
}
