//! The books of a pool, rebuilt from its events alone: to the last fraction while every event is
//! heard, and again after a gap, as later events say anew what was lost.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

use acequia_core::wide::join;
use acequia_core::Q64;
use acequia_interface::events::{
    Books, Event, Forfeited, Funding, Paid, PoolCreated, PoolSettled, StreamIndex,
};
use acequia_interface::{Address, Pool, Position};
use std::collections::BTreeMap;
use std::fmt;

/// What is said in two ways: events are missing, are not the farm's, or an account is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference(String);

impl Difference {
    /// In words.
    pub fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Difference {}

/// What comes of hearing and comparing.
pub type Heard<T = ()> = Result<T, Difference>;

fn differs<T>(what: impl Into<String>) -> Heard<T> {
    Err(Difference(what.into()))
}

fn same<T: PartialEq + fmt::Debug>(heard: T, is: T, what: impl fmt::Display) -> Heard {
    match heard == is {
        true => Ok(()),
        false => differs(format!("{what}: {heard:?} by events, {is:?} in fact")),
    }
}

/// Of numbers that add up wherever nothing is missing.
fn sum<T>(sum: Option<T>, what: &str) -> Heard<T> {
    sum.ok_or_else(|| Difference(format!("{what} does not add up")))
}

/// A pool, as far as its events tell. What a gap may have changed is none until it is said again.
#[derive(Clone, Debug)]
pub struct Replay {
    pool: Address,
    slots: Vec<Slot>,
    places: BTreeMap<Address, Place>,
    staked: u64,
    /// Of all positions; none where it has not been heard of since a gap.
    weight: Option<u64>,
    /// When it was last settled, and for how long nobody was staked until then [unix s, s].
    settled_at: u64,
    empty: u64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    generation: u32,
    index: Q64,
    /// Follow from the index and the weight.
    streamed: Option<u64>,
    carry: Option<u128>,
    funded: Option<u64>,
    refunded: Option<u64>,
    paid: Option<u64>,
}

#[derive(Clone, Debug)]
struct Place {
    /// Of amount, weight and lock; none where they have not been heard of since a gap.
    holds: Option<[u64; 3]>,
    /// By slot: what is owed as of an index.
    owed: Vec<Option<(Q64, Q64)>>,
}

impl Slot {
    /// Nothing has come in, or gone out.
    fn fresh(generation: u32) -> Self {
        let (index, none) = (Q64::ZERO, Some(0));
        let (streamed, funded, refunded, paid) = (none, none, none, none);
        Self { generation, index, streamed, carry: Some(0), funded, refunded, paid }
    }

    fn forget(&mut self) {
        let Self { generation, index, .. } = *self;
        *self = Self { generation, index, ..Self::default() };
    }

    /// The index has risen: by as many whole units as, with what was carried before, were shared out
    /// among that weight. The rest is carried.
    fn reach(&mut self, index: Q64, weight: Option<u64>) -> Heard {
        let risen = index.minus(self.index).get();
        self.index = index;
        if risen == 0 {
            return Ok(());
        }
        let Some((weight, carry)) = weight.zip(self.carry) else {
            (self.streamed, self.carry) = (None, None);
            return Ok(());
        };
        let shared = risen.checked_mul(weight.into()).and_then(|all| all.checked_sub(carry));
        let shared = sum(shared, "what an index rose by")?;
        let units = shared.div_ceil(1 << 64);
        self.carry = Some((units << 64).wrapping_sub(shared));
        if let Some(before) = self.streamed {
            self.streamed = Some(sum(before.checked_add(units as u64), "what was streamed")?);
        }
        Ok(())
    }

    /// A position gave that up to what is carried; none where it is not known how much.
    fn carry(&mut self, fraction: Option<u64>) {
        self.carry = self.carry.zip(fraction).map(|(carry, more)| carry.wrapping_add(more.into()));
    }
}

impl Replay {
    /// Of a pool as it is created.
    pub fn created(event: &PoolCreated) -> Self {
        let made = u32::from(event.early_leave_bps > 0); // the penalty flow
        let slots = (0..event.capacity).map(|slot| Slot::fresh(if slot == 0 { made } else { 0 }));
        let (pool, slots, settled_at) = (event.pool, slots.collect(), event.time);
        let places = BTreeMap::new();
        Self { pool, slots, places, staked: 0, weight: Some(0), settled_at, empty: 0 }
    }

    /// Of a pool that has just been created: of its account, capacity and terms.
    pub fn new(address: Address, pool: &Pool) -> Self {
        let made = u32::from(pool.lock.early_leave_bps > 0);
        let slots = (0..pool.capacity).map(|slot| Slot::fresh(if slot == 0 { made } else { 0 }));
        let (slots, places) = (slots.collect(), BTreeMap::new());
        let settled_at = pool.totals.last_update;
        Self { pool: address, slots, places, staked: 0, weight: Some(0), settled_at, empty: 0 }
    }

    /// For how long nobody was staked, until the last event that told what every stream has come to [s].
    pub fn empty(&self) -> u64 {
        self.empty
    }

    /// Principal of all positions.
    pub fn staked(&self) -> u64 {
        self.staked
    }

    /// What they count for; none where it has not been heard of since a gap.
    pub fn weight(&self) -> Option<u64> {
        self.weight
    }

    /// When a stream's index was last told [unix s].
    pub fn settled_at(&self) -> u64 {
        self.settled_at
    }

    /// What a stream has shared out over its life; none where it is not known, or there is no such slot.
    pub fn streamed(&self, slot: usize) -> Option<u64> {
        self.slots.get(slot)?.streamed
    }

    /// What a stream has paid over its life.
    pub fn paid(&self, slot: usize) -> Option<u64> {
        self.slots.get(slot)?.paid
    }

    /// Each position there is, and its amount, weight and end of its lock, where they are known.
    pub fn positions(&self) -> impl Iterator<Item = (&Address, Option<[u64; 3]>)> {
        self.places.iter().map(|(address, place)| (address, place.holds))
    }

    /// What a stream has neither streamed nor sent back: still to be streamed, or idle.
    pub fn left(&self, slot: usize) -> Option<u64> {
        let Slot { funded, refunded, streamed, .. } = *self.slots.get(slot)?;
        funded?.checked_sub(refunded?.checked_add(streamed?)?)
    }

    /// Some events are missing.
    pub fn lose(&mut self) {
        self.weight = None;
        self.slots.iter_mut().for_each(Slot::forget);
        for place in self.places.values_mut() {
            place.holds = None;
            place.owed.fill(None);
        }
    }

    /// Takes one event. Whether it told what every stream has come to. Fails where it contradicts what
    /// former events said; what is rebuilt from there on is worth nothing.
    pub fn read(&mut self, event: &Event) -> Heard<bool> {
        match event {
            Event::PositionOpened(event) if event.pool == self.pool => self.open(event.position),
            Event::StreamAdded(event) => {
                self.reset(event.funding.slot, event.funding.generation)?
            }
            Event::StreamRetired(event) => self.reset(event.slot, event.generation)?,
            Event::PoolSettled(event) => self.settled(event)?,
            Event::LockLeft(event) => self.slot(0)?.funded = Some(event.funded),
            _ => {}
        }
        if let Some(funding) = funding_of(event) {
            self.fund(funding)?;
        }
        let changes = changes_in(event).into_iter().flatten();
        let changes: Vec<_> = changes.filter(|(pool, ..)| *pool == self.pool).collect();
        changes.iter().try_for_each(|(_, position, books)| self.change(*position, books))?;
        self.give(event)?;
        Ok(matches!(event, Event::PoolSettled(_)) || !changes.is_empty())
    }

    /// What a position got or gave up, once it is settled.
    fn give(&mut self, event: &Event) -> Heard {
        match event {
            Event::Claimed(event) => self.pay(event.position, &event.paid),
            Event::Compounded(event) => {
                let (slot, amount, fraction) = (event.slot, event.paid, event.fraction);
                let paid = Paid { slot, amount, total: event.paid_total, fraction };
                self.pay(event.position, &[paid])
            }
            Event::Reinvested(event) if event.pool == self.pool => {
                let (slot, amount, fraction) = (event.slot, event.paid, event.fraction);
                let paid = Paid { slot, amount, total: event.paid_total, fraction };
                self.pay(event.position, &[paid])
            }
            Event::PositionsMerged(event) if event.pool == self.pool => {
                self.merge(event.position, event.to_position)
            }
            Event::FractionSwept(event) => self.sweep(event.position, event.slot as usize),
            Event::PositionClosed(event) => self.close(event.position, &event.forfeited),
            _ => Ok(()),
        }
    }

    /// Takes from the pool's account how far each stream has come since the last event that told it. All
    /// else of the account follows from that, and can be compared.
    pub fn catch_up_with(&mut self, pool: &Pool) -> Heard {
        same(self.slots.len(), pool.streams.len(), "slots")?;
        if pool.totals.last_update <= self.settled_at {
            return Ok(());
        }
        self.pass_to(pool.totals.last_update);
        for (slot, account) in self.slots.iter_mut().zip(&pool.streams) {
            slot.reach(account.books.index, self.weight)?;
        }
        Ok(())
    }

    /// Holds what is known against the accounts, right after an event that told what every stream has
    /// come to. How much is not known: figures of streams and positions.
    pub fn compare(&self, pool: &Pool, positions: &[(Address, Position)]) -> Heard<usize> {
        let mut unknown = 0;
        let mut told = |known: Option<u64>, is: u64, what: fmt::Arguments| match known {
            Some(known) => same(known, is, what),
            None => {
                unknown += 1;
                Ok(())
            }
        };
        told(Some(self.staked), pool.totals.staked, format_args!("what is staked"))?;
        told(self.weight, pool.totals.weight, format_args!("the weight"))?;
        same(self.slots.len(), pool.streams.len(), "slots")?;
        for (nth, (slot, account)) in self.slots.iter().zip(&pool.streams).enumerate() {
            let books = &account.books;
            let left = books.idle.wrapping_add(books.unstreamed());
            told(self.left(nth), left, format_args!("slot {nth}, idle or to be streamed"))?;
            told(slot.streamed, books.streamed, format_args!("slot {nth}, streamed"))?;
            same(slot.index, books.index, format_args!("slot {nth}, index"))?;
            told(slot.funded, books.funded, format_args!("slot {nth}, funded"))?;
            told(slot.refunded, books.refunded, format_args!("slot {nth}, refunded"))?;
            told(slot.paid, books.paid, format_args!("slot {nth}, paid"))?;
            let [lo, hi] = [0, 64].map(|bits| slot.carry.map(|carry| (carry >> bits) as u64));
            told(lo, books.carry.lo, format_args!("slot {nth}, carried"))?;
            told(hi, books.carry.hi, format_args!("slot {nth}, carried"))?;
        }
        for (address, position) in positions {
            let stake = &position.stake;
            let holds = [stake.amount, stake.weight, stake.lock_end];
            let known = self.places.get(address).and_then(|place| place.holds);
            for (nth, is) in holds.into_iter().enumerate() {
                let what = ["amount", "weight", "end of lock"][nth];
                told(known.map(|holds| holds[nth]), is, format_args!("{address}, {what}"))?;
            }
        }
        Ok(unknown + self.compare_owed(pool, positions)?)
    }

    /// To the last 2^-64 of a unit.
    fn compare_owed(&self, pool: &Pool, positions: &[(Address, Position)]) -> Heard<usize> {
        let mut unknown = 0;
        for (nth, _) in pool.streams.iter().enumerate().filter(|(_, slot)| slot.is_in_use()) {
            for (address, position) in positions {
                match self.owed(address, nth) {
                    Some(owed) => {
                        let what = format_args!("{address}, owed by slot {nth}").to_string();
                        same(Some(owed), is_owed(position, pool, nth), what)?;
                    }
                    None => unknown += 1,
                }
            }
        }
        Ok(unknown)
    }

    /// What a slot owes to a position as of the last event [2^-64 base units].
    pub fn owed(&self, position: &Address, slot: usize) -> Option<u128> {
        let place = self.places.get(position)?;
        let ((index, owed), holds) = ((*place.owed.get(slot)?)?, place.holds?);
        let since = self.slots[slot].index.minus(index).times(holds[1]);
        Some(owed.plus(since).get())
    }

    fn slot(&mut self, nth: usize) -> Heard<&mut Slot> {
        sum(self.slots.get_mut(nth), "an event of a slot that the pool does not have")
    }

    fn place(&mut self, position: &Address) -> Heard<&mut Place> {
        let place = self.places.get_mut(position);
        place.ok_or_else(|| Difference(format!("nothing was heard of {position} before")))
    }

    fn open(&mut self, position: Address) {
        let owed = self.slots.iter().map(|slot| Some((slot.index, Q64::ZERO)));
        self.places.insert(position, Place { holds: Some([0; 3]), owed: owed.collect() });
    }

    /// A position is settled, and holds something else.
    fn change(&mut self, position: Address, books: &Books) -> Heard {
        self.pass_to(books.time);
        self.reach(&books.indexes)?;
        (self.staked, self.weight) = (books.pool_staked, Some(books.pool_weight));
        let owed =
            self.slots.iter().enumerate().map(|(nth, slot)| {
                self.owed(&position, nth).map(|owed| (slot.index, Q64::new(owed)))
            });
        let holds = Some([books.amount, books.weight, books.lock_end]);
        let place = Place { holds, owed: owed.collect() };
        self.places.insert(position, place);
        Ok(())
    }

    fn pay(&mut self, position: Address, paid: &[Paid]) -> Heard {
        for paid in paid {
            let index = self.slot(paid.slot.into())?.index;
            let owed = &mut self.place(&position)?.owed[paid.slot as usize];
            let was = owed.map(|(_, owed)| owed);
            *owed = Some((index, Q64 { lo: paid.fraction, hi: 0 }));
            if let Some(was) = was {
                // A stream that is closing takes the fraction back.
                let is_right = was.hi == paid.amount && [was.lo, 0].contains(&paid.fraction);
                same((is_right, was), (true, was), format_args!("slot {}, owed", paid.slot))?;
            }
            let slot = self.slot(paid.slot.into())?;
            slot.carry(was.map(|was| was.lo.wrapping_sub(paid.fraction)));
            let before = sum(paid.total.checked_sub(paid.amount), "what was paid")?;
            let heard = slot.paid.replace(paid.total).unwrap_or(before);
            same(heard, before, format_args!("slot {}, paid", paid.slot))?;
        }
        Ok(())
    }

    /// What both are owed, the one that is left is.
    fn merge(&mut self, from: Address, into: Address) -> Heard {
        let nothing = self.slots.iter().map(|slot| Some((slot.index, Q64::ZERO))).collect();
        let gone = core::mem::replace(&mut self.place(&from)?.owed, nothing);
        for (owed, gone) in self.place(&into)?.owed.iter_mut().zip(gone) {
            *owed = owed.zip(gone).map(|((index, owed), (_, more))| (index, owed.plus(more)));
        }
        Ok(())
    }

    fn sweep(&mut self, position: Address, slot: usize) -> Heard {
        let index = self.slot(slot)?.index;
        let given = self.place(&position)?.owed[slot].replace((index, Q64::ZERO));
        self.slot(slot)?.carry(given.map(|(_, owed)| owed.lo));
        Ok(())
    }

    fn close(&mut self, position: Address, forfeited: &[Forfeited]) -> Heard {
        self.place(&position)?;
        let owed = self.places.remove(&position).map(|place| place.owed);
        for (slot, owed) in (0..).zip(owed.unwrap_or_default()) {
            let given_up = forfeited.iter().find(|forfeited| forfeited.slot == slot);
            let given_up = given_up.map(|given| Q64 { lo: given.fraction, hi: given.units });
            let owed = owed.map(|(_, owed)| owed);
            let given_up = given_up.unwrap_or_default();
            same(owed.unwrap_or(given_up), given_up, format_args!("slot {slot}, given up"))?;
            let slot = self.slot(slot.into())?;
            if let Some(streamed) = slot.streamed {
                slot.streamed = Some(sum(streamed.checked_sub(given_up.hi), "what was streamed")?);
            }
            slot.carry(Some(given_up.lo));
        }
        Ok(())
    }

    fn pass_to(&mut self, time: u64) {
        if self.weight == Some(0) {
            self.empty = self.empty.saturating_add(time.saturating_sub(self.settled_at));
        }
        self.settled_at = time;
    }

    fn reach(&mut self, indexes: &[StreamIndex]) -> Heard {
        for (slot, index) in self.slots.iter_mut().zip(indexes) {
            slot.reach(Q64 { lo: index.lo, hi: index.hi }, self.weight)?;
        }
        Ok(())
    }

    fn settled(&mut self, event: &PoolSettled) -> Heard {
        self.pass_to(event.time);
        self.reach(&event.indexes)?;
        (self.staked, self.weight) = (event.pool_staked, Some(event.pool_weight));
        for slot in 0..self.slots.len() as u8 {
            match event.fundings.iter().find(|funding| funding.slot == slot) {
                Some(funding) => self.catch_up(funding)?,
                None => self.reset(slot, self.slots[slot as usize].generation)?,
            }
        }
        // Those not heard of since a gap are gone, if all that there are have been.
        let heard = self.places.values().filter(|place| place.holds.is_some()).count();
        if heard as u64 == event.pool_positions {
            self.places.retain(|_, place| place.holds.is_some());
            (0..self.slots.len()).try_for_each(|slot| self.close_the_gap(slot))?;
        }
        Ok(())
    }

    /// What a stream has come to, with its index.
    fn catch_up(&mut self, funding: &Funding) -> Heard {
        self.fund(funding)?;
        let streamed = *self.slot(funding.slot.into())?.streamed.get_or_insert(funding.streamed);
        same(streamed, funding.streamed, format_args!("slot {}, streamed", funding.slot))
    }

    /// Where all that a stream owes is known, the rest of what it has streamed and not paid is carried.
    fn close_the_gap(&mut self, nth: usize) -> Heard {
        let mut owed = self.places.keys().map(|position| self.owed(position, nth));
        let owed = owed.try_fold(0u128, |sum, owed| sum.checked_add(owed?));
        let slot = self.slot(nth)?;
        let held = slot.streamed.zip(slot.paid);
        let Some(((streamed, paid), owed)) = held.zip(owed) else { return Ok(()) };
        let held = sum(streamed.checked_sub(paid), "what was paid")?;
        let carry = sum(join(held, 0).checked_sub(owed), "what is owed")?;
        let heard = *slot.carry.get_or_insert(carry);
        same(heard, carry, format_args!("slot {nth}, carried"))
    }

    fn fund(&mut self, funding: &Funding) -> Heard {
        let nth = funding.slot as usize;
        if self.slot(nth)?.generation != funding.generation {
            // It was added in a gap.
            self.places.values_mut().for_each(|place| place.owed[nth] = None);
            self.slots[nth].forget();
        }
        let slot = self.slot(nth)?;
        same(slot.paid.unwrap_or(funding.paid), funding.paid, format_args!("slot {nth}, paid"))?;
        slot.generation = funding.generation;
        slot.funded = Some(funding.funded);
        slot.refunded = Some(funding.refunded);
        slot.paid = Some(funding.paid);
        Ok(())
    }

    /// A slot owes nothing, and was not paid anything.
    fn reset(&mut self, slot: u8, generation: u32) -> Heard {
        *self.slot(slot.into())? = Slot::fresh(generation);
        let places = self.places.values_mut();
        places.for_each(|place| place.owed[slot as usize] = Some((Q64::ZERO, Q64::ZERO)));
        Ok(())
    }
}

/// The pools and positions that it says the books of.
pub fn changes_in(event: &Event) -> [Option<(Address, Address, &Books)>; 2] {
    macro_rules! one_of {
        ($($name:ident)*) => {
            match event {
                $(Event::$name(event) => Some((event.pool, event.position, &event.books)),)*
                _ => None,
            }
        };
    }
    let first = one_of! {
        Staked Unstaked StakeSet Claimed Compounded StakeMoved Locked LockReleased LockLeft
        PositionTransferred PositionClosed EmergencyExited FractionSwept Reinvested PositionsMerged
    };
    match event {
        Event::StakeMoved(event) => {
            [first, Some((event.to_pool, event.to_position, &event.to_books))]
        }
        Event::Reinvested(event) => {
            [first, Some((event.to_pool, event.to_position, &event.to_books))]
        }
        Event::PositionsMerged(event) => {
            [first, Some((event.pool, event.to_position, &event.to_books))]
        }
        _ => [first, None],
    }
}

/// The stream that it says the funding of.
pub fn funding_of(event: &Event) -> Option<&Funding> {
    macro_rules! one_of {
        ($($name:ident)*) => {
            match event {
                $(Event::$name(event) => Some(&event.funding),)*
                _ => None,
            }
        };
    }
    one_of! { StreamAdded StreamExtended StreamRolled StreamToppedUp StreamCommitted StreamRefunded StreamWindingDown }
}

/// What a slot of a pool's account owes to a position, as it stands [2^-64 base units].
fn is_owed(position: &Position, pool: &Pool, slot: usize) -> Option<u128> {
    let mut checkpoint = *position.checkpoints.get(slot)?;
    checkpoint.settle(&pool.streams[slot].books, position.stake.weight);
    Some(checkpoint.owed.get())
}
