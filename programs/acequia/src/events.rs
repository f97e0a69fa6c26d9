//! One event per effect, carrying the state after it, so that an indexer rebuilds the books
//! without reading accounts. The interface crate lists them.

use {
    crate::state::{Pool, PoolAccount, PositionAccount, Slots},
    acequia_core::{GivenUp, Q64},
    anchor_lang::prelude::*,
};

acequia_interface::farm_events!(acequia_onchain::events);

impl Books {
    /// The books as they stand.
    #[inline(never)]
    pub fn of(pool: &PoolAccount, position: &PositionAccount) -> Self {
        Self {
            amount: position.stake.amount,
            weight: position.stake.weight,
            lock_end: position.stake.lock_end,
            pool_staked: pool.totals.staked,
            pool_weight: pool.totals.weight,
            time: pool.totals.last_update,
            indexes: StreamIndex::of_each(pool),
        }
    }
}

impl StreamIndex {
    fn of_each(pool: &PoolAccount) -> Vec<Self> {
        let indexes = pool.iter().map(|slot| slot.books.index);
        indexes.map(|index| Self { lo: index.lo, hi: index.hi }).collect()
    }
}

impl Forfeited {
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

impl Funding {
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

impl PoolCreated {
    /// Of a pool that has just been created.
    pub fn of(address: &Address, pool: &Pool) -> Self {
        Self {
            pool: *address,
            creator: pool.creator,
            reward_manager: pool.reward_manager,
            stake_mint: pool.stake_mint,
            delegate: pool.delegate,
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

impl PoolSettled {
    /// Of a pool that has just been settled.
    #[inline(never)]
    pub fn of(pool: &PoolAccount) -> Result<Self> {
        let slots = (0..).zip(pool.iter()).filter(|(_, stream)| stream.books.exists());
        Ok(Self {
            pool: *pool.address(),
            pool_staked: pool.totals.staked,
            pool_positions: pool.totals.positions,
            pool_weight: pool.totals.weight,
            time: pool.totals.last_update,
            indexes: StreamIndex::of_each(pool),
            fundings: slots.map(|(slot, _)| Funding::of(pool, slot)).collect::<Result<_>>()?,
        })
    }
}

impl StreamAdded {
    /// Of a stream that has just been opened; nothing received yet.
    pub fn of(pool: &PoolAccount, slot: u8) -> Result<Self> {
        let stream = pool.slot(slot)?;
        Ok(Self {
            pool: *pool.address(),
            mint: stream.mint,
            vault: stream.vault,
            funder: stream.funder,
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
