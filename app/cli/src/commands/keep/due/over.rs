//! What votes and epochs leave behind, closed when it is over: the rent goes to who paid it.

use super::{Deed, Keeper, Kind};
use crate::commands::keep::sight::{Budget, Farm, Sight};
use crate::commands::reclaim::{farm, gauges, realms, Spent};
use acequia_interface::VoteReceipt;

pub fn due(sight: &Sight, who: Keeper) -> Vec<Deed> {
    let receipts = sight.farms.iter().flat_map(receipts);
    let gauges = sight.gauges.iter().flat_map(|seen| records_and_epochs(seen, who));
    receipts.chain(gauges).chain(realms_votes(sight)).map(closing).collect()
}

fn closing(spent: Spent) -> Deed {
    Deed::order(Kind::Close, spent.address, spent.order)
}

/// One that was withdrawn stays until its ballot ends: by it is seen that its owner wants no vote.
fn receipts(farm: &Farm) -> Vec<Spent> {
    let now = farm.there.now;
    let ended = |receipt: VoteReceipt| now >= receipt.ballot_end;
    let ended = |data: &[u8]| VoteReceipt::read(data).is_ok_and(ended);
    let over = farm.receipts.iter().filter(|(_, account)| ended(&account.data));
    over.filter_map(|(at, account)| farm::spent(*at, account, now)).collect()
}

/// An epoch's records go before it.
fn records_and_epochs(seen: &Budget, who: Keeper) -> Vec<Spent> {
    let now = seen.at.now;
    let over = seen.records.iter().filter(|(_, record, _)| {
        let epoch = seen.accounts.get(&record.epoch);
        gauges::is_over(record, epoch, record.voter == who.me, now)
    });
    let spent = over.map(|(at, record, account)| gauges::spent(who.me, *at, record, account));
    let has_records = |epoch| seen.records.iter().any(|(_, record, _)| record.epoch == epoch);
    let epochs = seen.at.epochs.iter().filter_map(|(at, epoch)| {
        let done = epoch.books.is_done(now) && !has_records(*at);
        let account = seen.accounts.get(at).filter(|_| done)?;
        Some(gauges::spent_epoch(*at, epoch, account))
    });
    spent.chain(epochs).collect()
}

/// Records, and tallies of which none is left.
fn realms_votes(sight: &Sight) -> Vec<Spent> {
    let seen = &sight.realms;
    let over = seen.records.iter().filter(|(_, record, _)| {
        realms::is_over(record, seen.proposals.get(&record.proposal), sight.now)
    });
    let records = over.map(|(at, record, account)| realms::spent(*at, record, account));
    let tallies = seen.tallies.iter();
    let empty = tallies.filter_map(|(at, account)| realms::spent_tally(*at, account, 0));
    records.chain(empty).collect()
}
