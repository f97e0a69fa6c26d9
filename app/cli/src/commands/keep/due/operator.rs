//! What an owner lets this key do, and its file says: compounding, reinvesting, voting.

use super::{is_ripe, Deed, How, Keeper, Kind};
use crate::chain::{PoolAt, PositionAt};
use crate::commands::gauge::vote::{split, Ballot};
use crate::commands::keep::orders::{Orders, Owner, Reinvest, Votes};
use crate::commands::keep::sight::{Budget, Farm, Sight};
use crate::commands::position::{compound, reinvest};
use acequia_gauge_interface::instructions::OpenVoteRecord;
use acequia_gauge_interface::{addresses, Epoch, VoteRecord, ID as GAUGE};
use acequia_interface::flags::{MAY_COMPOUND, MAY_VOTE};
use acequia_interface::VoteReceipt;
use solana_address::Address;

pub fn due(sight: &Sight, orders: &Orders, who: Keeper) -> Vec<Deed> {
    let mut due = Vec::new();
    for owner in &orders.owners {
        due.extend(sight.farms.iter().flat_map(|farm| compounds(farm, owner, who)));
        due.extend(owner.reinvest.iter().flat_map(|rule| reinvests(sight, owner, rule, who)));
        due.extend(owner.votes.iter().flat_map(|rule| votes(sight, owner, rule, who)));
    }
    due
}

/// The positions of theirs that name this key for that.
fn lets<'a>(
    farm: &'a Farm,
    owner: &'a Owner,
    who: Keeper,
    right: u8,
) -> impl Iterator<Item = &'a PositionAt> {
    farm.positions.iter().filter(move |at| {
        let position = &at.position;
        let is_operator = position.operator == who.me && position.rights & right != 0;
        position.owner == owner.owner && is_operator
    })
}

/// Whether something can be staked there.
fn is_open(there: &PoolAt) -> bool {
    let pool = &there.pool;
    !pool.is_delegated() && !pool.is_paused() && !pool.is_closed()
}

fn is_free(there: &PoolAt, at: &PositionAt) -> bool {
    !at.position.stake.is_locked(there.now)
}

/// The slots that pay a mint.
fn paying(there: &PoolAt, mint: Address) -> impl Iterator<Item = u8> + '_ {
    there.streams().filter(move |(_, stream)| stream.mint == mint).map(|(slot, _)| slot)
}

fn compounds(farm: &Farm, owner: &Owner, who: Keeper) -> Vec<Deed> {
    let (there, Some(seconds)) = (&farm.there, owner.compound) else { return Vec::new() };
    let mut due = Vec::new();
    for at in lets(farm, owner, who, MAY_COMPOUND).filter(|at| is_free(there, at)) {
        for slot in paying(there, there.pool.stake_mint).filter(|_| is_open(there)) {
            let ripe = is_ripe(there, at, slot, seconds);
            let order = compound::order(who.me, there, at, slot).ok().filter(|_| ripe);
            due.extend(order.map(|o| Deed::order(Kind::Compound, at.address, o.instruction())));
        }
    }
    due
}

/// Into the first of their positions there that takes it.
fn reinvests(sight: &Sight, owner: &Owner, rule: &Reinvest, who: Keeper) -> Vec<Deed> {
    let Some((from, to)) = sight.farm(&rule.from).zip(sight.farm(&rule.to)) else {
        return Vec::new();
    };
    let mut free = lets(to, owner, who, MAY_COMPOUND).filter(|at| is_free(&to.there, at));
    let Some(target) = free.next().filter(|_| is_open(&to.there)) else { return Vec::new() };
    let mut due = Vec::new();
    for at in lets(from, owner, who, MAY_COMPOUND) {
        for slot in paying(&from.there, to.there.pool.stake_mint) {
            let both = ((&from.there, at), (&to.there, target.address));
            let order = reinvest::order(who.me, both.0, both.1, slot).ok();
            let order = order.filter(|_| is_ripe(&from.there, at, slot, rule.every));
            due.extend(order.map(|o| Deed::order(Kind::Reinvest, at.address, o.instruction())));
        }
    }
    due
}

/// Once in an epoch: what the owner votes or withdraws by their own hand stands.
fn votes(sight: &Sight, owner: &Owner, rule: &Votes, who: Keeper) -> Vec<Deed> {
    let seen = sight.gauges.iter().find(|seen| seen.at.address == rule.gauge);
    let Some((seen, (address, epoch))) = seen.and_then(|seen| Some((seen, seen.at.voting().ok()?)))
    else {
        return Vec::new();
    };
    let Ok(split) = split(&rule.shares, epoch) else { return Vec::new() };
    let mut due = Vec::new();
    for farm in sight.farms.iter().filter(|farm| votes_there(&farm.there, epoch)) {
        for at in lets(farm, owner, who, MAY_VOTE) {
            let (me, address, there) = (who.me, *address, &farm.there);
            let ballot = Ballot { me, there, at, address, epoch };
            if at.weight_on(ballot.window()) == 0 || has_voted(farm, at, &address) {
                continue;
            }
            let (open, creates) = record(seen, at, &address, who);
            let orders = open.into_iter().chain([ballot.vote(who.payer, &split)]).collect();
            let how = How::Orders { orders, creates };
            due.push(Deed { kind: Kind::Vote, of: at.address, how });
        }
    }
    due
}

/// Whether what is staked there has votes in that epoch.
fn votes_there(there: &PoolAt, epoch: &Epoch) -> bool {
    let power = epoch.place_of(&there.address).map(|place| epoch.books.powers[place]);
    there.pool.hook == GAUGE && power.is_some_and(|power| power > 0)
}

fn has_voted(farm: &Farm, at: &PositionAt, epoch: &Address) -> bool {
    let receipts = farm.receipts.iter().filter_map(|(_, a)| VoteReceipt::read(&a.data).ok());
    let mut of = receipts.filter(|receipt| receipt.position == at.address);
    of.any(|receipt| receipt.hook_program == GAUGE && receipt.ballot == *epoch)
}

/// Made where there is none; with the sizes of what the vote makes.
fn record(
    seen: &Budget,
    at: &PositionAt,
    epoch: &Address,
    who: Keeper,
) -> (Option<solana_instruction::Instruction>, Vec<usize>) {
    let (place, _) = addresses::vote_record(epoch, &at.address);
    if seen.opened.contains(&place) {
        return (None, vec![VoteReceipt::SIZE]);
    }
    let open = OpenVoteRecord { payer: who.payer, epoch: *epoch, position: at.address };
    (Some(open.instruction()), vec![VoteReceipt::SIZE, VoteRecord::SIZE])
}
