//! Who held how much, and when.

use super::{place, Window};
use crate::history::{Change, Kind, Life};
use std::collections::HashSet;

/// What an owner has staked becomes more or less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// When [unix s].
    pub time: u64,
    /// The number of the owner in the pool.
    pub owner: u32,
    /// How.
    pub kind: Kind,
    /// By how much [base units].
    pub by: i128,
}

/// What every owner's stake became more or less by, in order. What changes hands is two moves.
pub fn moves(life: &Life) -> Vec<Move> {
    moves_in(&life.changes)
}

pub(super) fn moves_in(changes: &[Change]) -> Vec<Move> {
    let mut held: Vec<Option<(u32, u64)>> = Vec::new();
    let mut moves = Vec::new();
    for change in changes {
        let Change { time, owner, kind, amount, .. } = *change;
        let held = place(&mut held, change.position as usize, None);
        let (was_of, was) = held.replace((owner, amount)).unwrap_or((owner, 0));
        let (was, is) = (i128::from(was), i128::from(amount));
        match was_of == owner {
            true if was == is => {}
            true => moves.push(Move { time, owner, kind, by: is - was }),
            false => {
                moves.push(Move { time, owner: was_of, kind: Kind::Given, by: -was });
                moves.push(Move { time, owner, kind: Kind::Given, by: is });
            }
        }
    }
    moves
}

/// What all had staked, after each move of it: no question walks through all of them.
#[derive(Clone, Debug)]
pub struct Staked(Vec<Moment>);

/// Just after a move.
#[derive(Clone, Copy, Debug, Default)]
struct Moment {
    /// When [unix s].
    time: u64,
    /// What was staked then [base units].
    staked: i128,
    /// The integral of that up to then [base units * s].
    sum: i128,
}

impl Moment {
    /// The same at a later time, if nothing moves.
    fn at(self, time: u64) -> Self {
        let sum = self.sum + self.staked * i128::from(time - self.time);
        Self { time, sum, ..self }
    }
}

impl Staked {
    /// By the moves, in order.
    pub fn of(moves: &[Move]) -> Self {
        let mut last = Moment::default();
        let after = |one: &Move| {
            let then = last.at(one.time);
            last = Moment { staked: then.staked + one.by, ..then };
            last
        };
        Self(moves.iter().map(after).collect())
    }

    /// As a second begins.
    fn moment(&self, time: u64) -> Moment {
        let before = self.0.partition_point(|one| one.time < time).checked_sub(1);
        before.map_or(Moment::default(), |nth| self.0[nth]).at(time)
    }

    /// What all had staked before a second began.
    pub fn at(&self, time: u64) -> u128 {
        self.moment(time).staked.max(0) as u128
    }

    /// The integral of the stake over a window, over every event [base units * s].
    pub fn seconds(&self, window: Window) -> u128 {
        let [from, to] = [window.from, window.to.max(window.from)].map(|time| self.moment(time));
        (to.sum - from.sum).max(0) as u128
    }
}

/// When each owner first staked, and the integral of their stake over a window, by the owner's number; none of who never did.
pub fn stays(moves: &[Move], window: Window) -> Vec<Option<(u64, u128)>> {
    let mut stays: Vec<Option<(u64, i128)>> = Vec::new();
    for one in moves {
        // What comes or goes at a moment is there or gone for all that is left of the window.
        let left = window.to.saturating_sub(one.time.max(window.from));
        let (_, sum) = place(&mut stays, one.owner as usize, None).get_or_insert((one.time, 0));
        *sum += one.by * i128::from(left);
    }
    let whole = |(first, sum): (u64, i128)| (first, sum.max(0) as u128);
    stays.into_iter().map(|stay| stay.map(whole)).collect()
}

/// What each owner had staked before a second began, by the owner's number.
pub fn holdings(moves: &[Move], time: u64) -> Vec<u128> {
    let mut held: Vec<i128> = Vec::new();
    for one in moves.iter().take_while(|one| one.time < time) {
        *place(&mut held, one.owner as usize, 0) += one.by;
    }
    held.into_iter().map(|held| held.max(0) as u128).collect()
}

/// What of the stake was locked before a second began, and all of it.
pub fn locked(changes: &[Change], time: u64) -> (u128, u128) {
    let mut held: Vec<(u64, u64)> = Vec::new();
    for change in changes.iter().take_while(|change| change.time < time) {
        *place(&mut held, change.position as usize, (0, 0)) = (change.amount, change.lock_end);
    }
    let all = |some: &dyn Fn(&&(u64, u64)) -> bool| {
        held.iter().filter(some).map(|one| u128::from(one.0)).sum()
    };
    (all(&|one| one.1 > time), all(&|_| true))
}

/// What came and went in a window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flows {
    /// From wallets, by owners who had never staked here.
    pub new: u128,
    /// From wallets, by others.
    pub again: u128,
    /// From rewards.
    pub compounded: u128,
    /// From other pools of the farm.
    pub moved_in: u128,
    /// To other pools of the farm.
    pub moved_out: u128,
    /// To wallets, penalties included.
    pub left: u128,
    /// Owners who had never staked here before.
    pub new_owners: usize,
    /// Owners who held something at the start, or came, and held nothing at the end.
    pub gone_owners: usize,
}

impl Flows {
    /// All that came.
    pub fn arrivals(&self) -> u128 {
        self.new + self.again + self.compounded + self.moved_in
    }

    /// All that went.
    pub fn departures(&self) -> u128 {
        self.left + self.moved_out
    }
}

/// What came and went in a window. An owner is new until the end of the window in which they first stake.
pub fn flows(moves: &[Move], window: Window) -> Flows {
    let known = moves.iter().take_while(|one| one.time < window.from).map(|one| one.owner);
    let known: HashSet<u32> = known.collect();
    let mut flows = Flows::default();
    let mut seen: HashSet<u32> = HashSet::new();
    for one in moves.iter().filter(|one| window.holds(one.time)) {
        seen.insert(one.owner);
        let (by, is_new) = (one.by.unsigned_abs(), !known.contains(&one.owner));
        match (one.kind, one.by > 0) {
            (Kind::Staked, true) if is_new => flows.new += by,
            (Kind::Staked, true) => flows.again += by,
            (Kind::Compounded, true) => flows.compounded += by,
            (Kind::Moved, true) => flows.moved_in += by,
            (Kind::Moved, false) => flows.moved_out += by,
            (Kind::Given, _) => {}
            (_, true) => flows.again += by,
            (_, false) => flows.left += by,
        }
    }
    flows.new_owners = seen.difference(&known).count();
    let (start, end) = (holdings(moves, window.from), holdings(moves, window.to));
    let had = |owner: usize| {
        start.get(owner).is_some_and(|held| *held > 0) || seen.contains(&(owner as u32))
    };
    flows.gone_owners = (0..end.len()).filter(|owner| had(*owner) && end[*owner] == 0).count();
    flows
}
