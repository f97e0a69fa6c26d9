//! A history that tests of what is made of one begin with.

use super::{Happening, History};
use acequia_interface::events::{
    Books, Funding, Locked, PoolCreated, PositionOpened, Staked, StreamAdded, StreamIndex,
    StreamRetired,
};
use acequia_interface::wire::Put;
use acequia_interface::{discriminator, Address, ID};
use base64::engine::general_purpose::STANDARD;
use base64::Engine;

pub const START: u64 = 1_900_000_000;
pub const POOL: Address = Address::new_from_array([1; 32]);
pub const POSITION: Address = Address::new_from_array([2; 32]);
const OWNER: Address = Address::new_from_array([3; 32]);
const DAY: u64 = 86_400;

fn happening(nth: i64, name: &str, event: &impl Put) -> Happening {
    let mut bytes = discriminator::event(name).to_vec();
    event.put(&mut bytes);
    Happening {
        place: nth,
        nth: 0,
        program: ID.to_string(),
        data: STANDARD.encode(bytes),
        signature: nth.to_string(),
        slot: nth,
        time: START as i64,
        is_final: true,
    }
}

fn opened() -> PositionOpened {
    PositionOpened {
        pool: POOL,
        position: POSITION,
        owner: OWNER,
        opener: OWNER,
        index: 0,
        pool_positions: 1,
    }
}

/// A pool in which nobody locks.
pub fn created() -> PoolCreated {
    PoolCreated {
        pool: POOL,
        creator: OWNER,
        reward_manager: OWNER,
        stake_mint: Address::new_from_array([7; 32]),
        delegate: Address::default(),
        id: 0,
        capacity: 2,
        accepted_risks: 0,
        max_lock_seconds: 0,
        max_multiplier_bps: 10_000,
        early_leave_bps: 0,
        pool_cap: 0,
        position_cap: 0,
        time: START,
    }
}

fn stream(slot: u8, days: u64) -> StreamAdded {
    let funding = Funding {
        slot,
        generation: 1,
        funded: 1_000,
        refunded: 0,
        streamed: 0,
        paid: 0,
        idle: 0,
        unstreamed: 1_000,
        ends_at: START + days * DAY,
        committed_until: 0,
        time: START,
    };
    StreamAdded {
        pool: POOL,
        mint: Address::new_from_array([8; 32]),
        vault: POOL,
        funder: OWNER,
        kind: 0,
        idle_policy: 0,
        window: 0,
        full_weight: 0,
        least_weight: 0,
        received: 1_000,
        funding,
    }
}

/// A pool with a stream of twenty days and one of thirty; one position, locked for ten.
pub fn lived() -> History {
    let books = Books {
        amount: 5,
        weight: 5,
        lock_end: START + 10 * DAY,
        pool_staked: 5,
        pool_weight: 5,
        time: START,
        indexes: vec![],
    };
    let mut history = History::default();
    history.read(&happening(0, "PoolCreated", &created()));
    history.read(&happening(1, "StreamAdded", &stream(0, 20)));
    history.read(&happening(2, "StreamAdded", &stream(1, 30)));
    history.read(&happening(3, "PositionOpened", &opened()));
    history.read(&happening(4, "Locked", &Locked { pool: POOL, position: POSITION, books }));
    history
}

/// Something came in, so many seconds after the start: the position weighs ten.
fn staked(seconds: u64, index: u64) -> Staked {
    let indexes = vec![StreamIndex { lo: index, hi: 0 }];
    let (amount, weight, lock_end, time) = (10, 10, 0, START + seconds);
    let (pool_staked, pool_weight) = (amount, weight);
    let books = Books { amount, weight, lock_end, pool_staked, pool_weight, time, indexes };
    Staked { pool: POOL, position: POSITION, received: 0, books }
}

/// A pool whose first slot was freed and taken again in one second, between two changes of its only position, which
/// weighs ten: the index is 40 before it, and 7 after 100 s more.
pub fn taken_again() -> History {
    let later = |seconds: i64, one: Happening| Happening { time: one.time + seconds, ..one };
    let (slot, generation, dust, sent, left_behind) = (0, 1, 0, 0, false);
    let retired = StreamRetired { pool: POOL, slot, generation, dust, sent, left_behind };
    let mut again = stream(0, 20);
    again.funding.generation = 2;
    let mut history = History::default();
    history.read(&happening(0, "PoolCreated", &created()));
    history.read(&happening(1, "StreamAdded", &stream(0, 20)));
    history.read(&happening(2, "PositionOpened", &opened()));
    history.read(&happening(3, "Staked", &staked(0, 0)));
    history.read(&later(100, happening(4, "Staked", &staked(100, 40))));
    history.read(&later(100, happening(5, "StreamRetired", &retired)));
    history.read(&later(100, happening(6, "StreamAdded", &again)));
    history.read(&later(100, happening(7, "Staked", &staked(100, 0))));
    history.read(&later(200, happening(8, "Staked", &staked(200, 7))));
    history
}
