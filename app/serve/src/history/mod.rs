//! What happened, put together from events: the lives of pools, streams, positions and votes. All of it
//! follows from the database, and is built anew where that was put right.

mod change;
mod gauges;
mod hours;
mod life;
#[cfg(test)]
pub(crate) mod tests;
mod whose;

pub use change::{Change, Kind, Payment, Way};
pub use gauges::{Epoch, Gauges, Share, Vote};
pub use hours::{Hours, Sample, HOUR};
pub use life::{Life, PositionLife, StreamLife, LATEST};
pub use whose::Whose;

use crate::books::Books;
use crate::ingest::{read_event, read_gauge_event};
use crate::store::Happening;
use acequia_interface::events::Event;
use acequia_interface::Address;
use std::collections::{BTreeMap, HashMap};

/// Everything that happened so far.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The books as of the last event.
    pub books: Books,
    /// Every pool there ever was.
    pub pools: BTreeMap<Address, Life>,
    /// The gauges' epochs and votes.
    pub gauges: Gauges,
    /// Whose a position is or was last, and in which pool.
    pub positions: HashMap<Address, (Address, Address)>,
    /// The positions that an owner has or had, in order.
    pub owned: HashMap<Address, Vec<Address>>,
    /// How many events there were.
    pub events: u64,
}

impl History {
    /// Takes one event.
    pub fn read(&mut self, kept: &Happening) {
        self.events += 1;
        let time = kept.time.max(0) as u64;
        if let Some(event) = read_gauge_event(&kept.program, &kept.data) {
            self.gauges.read(&event, time);
        }
        let Some(event) = read_event(&kept.program, &kept.data) else { return };
        self.note_owner(&event);
        if let Event::PoolCreated(created) = &event {
            self.pools.insert(created.pool, Life::new(created.clone()));
        }
        for pool in self.books.read(&event) {
            if let Some(life) = self.pools.get_mut(&pool) {
                let book = self.books.pools.get(&pool).and_then(|book| book.as_ref().ok());
                life.read(&event, kept, book);
            }
        }
    }

    /// Something was not heard, and nobody knows of which pool.
    pub fn lose(&mut self) {
        self.books.lose();
    }

    fn note_owner(&mut self, event: &Event) {
        let (pool, position, owner) = match event {
            Event::PositionOpened(opened) => (opened.pool, opened.position, opened.owner),
            Event::PositionTransferred(given) => (given.pool, given.position, given.to),
            _ => return,
        };
        self.positions.insert(position, (pool, owner));
        let owned = self.owned.entry(owner).or_default();
        if let Err(at) = owned.binary_search(&position) {
            owned.insert(at, position);
        }
    }

    /// The pool that a position is or was in, and what is known of it there.
    pub fn position(&self, position: &Address) -> Option<(&Life, &PositionLife)> {
        let (pool, _) = self.positions.get(position)?;
        let life = self.pools.get(pool)?;
        Some((life, life.position(position)?))
    }
}
