//! What streams brought to those who held weight.

use super::{place, Window};
use crate::history::{Change, Life};

/// A stream's index over the life of its pool: between two changes it rises evenly, and after the last it is
/// as of that.
#[derive(Clone, Copy, Debug)]
pub(super) struct Index<'a> {
    changes: &'a [Change],
    /// Of every slot, one row a change.
    indexes: &'a [u128],
    capacity: usize,
    slot: usize,
    /// Its life [unix s].
    since: u64,
    until: u64,
    /// The changes of its life: in a second of before or after it the slot may be another's.
    first: usize,
    end: usize,
}

impl<'a> Index<'a> {
    fn of(life: &'a Life, stream: usize) -> Self {
        let stream = &life.streams[stream];
        Self {
            changes: &life.changes,
            indexes: &life.indexes,
            capacity: life.capacity(),
            slot: stream.slot.into(),
            since: stream.added_at,
            until: stream.retired_at.unwrap_or(u64::MAX),
            first: stream.first_change,
            end: stream.end_change.unwrap_or(life.changes.len()),
        }
    }

    /// Of a pool's one stream.
    #[cfg(test)]
    pub(super) fn alone(changes: &'a [Change], indexes: &'a [u128], since: u64) -> Self {
        let first = changes.partition_point(|change| change.time < since);
        let (until, end) = (u64::MAX, changes.len());
        Self { changes, indexes, capacity: 1, slot: 0, since, until, first, end }
    }

    /// As of a change.
    fn told(&self, change: usize) -> u128 {
        match change < self.first {
            true => 0,
            false => self.indexes[change * self.capacity + self.slot],
        }
    }

    /// As a second begins.
    fn at(&self, time: u64) -> u128 {
        let time = time.min(self.until);
        let after = self.changes.partition_point(|change| change.time <= time).min(self.end);
        let before = after.checked_sub(1);
        let before = before.map(|nth| (self.changes[nth].time.max(self.since), self.told(nth)));
        let (from, index) = before.unwrap_or((self.since, 0));
        let next = self.changes[..self.end].get(after);
        let next = next.filter(|next| next.time > from && time > from);
        let Some(next) = next else { return index };
        let risen = self.told(after).saturating_sub(index);
        let (since, span) = (u128::from(time - from), u128::from(next.time - from));
        index + risen / span * since + risen % span * since / span
    }
}

/// What a stream brought to each owner in a window, paid or not, by the owner's number [2^-64 base units]: between two
/// events evenly, as what it emitted.
pub fn earned(life: &Life, stream: usize, window: Window) -> Vec<u128> {
    earned_in(&Index::of(life, stream), window, life.owners.len())
}

/// The same by an index.
pub(super) fn earned_in(index: &Index, window: Window, owners: usize) -> Vec<u128> {
    let from = index.at(window.from.max(index.since));
    let to = index.at(window.to).max(from);
    let mut earned = vec![0u128; owners];
    let mut add = |owner: u32, weight: u64, risen: u128| {
        let sum = &mut earned[owner as usize];
        *sum = sum.saturating_add(risen.saturating_mul(weight.into()));
    };
    let mut places: Vec<(u32, u64, u128)> = Vec::new(); // owner, weight, index as of which it is settled
    let there = index.changes[..index.end].iter().enumerate();
    for (nth, change) in there.take_while(|one| one.1.time < window.to) {
        let told = index.told(nth).clamp(from, to);
        let held = place(&mut places, change.position as usize, (change.owner, 0, told));
        let (owner, weight, settled) = *held;
        add(owner, weight, told.saturating_sub(settled));
        *held = (change.owner, change.weight, told);
    }
    places.into_iter().for_each(|(owner, weight, settled)| add(owner, weight, to - settled));
    earned
}

/// What a stream has brought to one owner, for many moments: each is found without a walk.
pub struct Brought<'a> {
    index: Index<'a>,
    /// By position.
    held: Vec<Vec<Held>>,
}

/// From a change of a position to its next.
struct Held {
    since: u64,
    /// None while it is another's.
    weight: u64,
    index: u128,
    /// What had been brought by then [2^-64 base units].
    before: u128,
}

impl<'a> Brought<'a> {
    /// By the numbers of stream and owner in the pool.
    pub fn new(life: &'a Life, stream: usize, owner: u32) -> Self {
        let index = Index::of(life, stream);
        let positions = life.whose.positions(owner).iter();
        let held = positions.map(|position| held(&index, life.whose.changes(*position), owner));
        Self { index, held: held.collect() }
    }

    /// Up to when a second begins [2^-64 base units].
    pub fn by(&self, time: u64) -> u128 {
        let index = self.index.at(time);
        let of_one = |held: &Vec<Held>| {
            let last = held.partition_point(|one| one.since <= time).checked_sub(1)?;
            let Held { weight, index: from, before, .. } = held[last];
            let since = index.saturating_sub(from).saturating_mul(weight.into());
            Some(before.saturating_add(since))
        };
        self.held.iter().filter_map(of_one).fold(0, u128::saturating_add)
    }
}

fn held(index: &Index, changes: &[u32], owner: u32) -> Vec<Held> {
    let mut held: Vec<Held> = Vec::with_capacity(changes.len());
    let there = changes.iter().map(|nth| (*nth as usize, index.changes[*nth as usize]));
    for (nth, change) in there.filter(|(nth, _)| *nth < index.end) {
        let told = held.last().map_or(0, |last| last.index).max(index.told(nth));
        let before = held.last().map_or(0, |last| {
            let since = (told - last.index).saturating_mul(last.weight.into());
            last.before.saturating_add(since)
        });
        let weight = if change.owner == owner { change.weight } else { 0 };
        held.push(Held { since: change.time, weight, index: told, before });
    }
    held
}
