//! The books of all pools, from events alone.

use acequia_interface::events::{Event, Value};
use acequia_interface::Address;
use acequia_replay::{Difference, Replay};
use std::collections::BTreeMap;

/// A pool's books; where events contradicted each other, why they are worth nothing.
pub type Book = Result<Replay, Difference>;

/// Of each pool that there is.
#[derive(Clone, Debug, Default)]
pub struct Books {
    /// By address.
    pub pools: BTreeMap<Address, Book>,
}

impl Books {
    /// Takes one event. The pools that it is of.
    pub fn read(&mut self, event: &Event) -> Vec<Address> {
        if let Event::PoolCreated(created) = event {
            self.pools.insert(created.pool, Ok(Replay::created(created)));
        }
        let pools = pools_of(event);
        for pool in &pools {
            let Some(book) = self.pools.get_mut(pool) else { continue };
            if let Ok(Err(difference)) = book.as_mut().map(|replay| replay.read(event)) {
                *book = Err(difference);
            }
        }
        if let Event::PoolClosed(closed) = event {
            self.pools.remove(&closed.pool);
        }
        pools
    }

    /// Something was not heard, and nobody knows of which pool.
    pub fn lose(&mut self) {
        self.pools.values_mut().flatten().for_each(Replay::lose);
    }
}

/// The pools whose books an event changes.
fn pools_of(event: &Event) -> Vec<Address> {
    let named = |key: &str| match event.fields().into_iter().find(|(name, _)| *name == key) {
        Some((_, Value::Address(address))) => Some(address),
        _ => None,
    };
    let mut pools: Vec<Address> = match event {
        Event::StakeMoved(_) | Event::Reinvested(_) => [named("pool"), named("to_pool")],
        _ => [named("pool"), None],
    }
    .into_iter()
    .flatten()
    .collect();
    pools.dedup();
    pools
}
