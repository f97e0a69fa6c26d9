//! One event per effect, carrying the state after it, so that an indexer rebuilds the books
//! without reading accounts. The interface crate lists them.

use {
    crate::{
        claims::Named,
        state::{tail, Pool, PoolAccount, PositionAccount, Slots, StreamSlot},
    },
    acequia_core::{GivenUp, Q64},
    acequia_onchain::logged::Logged,
    anchor_lang::prelude::*,
};

/// Addresses, indexes and payments are logged from where they lie; all else is held as the list says.
macro_rules! held {
    ($a:lifetime, Address) => { &$a Address };
    ($a:lifetime, Vec<StreamIndex>) => { Indexes<$a> };
    ($a:lifetime, Vec<Paid>) => { Payments<$a> };
    ($($said:tt)*) => { acequia_onchain::held!($($said)*) };
}

acequia_interface::farm_events!(acequia_onchain::events);

/// The indexes of a pool's streams, slot by slot: a list of [`StreamIndex`].
#[derive(Clone, Copy)]
pub struct Indexes<'a>(&'a [StreamSlot]);

// SAFETY: the length, then as many bytes for each slot as a `StreamIndex` has.
#[allow(unsafe_code)]
unsafe impl Logged for Indexes<'_> {
    #[inline(always)]
    fn size(&self) -> usize {
        size_of::<u32>() + self.0.len() * size_of::<Q64>()
    }

    #[inline(always)]
    unsafe fn put(&self, to: *mut u8) -> *mut u8 {
        // SAFETY: the caller's: there is room for the length and an index of each slot.
        let to = unsafe { (self.0.len() as u32).put(to) };
        self.0.iter().fold(to, |to, slot| {
            // SAFETY: as above.
            unsafe { StreamIndex::of(slot).put(to) }
        })
    }
}

/// What each of the streams named pays: a list of [`Paid`].
#[derive(Clone, Copy)]
pub struct Payments<'a>(pub &'a [Named]);

// SAFETY: the length, then each payment as many bytes as it says.
#[allow(unsafe_code)]
unsafe impl Logged for Payments<'_> {
    #[inline(always)]
    fn size(&self) -> usize {
        size_of::<u32>() + self.0.iter().map(|named| named.paid.size()).sum::<usize>()
    }

    #[inline(always)]
    unsafe fn put(&self, to: *mut u8) -> *mut u8 {
        // SAFETY: the caller's: there is room for the length and each payment.
        let to = unsafe { (self.0.len() as u32).put(to) };
        self.0.iter().fold(to, |to, named| {
            // SAFETY: as above.
            unsafe { named.paid.put(to) }
        })
    }
}

impl<'a> Books<'a> {
    /// The books as they stand.
    #[inline(always)]
    pub fn of(pool: &'a PoolAccount, position: &PositionAccount) -> Self {
        Self {
            amount: position.stake.amount,
            weight: position.stake.weight,
            lock_end: position.stake.lock_end,
            pool_staked: pool.totals.staked,
            pool_weight: pool.totals.weight,
            time: pool.totals.last_update,
            indexes: Indexes(tail(pool)),
        }
    }
}

impl StreamIndex<'_> {
    #[inline(always)]
    fn of(slot: &StreamSlot) -> Self {
        Self { lo: slot.books.index.lo, hi: slot.books.index.hi }
    }
}

impl Forfeited<'_> {
    /// What was given up, slot by slot.
    #[inline(never)]
    pub fn list(given_up: &GivenUp, pool: &PoolAccount) -> Vec<Self> {
        let each = given_up.0.iter().zip(pool.iter()).zip(0..);
        let given = each.filter(|((owed, _), _)| **owed != Q64::ZERO);
        let list = given.map(|((owed, stream), slot)| Self {
            slot,
            units: owed.hi,
            fraction: owed.lo,
            idle: stream.books.idle,
        });
        list.collect()
    }
}

impl Funding<'_> {
    /// A stream as it stands.
    #[inline(never)]
    pub fn of(pool: &PoolAccount, slot: u8) -> Result<Self> {
        let books = &pool.slot(slot)?.books;
        Ok(Self {
            slot,
            generation: books.generation,
            funded: books.funded,
            refunded: books.refunded,
            streamed: books.streamed,
            paid: books.paid,
            idle: books.idle,
            unstreamed: books.unstreamed(),
            ends_at: books.schedule.ends_at(),
            committed_until: books.committed_until,
            time: pool.totals.last_update,
        })
    }
}

impl<'a> PoolCreated<'a> {
    /// Of a pool that has just been created.
    pub fn of(address: &'a Address, pool: &'a Pool) -> Self {
        Self {
            pool: address,
            creator: &pool.creator,
            reward_manager: &pool.reward_manager,
            stake_mint: &pool.stake_mint,
            delegate: &pool.delegate,
            id: pool.id,
            capacity: pool.capacity,
            accepted_risks: pool.accepted_risks,
            max_lock_seconds: pool.lock.max_seconds,
            max_multiplier_bps: pool.lock.max_multiplier_bps,
            early_leave_bps: pool.lock.early_leave_bps,
            pool_cap: pool.caps.pool,
            position_cap: pool.caps.position,
            time: pool.created_at,
        }
    }
}

impl<'a> PoolSettled<'a> {
    /// Of a pool that has just been settled.
    #[inline(never)]
    pub fn of(pool: &'a PoolAccount) -> Result<Self> {
        let slots = (0..).zip(pool.iter()).filter(|(_, stream)| stream.books.exists());
        Ok(Self {
            pool: pool.address(),
            pool_staked: pool.totals.staked,
            pool_positions: pool.totals.positions,
            pool_weight: pool.totals.weight,
            time: pool.totals.last_update,
            indexes: Indexes(pool.as_slice()),
            fundings: slots.map(|(slot, _)| Funding::of(pool, slot)).collect::<Result<_>>()?,
        })
    }
}

impl<'a> StreamAdded<'a> {
    /// Of a stream that has just been opened; nothing received yet.
    pub fn of(pool: &'a PoolAccount, slot: u8) -> Result<Self> {
        let stream = pool.slot(slot)?;
        Ok(Self {
            pool: pool.address(),
            mint: &stream.mint,
            vault: &stream.vault,
            funder: &stream.funder,
            kind: stream.books.kind,
            idle_policy: stream.books.idle_policy,
            window: stream.books.window as u32,
            full_weight: stream.books.full_weight,
            least_weight: stream.books.least_weight,
            received: 0,
            funding: Funding::of(pool, slot)?,
        })
    }
}
