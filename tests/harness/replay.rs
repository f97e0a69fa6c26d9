//! The books of a pool, rebuilt from its events alone: to the last fraction while every event is
//! heard, and again after a gap, as later events say anew what was lost.

use acequia_core::wide::join;
use acequia_core::Q64;
use acequia_interface::events::{Books, Event, Forfeited, Funding, Paid, PoolSettled, StreamIndex};
use acequia_interface::{Pool, Position};
use solana_address::Address;
use std::collections::BTreeMap;

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
    fn reach(&mut self, index: Q64, weight: Option<u64>) {
        let risen = index.minus(self.index).get();
        self.index = index;
        if risen == 0 {
            return;
        }
        let shared = weight.zip(self.carry).map(|(weight, carry)| risen * weight as u128 - carry);
        let units = shared.map(|shared| shared.div_ceil(1 << 64));
        self.streamed = self.streamed.zip(units).map(|(before, units)| before + units as u64);
        self.carry = shared.zip(units).map(|(shared, units)| (units << 64) - shared);
    }

    /// A position gave that up to what is carried; none where it is not known how much.
    fn carry(&mut self, fraction: Option<u64>) {
        self.carry = self.carry.zip(fraction).map(|(carry, more)| carry + more as u128);
    }
}

impl Replay {
    /// Of a pool that has just been created: of its account, capacity and terms.
    pub fn new(address: Address, pool: &Pool) -> Self {
        let made = u32::from(pool.lock.early_leave_bps > 0); // the penalty flow
        let slots = (0..pool.capacity).map(|slot| Slot::fresh(if slot == 0 { made } else { 0 }));
        let places = BTreeMap::new();
        let (slots, settled_at) = (slots.collect(), pool.totals.last_update);
        Self { pool: address, slots, places, staked: 0, weight: Some(0), settled_at, empty: 0 }
    }

    /// For how long nobody was staked, until the last event that told what every stream has come to [s].
    pub fn empty(&self) -> u64 {
        self.empty
    }

    /// What a stream has neither streamed nor sent back: still to be streamed, or idle.
    pub fn left(&self, slot: usize) -> Option<u64> {
        let Slot { funded, refunded, streamed, .. } = self.slots[slot];
        let spent = refunded.zip(streamed).map(|(refunded, streamed)| refunded + streamed);
        funded.zip(spent).map(|(funded, spent)| funded - spent)
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

    /// Takes one event. Whether it told what every stream has come to.
    ///
    /// # Panics
    /// Where it contradicts what former events said.
    pub fn read(&mut self, event: &Event) -> bool {
        match event {
            Event::PositionOpened(event) => self.open(event.position),
            Event::StreamAdded(event) => self.reset(event.funding.slot, event.funding.generation),
            Event::StreamRetired(event) => self.reset(event.slot, event.generation),
            Event::PoolSettled(event) => self.settled(event),
            Event::LockLeft(event) => self.slots[0].funded = Some(event.funded),
            _ => {}
        }
        if let Some(funding) = funding_of(event) {
            self.fund(funding);
        }
        let changes = changes_in(event).into_iter().flatten();
        let changes: Vec<_> = changes.filter(|(pool, ..)| *pool == self.pool).collect();
        changes.iter().for_each(|(_, position, books)| self.change(*position, books));
        match event {
            Event::Claimed(event) => self.pay(event.position, &event.paid),
            Event::Compounded(event) => {
                let (slot, amount, fraction) = (event.slot, event.paid, event.fraction);
                let paid = Paid { slot, amount, total: event.paid_total, fraction };
                self.pay(event.position, &[paid]);
            }
            Event::Reinvested(event) if event.pool == self.pool => {
                let (slot, amount, fraction) = (event.slot, event.paid, event.fraction);
                let paid = Paid { slot, amount, total: event.paid_total, fraction };
                self.pay(event.position, &[paid]);
            }
            Event::PositionsMerged(event) if event.pool == self.pool => {
                self.merge(event.position, event.to_position)
            }
            Event::FractionSwept(event) => self.sweep(event.position, event.slot as usize),
            Event::PositionClosed(event) => self.close(event.position, &event.forfeited),
            _ => {}
        }
        matches!(event, Event::PoolSettled(_)) || !changes.is_empty()
    }

    /// Holds what is known against the accounts, right after an event that told what every stream has
    /// come to. How much is not known: figures of streams and positions.
    #[track_caller]
    pub fn compare(&self, pool: &Pool, positions: &[(Address, Position)], context: &str) -> usize {
        let mut unknown = 0;
        let mut told = |known: Option<u64>, is: u64, what: &str| match known {
            Some(known) => assert_eq!(known, is, "{context}: {what}, from events"),
            None => unknown += 1,
        };
        told(Some(self.staked), pool.totals.staked, "staked");
        told(self.weight, pool.totals.weight, "weight");
        for (nth, (slot, account)) in self.slots.iter().zip(&pool.streams).enumerate() {
            let books = &account.books;
            told(self.left(nth), books.idle + books.unstreamed(), "idle or to be streamed");
            told(slot.streamed, books.streamed, "streamed");
            assert_eq!(slot.index, books.index, "{context}: index, from events");
            told(slot.funded, books.funded, "funded");
            told(slot.refunded, books.refunded, "refunded");
            told(slot.paid, books.paid, "paid");
            told(slot.carry.map(|carry| carry as u64), books.carry.lo, "carry");
            told(slot.carry.map(|carry| (carry >> 64) as u64), books.carry.hi, "carry");
        }
        for (address, position) in positions {
            let stake = &position.stake;
            let holds = [stake.amount, stake.weight, stake.lock_end];
            let known = self.places.get(address).and_then(|place| place.holds);
            for (nth, is) in holds.into_iter().enumerate() {
                told(known.map(|holds| holds[nth]), is, "a position");
            }
        }
        unknown + self.compare_owed(pool, positions, context)
    }

    /// To the last 2^-64 of a unit.
    #[track_caller]
    fn compare_owed(&self, pool: &Pool, positions: &[(Address, Position)], context: &str) -> usize {
        let mut unknown = 0;
        for (nth, _) in pool.streams.iter().enumerate().filter(|(_, slot)| slot.is_in_use()) {
            for (address, position) in positions {
                match self.owed(address, nth) {
                    Some(owed) => {
                        assert_eq!(owed, is_owed(position, pool, nth), "{context}: slot {nth}");
                    }
                    None => unknown += 1,
                }
            }
        }
        unknown
    }

    /// What a slot owes to a position as of the last event [2^-64 base units].
    fn owed(&self, position: &Address, slot: usize) -> Option<u128> {
        let place = self.places.get(position)?;
        let ((index, owed), holds) = (place.owed[slot]?, place.holds?);
        let since = self.slots[slot].index.minus(index).times(holds[1]);
        Some(owed.plus(since).get())
    }

    fn open(&mut self, position: Address) {
        let owed = self.slots.iter().map(|slot| Some((slot.index, Q64::ZERO)));
        self.places.insert(position, Place { holds: Some([0; 3]), owed: owed.collect() });
    }

    /// A position is settled, and holds something else.
    fn change(&mut self, position: Address, books: &Books) {
        self.pass_to(books.time);
        self.reach(&books.indexes);
        (self.staked, self.weight) = (books.pool_staked, Some(books.pool_weight));
        let owed =
            self.slots.iter().enumerate().map(|(nth, slot)| {
                self.owed(&position, nth).map(|owed| (slot.index, Q64::new(owed)))
            });
        let holds = Some([books.amount, books.weight, books.lock_end]);
        let place = Place { holds, owed: owed.collect() };
        self.places.insert(position, place);
    }

    fn pay(&mut self, position: Address, paid: &[Paid]) {
        let place = self.places.get_mut(&position).expect("it changed");
        for paid in paid {
            let (slot, owed) =
                (&mut self.slots[paid.slot as usize], &mut place.owed[paid.slot as usize]);
            if let Some((_, owed)) = owed {
                // A stream that is closing takes the fraction back.
                let is_right = owed.hi == paid.amount && [owed.lo, 0].contains(&paid.fraction);
                assert!(is_right, "{owed:?} owed, {paid:?}");
            }
            slot.carry(owed.map(|(_, owed)| owed.lo - paid.fraction));
            *owed = Some((slot.index, Q64 { lo: paid.fraction, hi: 0 }));
            let after = slot.paid.map_or(paid.total, |before| before + paid.amount);
            assert_eq!(after, paid.total, "what slot {} has paid", paid.slot);
            slot.paid = Some(after);
        }
    }

    /// What both are owed, the one that is left is.
    fn merge(&mut self, from: Address, into: Address) {
        let emptied = self.places.get_mut(&from).expect("it changed");
        let nothing = self.slots.iter().map(|slot| Some((slot.index, Q64::ZERO))).collect();
        let gone = core::mem::replace(&mut emptied.owed, nothing);
        let place = self.places.get_mut(&into).expect("it changed");
        for (owed, gone) in place.owed.iter_mut().zip(gone) {
            *owed = owed.zip(gone).map(|((index, owed), (_, more))| (index, owed.plus(more)));
        }
    }

    fn sweep(&mut self, position: Address, slot: usize) {
        let place = self.places.get_mut(&position).expect("it changed");
        let given = place.owed[slot].replace((self.slots[slot].index, Q64::ZERO));
        self.slots[slot].carry(given.map(|(_, owed)| owed.lo));
    }

    fn close(&mut self, position: Address, forfeited: &[Forfeited]) {
        let place = self.places.remove(&position).expect("it changed");
        for (slot, owed) in (0..).zip(place.owed) {
            let given_up = forfeited.iter().find(|forfeited| forfeited.slot == slot);
            let given_up = given_up.map(|given| Q64 { lo: given.fraction, hi: given.units });
            let owed = owed.map(|(_, owed)| owed);
            let given_up = given_up.unwrap_or_default();
            assert_eq!(owed.unwrap_or(given_up), given_up, "slot {slot} of a closed position");
            let slot = &mut self.slots[slot as usize];
            slot.streamed = slot.streamed.map(|streamed| streamed - given_up.hi);
            slot.carry(Some(given_up.lo));
        }
    }

    fn pass_to(&mut self, time: u64) {
        if self.weight == Some(0) {
            self.empty += time.saturating_sub(self.settled_at);
        }
        self.settled_at = time;
    }

    fn reach(&mut self, indexes: &[StreamIndex]) {
        for (slot, index) in self.slots.iter_mut().zip(indexes) {
            slot.reach(Q64 { lo: index.lo, hi: index.hi }, self.weight);
        }
    }

    fn settled(&mut self, event: &PoolSettled) {
        self.pass_to(event.time);
        self.reach(&event.indexes);
        (self.staked, self.weight) = (event.pool_staked, Some(event.pool_weight));
        for slot in 0..self.slots.len() as u8 {
            match event.fundings.iter().find(|funding| funding.slot == slot) {
                Some(funding) => self.catch_up(funding),
                None => self.reset(slot, self.slots[slot as usize].generation),
            }
        }
        // Those not heard of since a gap are gone, if all that there are have been.
        let heard = self.places.values().filter(|place| place.holds.is_some()).count();
        if heard as u64 == event.pool_positions {
            self.places.retain(|_, place| place.holds.is_some());
            (0..self.slots.len()).for_each(|slot| self.close_the_gap(slot));
        }
    }

    /// What a stream has come to, with its index.
    fn catch_up(&mut self, funding: &Funding) {
        self.fund(funding);
        let slot = &mut self.slots[funding.slot as usize];
        let streamed = slot.streamed.get_or_insert(funding.streamed);
        assert_eq!(*streamed, funding.streamed, "what slot {} has streamed", funding.slot);
    }

    /// Where all that a stream owes is known, the rest of what it has streamed and not paid is carried.
    fn close_the_gap(&mut self, nth: usize) {
        let mut owed = self.places.keys().map(|position| self.owed(position, nth));
        let sum = owed.try_fold(0u128, |sum, owed| Some(sum + owed?));
        let slot = &mut self.slots[nth];
        let held = slot.streamed.zip(slot.paid).map(|(streamed, paid)| join(streamed - paid, 0));
        let carry = held.zip(sum).map(|(held, owed)| held - owed);
        slot.carry = slot.carry.or(carry);
        assert_eq!(carry.and(slot.carry), carry, "what slot {nth} carries");
    }

    fn fund(&mut self, funding: &Funding) {
        if self.slots[funding.slot as usize].generation != funding.generation {
            // It was added in a gap.
            self.places.values_mut().for_each(|place| place.owed[funding.slot as usize] = None);
            self.slots[funding.slot as usize].forget();
        }
        let slot = &mut self.slots[funding.slot as usize];
        assert_eq!(slot.paid.unwrap_or(funding.paid), funding.paid, "slot {}", funding.slot);
        slot.generation = funding.generation;
        slot.funded = Some(funding.funded);
        slot.refunded = Some(funding.refunded);
        slot.paid = Some(funding.paid);
    }

    /// A slot owes nothing, and was not paid anything.
    fn reset(&mut self, slot: u8, generation: u32) {
        self.slots[slot as usize] = Slot::fresh(generation);
        let places = self.places.values_mut();
        places.for_each(|place| place.owed[slot as usize] = Some((Q64::ZERO, Q64::ZERO)));
    }
}

/// The pools and positions that it says the books of.
fn changes_in(event: &Event) -> [Option<(Address, Address, &Books)>; 2] {
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
fn funding_of(event: &Event) -> Option<&Funding> {
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
fn is_owed(position: &Position, pool: &Pool, slot: usize) -> u128 {
    let mut checkpoint = position.checkpoints[slot];
    checkpoint.settle(&pool.streams[slot].books, position.stake.weight);
    checkpoint.owed.get()
}
