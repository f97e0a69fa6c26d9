//! What is due in a pool.

use super::{is_ripe, Deed, How, Keeper, Kind};
use crate::chain::{PoolAt, PositionAt};
use crate::commands::keep::orders::Orders;
use crate::commands::keep::sight::{Farm, Sight};
use acequia_core::State;
use acequia_interface::instructions::{ReleaseLock, SettlePool, WindDownStream};
use acequia_interface::StreamSlot;
use solana_address::Address;

pub fn due(farm: &Farm, sight: &Sight, orders: &Orders, who: Keeper) -> Vec<Deed> {
    let mut due = releases(farm);
    // A release settles the pool too.
    let settles = due.is_empty().then(|| settling(farm, orders)).flatten();
    due.extend(settles);
    due.extend(wind_downs(&farm.there, who));
    due.extend(pushes(farm, orders));
    due.extend(retirements(farm, sight));
    due
}

fn releases(farm: &Farm) -> Vec<Deed> {
    let there = &farm.there;
    let ended = |at: &&PositionAt| at.position.stake.has_ended_lock(there.now);
    let release = |at: &PositionAt| {
        let order = ReleaseLock { pool: there.address, position: at.address };
        Deed::order(Kind::Release, at.address, order.instruction())
    };
    farm.positions.iter().filter(ended).map(release).collect()
}

/// Where its books are old and would change.
fn settling(farm: &Farm, orders: &Orders) -> Option<Deed> {
    let (there, raw) = (&farm.there, &farm.raw);
    let age = there.now.saturating_sub(raw.totals.last_update);
    let is_old = orders.settle.is_some_and(|most| age >= most);
    let order = SettlePool { pool: there.address }.instruction();
    let changes = is_old && raw.streams != there.pool.streams;
    changes.then(|| Deed::order(Kind::Settle, there.address, order))
}

/// Of flows that have ended; of all that stream in a pool that has closed for good.
fn wind_downs(there: &PoolAt, who: Keeper) -> Vec<Deed> {
    let may = |stream: &StreamSlot| {
        let books = &stream.books;
        let has_ended = books.state == State::Ending as u8 && books.unstreamed() == 0;
        has_ended || (there.pool.is_closed() && books.state != State::Closing as u8)
    };
    let wind_down = |(slot, stream): (u8, &StreamSlot)| {
        let order = WindDownStream { closer: who.me, pool: there.address, slot };
        Deed::order(Kind::WindDown, stream.vault, order.instruction())
    };
    there.streams().filter(|(_, stream)| may(stream)).map(wind_down).collect()
}

/// What owners let anyone pay out, and what is anyone's to pay out.
fn pushes(farm: &Farm, orders: &Orders) -> Vec<Deed> {
    let (there, mut due) = (&farm.there, Vec::new());
    for (slot, stream) in there.streams() {
        let late = is_anyones(there, stream);
        let wanted = |at: &&PositionAt| match orders.push {
            _ if late => is_ripe(there, at, slot, 0),
            Some(seconds) => at.position.allows_push() && is_ripe(there, at, slot, seconds),
            None => false,
        };
        let how = How::Push { pool: there.address, slot };
        let push = |at: &PositionAt| Deed { kind: Kind::Push, of: at.address, how: how.clone() };
        due.extend(farm.positions.iter().filter(wanted).map(push));
    }
    due
}

/// Rewards that owe nobody a whole unit any more, where that is anyone's.
fn retirements(farm: &Farm, sight: &Sight) -> Vec<Deed> {
    let there = &farm.there;
    let owes = |slot: u8| farm.positions.iter().any(|at| is_ripe(there, at, slot, 0));
    let ended = there.streams().filter(|(slot, s)| is_anyones(there, s) && !owes(*slot));
    let retire = |(slot, stream): (u8, &StreamSlot)| {
        let gauge = sight.gauges_that_fund.contains(&stream.funder).then_some(stream.funder);
        let how = How::Retire { pool: there.address, slot, gauge };
        Deed { kind: Kind::Retire, of: stream.vault, how }
    };
    ended.map(retire).collect()
}

fn is_anyones(there: &PoolAt, stream: &StreamSlot) -> bool {
    stream.books.is_anyones(there.now, there.pool.is_closed())
}

/// The funders of rewards that may be retired soon: who is a gauge among them has to be known.
pub fn funders_of_ending(there: &PoolAt) -> impl Iterator<Item = Address> + '_ {
    let ending = there.streams().filter(|(_, stream)| is_anyones(there, stream));
    ending.map(|(_, stream)| stream.funder)
}
