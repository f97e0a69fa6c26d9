//! The life of a pool.

use super::change::{Change, Kind, Payment, Way};
use super::hours::Hours;
use super::whose::Whose;
use crate::store::Happening;
use acequia_interface::events::{Books, Event, Funding, Paid, PoolCreated, StreamIndex};
use acequia_interface::Address;
use acequia_replay::{changes_in, funding_of, Replay};
use std::collections::HashMap;

/// No event is of a later time [unix s]: a chart would have to have room for it.
pub const LATEST: u64 = u32::MAX as u64;

/// A stream, from when it was added until its slot was freed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamLife {
    /// Where in the pool.
    pub slot: u8,
    /// Which of the streams that the slot has held.
    pub generation: u32,
    /// What it pays.
    pub mint: Address,
    /// Whose it is; zero for the penalty flow, which its pool is made with.
    pub funder: Address,
    /// When [unix s].
    pub added_at: u64,
    /// When its slot was freed.
    pub retired_at: Option<u64>,
    /// The number of the first change after it was added.
    pub first_change: usize,
    /// The same after its slot was freed: from there on the slot's index is of another.
    pub end_change: Option<usize>,
    /// What it had received, sent back, and when it was to end then, after each change of its funding: time first.
    pub fundings: Vec<(u64, u64, u64, u64)>,
    /// What it had shared out, whenever that was told: time first.
    pub streamed: Vec<(u64, u64)>,
    /// What it has paid [base units].
    pub paid: u128,
}

/// A position, from when it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PositionLife {
    /// Where it is.
    pub address: Address,
    /// The number of its owner in the pool.
    pub owner: u32,
    /// When [unix s].
    pub opened_at: u64,
    /// When it was closed.
    pub closed_at: Option<u64>,
    /// What it holds [base units].
    pub amount: u64,
    /// What that counts for.
    pub weight: u64,
    /// 0 without a lock [unix s].
    pub lock_end: u64,
}

/// All that happened in a pool.
#[derive(Clone, Debug)]
pub struct Life {
    /// How it began.
    pub created: PoolCreated,
    /// When it was closed [unix s].
    pub closed_at: Option<u64>,
    /// Every stream it ever had.
    pub streams: Vec<StreamLife>,
    /// Every position, by its number.
    pub positions: Vec<PositionLife>,
    /// Every owner, by its number.
    pub owners: Vec<Address>,
    /// In the order in which they happened.
    pub changes: Vec<Change>,
    /// The index of each slot at each change, one row a change [2^-64 base units per weight].
    pub indexes: Vec<u128>,
    /// In the order in which they happened.
    pub payments: Vec<Payment>,
    /// How the pool stood at each full hour since the first.
    pub hours: Hours,
    /// Whose changes and payments are.
    pub whose: Whose,
    /// The last event: its place, and its number there.
    pub as_of: (i64, i64),
    position_numbers: HashMap<Address, u32>,
    owner_numbers: HashMap<Address, u32>,
    current: Vec<Option<u32>>,
    /// By the number of a position: who held it, and how much, when it was last told.
    held: Vec<(u32, u64)>,
}

impl Life {
    /// What figures are made of, without what finds a position or an owner.
    pub fn record(&self) -> Self {
        Self {
            closed_at: self.closed_at,
            streams: self.streams.clone(),
            owners: self.owners.clone(),
            changes: self.changes.clone(),
            indexes: self.indexes.clone(),
            payments: self.payments.clone(),
            as_of: self.as_of,
            ..Self::new(self.created.clone())
        }
    }

    /// Of a pool that has just been created.
    pub fn new(created: PoolCreated) -> Self {
        Self {
            closed_at: None,
            streams: Vec::new(),
            positions: Vec::new(),
            owners: Vec::new(),
            changes: Vec::new(),
            indexes: Vec::new(),
            payments: Vec::new(),
            hours: Hours::since(created.time),
            whose: Whose::default(),
            as_of: (0, 0),
            position_numbers: HashMap::new(),
            owner_numbers: HashMap::new(),
            current: vec![None; created.capacity.into()],
            held: Vec::new(),
            created,
        }
    }

    /// What is known of a position.
    pub fn position(&self, position: &Address) -> Option<&PositionLife> {
        self.positions.get(*self.position_numbers.get(position)? as usize)
    }

    /// An owner's number.
    pub fn owner_number(&self, owner: &Address) -> Option<u32> {
        self.owner_numbers.get(owner).copied()
    }

    /// The number of the stream that is in a slot.
    pub fn stream_in(&self, slot: u8) -> Option<u32> {
        *self.current.get(slot as usize)?
    }

    /// How many slots the pool has.
    pub fn capacity(&self) -> usize {
        self.current.len()
    }

    pub(super) fn read(&mut self, event: &Event, kept: &Happening, book: Option<&Replay>) {
        let time = kept.time.max(0) as u64;
        self.as_of = (kept.place, kept.nth);
        self.change_streams(event, time);
        self.change_positions(event, time);
        self.pay(event, time);
        let is_here = |one: &(Address, Address, &Books)| one.0 == self.created.pool;
        let told_at = match event {
            Event::PoolSettled(settled) => Some(settled.time),
            _ => changes_in(event).into_iter().flatten().find(is_here).map(|one| one.2.time),
        };
        if let (Some(told_at), Some(book)) = (told_at, book) {
            self.note_streamed(told_at, book);
        }
    }

    fn change_streams(&mut self, event: &Event, time: u64) {
        match event {
            Event::StreamAdded(added) => {
                let Funding { slot, generation, .. } = added.funding;
                let stream = StreamLife::new(slot, generation, added.mint, added.funder, time);
                self.add_stream(StreamLife { first_change: self.changes.len(), ..stream });
            }
            Event::FunderAccepted(event) => {
                if let Some(stream) = self.stream(event.slot) {
                    stream.funder = event.funder;
                }
            }
            Event::LockLeft(event) => {
                let funded = event.funded;
                if let Some(stream) = self.stream(0) {
                    stream.fundings.push((time, funded, 0, 0));
                }
            }
            Event::StreamRetired(event) => {
                let end_change = Some(self.changes.len());
                if let Some(stream) = self.stream(event.slot) {
                    (stream.retired_at, stream.end_change) = (Some(time), end_change);
                }
                if let Some(current) = self.current.get_mut(event.slot as usize) {
                    *current = None;
                }
            }
            Event::PoolClosed(_) => self.closed_at = Some(time),
            _ => {}
        }
        if let Some(funding) = funding_of(event) {
            self.fund(funding);
        }
    }

    fn add_stream(&mut self, stream: StreamLife) {
        if let Some(current) = self.current.get_mut(stream.slot as usize) {
            *current = Some(self.streams.len() as u32);
            self.streams.push(stream);
        }
    }

    fn stream(&mut self, slot: u8) -> Option<&mut StreamLife> {
        let number = self.stream_in(slot)?;
        self.streams.get_mut(number as usize)
    }

    fn fund(&mut self, funding: &Funding) {
        let Funding { slot, time, funded, refunded, ends_at, .. } = *funding;
        if let Some(stream) = self.stream(slot) {
            stream.fundings.push((time, funded, refunded, ends_at));
        }
    }

    fn note_streamed(&mut self, time: u64, book: &Replay) {
        for slot in 0..self.capacity() {
            let streamed = book.streamed(slot);
            let Some((stream, streamed)) = self.stream(slot as u8).zip(streamed) else { continue };
            note(&mut stream.streamed, time, streamed);
        }
    }

    fn change_positions(&mut self, event: &Event, time: u64) {
        if let Event::PositionOpened(opened) = event {
            self.open(opened.position, opened.owner, time);
        }
        if let Event::PositionTransferred(given) = event {
            let (number, owner) = (self.position_number(given.position), self.owner(given.to));
            self.positions[number as usize].owner = owner;
            self.whose.owned(owner, number);
        }
        // What an emergency exit says is as of an earlier moment.
        let is_stale = matches!(event, Event::EmergencyExited(_));
        for (nth, change) in changes_in(event).into_iter().enumerate() {
            let Some((pool, position, books)) = change else { continue };
            if pool == self.created.pool {
                let time = if is_stale { time } else { books.time };
                self.change(position, books, kind(event, nth), time);
            }
        }
        if let Event::PositionClosed(closed) = event {
            let number = self.position_number(closed.position);
            self.positions[number as usize].closed_at = Some(time);
        }
    }

    /// Events of one pool never go back in time, as its clock does not; what says so is taken as of the last.
    fn change(&mut self, position: Address, books: &Books, kind: Kind, time: u64) {
        let last = self.changes.last().map_or(0, |last| last.time);
        let time = time.min(LATEST).max(last);
        let number = self.position_number(position);
        let life = &mut self.positions[number as usize];
        (life.amount, life.weight, life.lock_end) = (books.amount, books.weight, books.lock_end);
        let PositionLife { owner, amount, weight, lock_end, .. } = *life;
        let before = core::mem::replace(&mut self.held[number as usize], (owner, amount));
        self.hours.change(time, before, (owner, amount), books);
        self.whose.changed(number, self.changes.len());
        self.changes.push(Change { time, position: number, owner, kind, amount, weight, lock_end });
        let index = |one: Option<&StreamIndex>| {
            one.map_or(0, |one| u128::from(one.hi) << 64 | u128::from(one.lo))
        };
        self.indexes.extend((0..self.current.len()).map(|slot| index(books.indexes.get(slot))));
    }

    /// An address may be used again, so it is the last life under it that counts.
    fn open(&mut self, address: Address, owner: Address, opened_at: u64) {
        let owner = self.owner(owner);
        let number = self.positions.len() as u32;
        let (closed_at, amount, weight, lock_end) = (None, 0, 0, 0);
        self.positions.push(PositionLife {
            address,
            owner,
            opened_at,
            closed_at,
            amount,
            weight,
            lock_end,
        });
        self.held.push((owner, 0));
        self.whose.owned(owner, number);
        self.position_numbers.insert(address, number);
    }

    fn position_number(&mut self, position: Address) -> u32 {
        if !self.position_numbers.contains_key(&position) {
            // It was opened in a gap; nobody knows by whom.
            self.open(position, Address::default(), 0);
        }
        self.position_numbers[&position]
    }

    fn owner(&mut self, owner: Address) -> u32 {
        let next = self.owners.len() as u32;
        let number = *self.owner_numbers.entry(owner).or_insert(next);
        if number == next {
            self.owners.push(owner);
        }
        number
    }

    fn pay(&mut self, event: &Event, time: u64) {
        match event {
            Event::Claimed(event) => {
                let way = if event.pushed { Way::Pushed } else { Way::Claimed };
                let paid = |paid: &Paid| (paid.slot, paid.amount);
                let all: Vec<_> = event.paid.iter().map(paid).collect();
                all.into_iter().for_each(|one| self.note_payment(event.position, one, way, time));
            }
            Event::Compounded(event) => {
                self.note_payment(event.position, (event.slot, event.paid), Way::Compounded, time)
            }
            Event::Reinvested(event) if event.pool == self.created.pool => {
                self.note_payment(event.position, (event.slot, event.paid), Way::Reinvested, time)
            }
            _ => {}
        }
    }

    fn note_payment(&mut self, position: Address, paid: (u8, u64), way: Way, time: u64) {
        let position = self.position_number(position);
        let owner = self.positions[position as usize].owner;
        let (slot, amount) = paid;
        if let Some(stream) = self.stream_in(slot).filter(|_| amount > 0) {
            self.whose.paid(owner, self.payments.len());
            let paid = &mut self.streams[stream as usize].paid;
            *paid = paid.saturating_add(amount.into());
            self.payments.push(Payment { time, position, owner, stream, way, amount });
        }
    }
}

/// Adds what was shared out by a time. Of a time in which nothing was, its first and last moment are kept.
fn note(told: &mut Vec<(u64, u64)>, time: u64, streamed: u64) {
    match told.as_mut_slice() {
        [.., last] if last.0 >= time => last.1 = streamed,
        [.., before, last] if before.1 == streamed && last.1 == streamed => last.0 = time,
        _ => told.push((time, streamed)),
    }
}

impl StreamLife {
    fn new(slot: u8, generation: u32, mint: Address, funder: Address, added_at: u64) -> Self {
        let (retired_at, fundings, streamed) = (None, Vec::new(), vec![(added_at, 0)]);
        let (first_change, end_change, paid) = (0, None, 0);
        Self {
            slot,
            generation,
            mint,
            funder,
            added_at,
            retired_at,
            first_change,
            end_change,
            fundings,
            streamed,
            paid,
        }
    }

    /// What it had shared out at a time, evenly between two events that tell it [base units, rounded down].
    pub fn streamed_by(&self, time: u64) -> u64 {
        let after = self.streamed.partition_point(|(at, _)| *at <= time);
        match (after.checked_sub(1).map(|nth| self.streamed[nth]), self.streamed.get(after)) {
            (None, _) => 0,
            (Some((_, streamed)), None) => streamed,
            (Some((from, before)), Some((to, then))) => {
                let (risen, since) = (then.saturating_sub(before), time - from);
                let share = u128::from(risen) * u128::from(since) / u128::from((to - from).max(1));
                before + share as u64
            }
        }
    }

    /// What it shared out from a time up to another [base units].
    pub fn emitted(&self, from: u64, to: u64) -> u64 {
        self.streamed_by(to).saturating_sub(self.streamed_by(from))
    }

    /// Received, sent back, and the end, as last told.
    pub fn funding(&self) -> (u64, u64, u64) {
        self.fundings.last().map_or((0, 0, 0), |last| (last.1, last.2, last.3))
    }
}

/// How stake came or went by an event, in the pool and position that it names first, or second.
fn kind(event: &Event, nth: usize) -> Kind {
    match event {
        Event::Staked(_) | Event::StakeSet(_) => Kind::Staked,
        Event::Unstaked(_) | Event::LockLeft(_) | Event::EmergencyExited(_) => Kind::Unstaked,
        Event::Compounded(_) => Kind::Compounded,
        Event::Reinvested(_) if nth == 1 => Kind::Compounded,
        Event::StakeMoved(_) => Kind::Moved,
        Event::PositionTransferred(_) | Event::PositionsMerged(_) => Kind::Given,
        _ => Kind::Stayed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_shared_out_before_nobody_was_staked_was_not_shared_out_then() {
        let mut told = vec![(0, 0)];
        for (time, streamed) in
            [(100, 1_000), (100, 1_000), (150, 1_000), (200, 1_000), (300, 2_000)]
        {
            note(&mut told, time, streamed);
        }
        assert_eq!(told, [(0, 0), (100, 1_000), (200, 1_000), (300, 2_000)]);
        let mut stream = StreamLife::new(1, 1, Address::default(), Address::default(), 0);
        stream.streamed = told;
        assert_eq!(stream.emitted(0, 100), 1_000);
        assert_eq!(stream.emitted(100, 200), 0);
        assert_eq!(stream.emitted(250, 300), 500);
    }
}
