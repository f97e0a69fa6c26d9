//! The books of a pool, rebuilt from its events alone: to the last fraction while every event is
//! heard, and again after a gap, as later events say anew what was lost.

use acequia_core::wide::join;
use acequia_core::Q64;
use acequia_interface::events::{Books, Event, Forfeited, Funding, Paid, PoolSettled, Reached};
use acequia_interface::{Pool, Position, StreamSlot};
use solana_address::Address;
use std::collections::BTreeMap;

/// A pool, as far as its events tell. What a gap may have changed is none until it is said again.
#[derive(Clone, Debug)]
pub struct Replay {
    pool: Address,
    slots: Vec<Slot>,
    places: BTreeMap<Address, Place>,
    staked: u64,
    weight: u64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    generation: u32,
    index: Q64,
    streamed: u64,
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
        let none = Some(0);
        Self { generation, funded: none, refunded: none, paid: none, ..Self::default() }
    }
}

impl Replay {
    /// Of a pool that has just been created: of its account, capacity and terms.
    pub fn new(address: Address, pool: &Pool) -> Self {
        let made = u32::from(pool.lock.early_leave_bps > 0); // the penalty flow
        let slots = (0..pool.capacity).map(|slot| Slot::fresh(if slot == 0 { made } else { 0 }));
        let places = BTreeMap::new();
        Self { pool: address, slots: slots.collect(), places, staked: 0, weight: 0 }
    }

    /// Some events are missing.
    pub fn lose(&mut self) {
        for slot in &mut self.slots {
            (slot.funded, slot.refunded, slot.paid) = (None, None, None);
        }
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
        told(Some(self.weight), pool.totals.weight, "weight");
        for (slot, account) in self.slots.iter().zip(&pool.streams) {
            let books = &account.books;
            told(Some(slot.streamed), books.streamed, "streamed");
            assert_eq!(slot.index, books.index, "{context}: index, from events");
            told(slot.funded, books.funded, "funded");
            told(slot.refunded, books.refunded, "refunded");
            told(slot.paid, books.paid, "paid");
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

    /// To the last 2^-64 of a unit; and, where all that a stream owes is known, what it carries.
    #[track_caller]
    fn compare_owed(&self, pool: &Pool, positions: &[(Address, Position)], context: &str) -> usize {
        let mut unknown = 0;
        for (nth, (slot, account)) in self.slots.iter().zip(&pool.streams).enumerate() {
            let mut sum = Some(0u128);
            for (address, position) in positions.iter().filter(|_| account.is_in_use()) {
                let owed = self.owed(address, nth);
                match owed {
                    Some(owed) => assert_eq!(owed, is_owed(position, pool, nth), "{context}: slot {nth}"),
                    None => unknown += 1,
                }
                sum = sum.zip(owed).map(|(sum, owed)| sum + owed);
            }
            self.compare_carry(slot, account, sum, context);
        }
        unknown
    }

    #[track_caller]
    fn compare_carry(&self, slot: &Slot, account: &StreamSlot, sum: Option<u128>, context: &str) {
        let Some((sum, paid)) = sum.zip(slot.paid).filter(|_| account.is_in_use()) else { return };
        let carry = join(slot.streamed - paid, 0) - sum;
        assert_eq!(carry, account.books.carry.get(), "{context}: carry, from events");
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
        self.reach(&books.streams);
        (self.staked, self.weight) = (books.pool_staked, books.pool_weight);
        let owed = self.slots.iter().enumerate().map(|(nth, slot)| {
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
            *owed = Some((slot.index, Q64 { lo: paid.fraction, hi: 0 }));
            let after = slot.paid.map_or(paid.total, |before| before + paid.amount);
            assert_eq!(after, paid.total, "what slot {} has paid", paid.slot);
            slot.paid = Some(after);
        }
    }

    fn sweep(&mut self, position: Address, slot: usize) {
        let place = self.places.get_mut(&position).expect("it changed");
        place.owed[slot] = Some((self.slots[slot].index, Q64::ZERO));
    }

    fn close(&mut self, position: Address, forfeited: &[Forfeited]) {
        let place = self.places.remove(&position).expect("it changed");
        for (slot, owed) in (0..).zip(place.owed) {
            let given_up = forfeited.iter().find(|forfeited| forfeited.slot == slot);
            let given_up = given_up.map(|given| Q64 { lo: given.fraction, hi: given.units });
            let owed = owed.map(|(_, owed)| owed);
            let given_up = given_up.unwrap_or_default();
            assert_eq!(owed.unwrap_or(given_up), given_up, "slot {slot} of a closed position");
        }
    }

    fn reach(&mut self, streams: &[Reached]) {
        for (slot, reached) in self.slots.iter_mut().zip(streams) {
            slot.index = Q64 { lo: reached.index_lo, hi: reached.index_hi };
            slot.streamed = reached.streamed;
        }
    }

    fn settled(&mut self, event: &PoolSettled) {
        self.reach(&event.streams);
        (self.staked, self.weight) = (event.pool_staked, event.pool_weight);
        for slot in 0..self.slots.len() as u8 {
            match event.fundings.iter().find(|funding| funding.slot == slot) {
                Some(funding) => self.fund(funding),
                None => self.reset(slot, self.slots[slot as usize].generation),
            }
        }
        // Those not heard of since a gap are gone, if all that there are have been.
        let heard = self.places.values().filter(|place| place.holds.is_some()).count();
        if heard as u64 == event.pool_positions {
            self.places.retain(|_, place| place.holds.is_some());
        }
    }

    fn fund(&mut self, funding: &Funding) {
        if self.slots[funding.slot as usize].generation != funding.generation {
            // It was added in a gap.
            self.places.values_mut().for_each(|place| place.owed[funding.slot as usize] = None);
            self.slots[funding.slot as usize].paid = None;
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
        PositionTransferred PositionClosed EmergencyExited FractionSwept
    };
    match event {
        Event::StakeMoved(event) => [first, Some((event.to_pool, event.to_position, &event.to_books))],
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
    one_of! { StreamAdded StreamExtended StreamToppedUp StreamCommitted StreamRefunded StreamWindingDown }
}

/// What a slot of a pool's account owes to a position, as it stands [2^-64 base units].
fn is_owed(position: &Position, pool: &Pool, slot: usize) -> u128 {
    let mut checkpoint = position.checkpoints[slot];
    checkpoint.settle(&pool.streams[slot].books, position.stake.weight);
    checkpoint.owed.get()
}
