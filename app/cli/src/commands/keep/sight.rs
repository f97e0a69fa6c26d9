//! What a keeper sees of the chain. It is data: what follows from it is in [`due`](super::due).

use super::due::funders_of_ending;
use super::orders::Orders;
use crate::chain::{GaugeAt, PoolAt, PositionAt};
use crate::commands::gauge::advance::pools_owed;
use crate::context::Context;
use crate::error::Outcome;
use acequia_gauge_interface::{addresses, VoteRecord, ID as GAUGE};
use acequia_interface::{Pool, VoteReceipt, ID};
use acequia_realms_interface::{Tally, VoteRecord as RealmsRecord, ID as REALMS};
use solana_account::Account;
use solana_address::Address;
use std::collections::{BTreeMap, BTreeSet};

/// Of how many epochs that are gone the records are looked for, one a round.
const GONE: u64 = 16;

/// All of it.
#[derive(Default)]
pub struct Sight {
    /// The chain's clock [unix s].
    pub now: u64,
    pub farms: Vec<Farm>,
    pub gauges: Vec<Budget>,
    /// Of the funders whose rewards are anyone's to retire, those that are gauges.
    pub gauges_that_fund: BTreeSet<Address>,
    pub realms: Realms,
}

/// A pool, and what is in it.
pub struct Farm {
    /// Settled to the clock.
    pub there: PoolAt,
    /// As it is on chain.
    pub raw: Pool,
    pub positions: Vec<PositionAt>,
    /// Of votes.
    pub receipts: Vec<(Address, Account)>,
}

/// A gauge, and what votes in it have left.
pub struct Budget {
    pub at: GaugeAt,
    /// Of its epochs.
    pub accounts: BTreeMap<Address, Account>,
    /// The pools that are owed a share.
    pub pools: BTreeMap<Address, PoolAt>,
    /// Of votes in epochs that are over.
    pub records: Vec<(Address, VoteRecord, Account)>,
    /// Records that are there already, of the positions that may be about to vote.
    pub opened: BTreeSet<Address>,
}

/// What is left of votes in realms.
#[derive(Default)]
pub struct Realms {
    pub records: Vec<(Address, RealmsRecord, Account)>,
    pub proposals: BTreeMap<Address, Account>,
    pub tallies: Vec<(Address, Account)>,
}

impl Sight {
    /// Looks. Positions are read before their pool: so no index is older than what a position has of it.
    pub fn of(context: &Context, orders: &Orders, round: u64) -> Outcome<Self> {
        let inside = orders.pools.iter().map(|pool| inside(context, pool));
        let inside = inside.collect::<Outcome<Vec<_>>>()?;
        let (now, accounts) = (context.rpc.now()?, context.rpc.accounts(&orders.pools)?);
        let mut sight = Self { now, ..Self::default() };
        for ((pool, account), inside) in orders.pools.iter().zip(&accounts).zip(inside) {
            sight.farms.extend(account.as_ref().and_then(|one| farm(pool, one, now, inside)));
        }
        let there = context.rpc.accounts(&orders.gauges)?;
        for (gauge, _) in orders.gauges.iter().zip(&there).filter(|(_, account)| account.is_some())
        {
            let at = context.rpc.gauge(gauge)?;
            sight.gauges.push(sight.budget(context, at, orders, round)?);
        }
        sight.gauges_that_fund = sight.gauges_that_fund(context)?;
        sight.realms = Realms::of(context, orders)?;
        Ok(sight)
    }

    /// A pool that is seen.
    pub fn farm(&self, pool: &Address) -> Option<&Farm> {
        self.farms.iter().find(|farm| farm.there.address == *pool)
    }

    fn budget(
        &self,
        context: &Context,
        at: GaugeAt,
        orders: &Orders,
        round: u64,
    ) -> Outcome<Budget> {
        let pools = pools_owed(context, &at)?;
        let places: Vec<Address> = at.epochs.iter().map(|(place, _)| *place).collect();
        let accounts = places.iter().zip(context.rpc.accounts(&places)?);
        let accounts = accounts.filter_map(|(place, account)| Some((*place, account?))).collect();
        let mut records = Vec::new();
        for epoch in over(&at, round) {
            records.extend(records_of(context, &epoch)?);
        }
        let opened = self.opened(context, &at, orders)?;
        Ok(Budget { at, accounts, pools, records, opened })
    }

    /// Those of owners for whom it votes there.
    fn opened(
        &self,
        context: &Context,
        at: &GaugeAt,
        orders: &Orders,
    ) -> Outcome<BTreeSet<Address>> {
        let Ok((epoch, _)) = at.voting() else { return Ok(BTreeSet::new()) };
        let voting = orders
            .owners
            .iter()
            .filter(|owner| owner.votes.iter().any(|votes| votes.gauge == at.address));
        let voters: BTreeSet<Address> = voting.map(|owner| owner.owner).collect();
        let positions = self.farms.iter().flat_map(|farm| &farm.positions);
        let theirs = positions.filter(|one| voters.contains(&one.position.owner));
        let place = |one: &PositionAt| addresses::vote_record(epoch, &one.address).0;
        let places: Vec<Address> = theirs.map(place).collect();
        let accounts = context.rpc.accounts(&places)?;
        let there = places.into_iter().zip(accounts).filter(|(_, account)| account.is_some());
        Ok(there.map(|(place, _)| place).collect())
    }

    fn gauges_that_fund(&self, context: &Context) -> Outcome<BTreeSet<Address>> {
        let funders = self.farms.iter().flat_map(|farm| funders_of_ending(&farm.there));
        let funders: Vec<Address> = funders.collect::<BTreeSet<_>>().into_iter().collect();
        let accounts = context.rpc.accounts(&funders)?;
        let is_gauge =
            |account: &Option<Account>| account.as_ref().is_some_and(|a| a.owner == GAUGE);
        let gauges = funders.into_iter().zip(accounts).filter(|(_, account)| is_gauge(account));
        Ok(gauges.map(|(funder, _)| funder).collect())
    }
}

/// A pool's positions, and the receipts of their votes.
type Inside = (Vec<PositionAt>, Vec<(Address, Account)>);

fn inside(context: &Context, pool: &Address) -> Outcome<Inside> {
    let of = (VoteReceipt::POOL_OFFSET, pool.as_ref());
    let receipts = context.rpc.accounts_of(&ID, &[(0, &VoteReceipt::DISCRIMINATOR), of])?;
    Ok((context.rpc.positions(None, Some(pool))?, receipts))
}

/// None where there is no pool any more.
fn farm(pool: &Address, account: &Account, now: u64, inside: Inside) -> Option<Farm> {
    let (positions, receipts) = inside;
    let there = PoolAt::read(pool, Some(account), now).ok()?;
    let raw = Pool::read(&account.data).ok()?;
    Some(Farm { there, raw, positions, receipts })
}

/// The epochs whose records may be closed by anyone: those that are over, and one of those that are gone.
fn over(at: &GaugeAt, round: u64) -> Vec<Address> {
    let done = at.epochs.iter().filter(|(_, epoch)| at.now >= epoch.books.window.kept_until());
    let mut over: Vec<Address> = done.map(|(place, _)| *place).collect();
    let number = at.gauge.books.next_epoch.checked_sub(1 + round % GONE);
    let gone = number.map(|number| addresses::epoch(&at.address, number).0);
    over.extend(gone.filter(|place| at.epochs.iter().all(|(there, _)| there != place)));
    over
}

fn records_of(context: &Context, epoch: &Address) -> Outcome<Vec<(Address, VoteRecord, Account)>> {
    let of = (VoteRecord::EPOCH_OFFSET, epoch.as_ref());
    let found = context.rpc.accounts_of(&GAUGE, &[(0, &VoteRecord::DISCRIMINATOR), of])?;
    let read = found
        .into_iter()
        .filter_map(|(at, account)| Some((at, VoteRecord::read(&account.data).ok()?, account)));
    Ok(read.collect())
}

impl Realms {
    fn of(context: &Context, orders: &Orders) -> Outcome<Self> {
        let mut seen = Self::default();
        if orders.registrars.is_empty() {
            return Ok(seen);
        }
        for registrar in &orders.registrars {
            let of = (Tally::REGISTRAR_OFFSET, registrar.as_ref());
            let found = context.rpc.accounts_of(&REALMS, &[(0, &Tally::DISCRIMINATOR), of])?;
            seen.tallies.extend(found);
        }
        for pool in &orders.pools {
            let of = (RealmsRecord::POOL_OFFSET, pool.as_ref());
            let kind = (0, &RealmsRecord::DISCRIMINATOR[..]);
            let found = context.rpc.accounts_of(&REALMS, &[kind, of])?;
            seen.records.extend(found.into_iter().filter_map(|(at, account)| {
                Some((at, RealmsRecord::read(&account.data).ok()?, account))
            }));
        }
        let places: BTreeSet<Address> = seen.records.iter().map(|(_, r, _)| r.proposal).collect();
        let places: Vec<Address> = places.into_iter().collect();
        let accounts = places.iter().zip(context.rpc.accounts(&places)?);
        seen.proposals = accounts.filter_map(|(at, account)| Some((*at, account?))).collect();
        Ok(seen)
    }
}
