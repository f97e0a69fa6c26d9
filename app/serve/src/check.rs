//! Whether the database has everything: books rebuilt from its events alone are held against the accounts.

use crate::books::Books;
use crate::ingest::{read_event, Ingest, Tip};
use crate::prices::{decimals, Decimals};
use crate::store::{NEWEST_SLOT, SLOT_ROOM};
use acequia_interface::{Address, Pool, Position, ID};
use acequia_node::error::{failure, Outcome};
use acequia_node::history::Commitment;
use acequia_replay::Difference;
use base64::engine::general_purpose::STANDARD;
use base64::Engine;
use serde::Serialize;
use serde_json::{json, Value};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::watch;
use utoipa::ToSchema;

/// How often accounts are read again before a difference is one: a node may tell of newer accounts than it says.
const PATIENCE: usize = 5;
const PAUSE: Duration = Duration::from_millis(400);
/// How long events may be behind the accounts.
const BEHIND: Duration = Duration::from_secs(60);
/// How many events are read at once.
const BATCH: i64 = 20_000;

/// The accounts of a farm, all as of one slot.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// As of which.
    pub slot: u64,
    /// By address.
    pub pools: BTreeMap<Address, Pool>,
    /// By pool, then by address.
    pub positions: BTreeMap<Address, Vec<(Address, Position)>>,
}

/// What came of holding events against accounts.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Verdict {
    /// As of which slot.
    pub slot: u64,
    /// Pools whose books and positions follow from events to the last 2^-64 of a unit.
    pub exact: usize,
    /// Positions in them.
    pub positions: usize,
    /// What is not so: by pool, in words.
    pub differences: BTreeMap<String, String>,
    /// Slots that were fetched again because something of them was missing, since the start.
    pub healed_slots: usize,
}

/// Holds events against accounts, again and again.
pub struct Checker {
    ingest: Ingest,
    tip: watch::Receiver<Tip>,
    books: Books,
    /// The last event in the books, and the past that they are built on.
    at: (i64, i64),
    generation: u64,
    healed: usize,
    decimals: Decimals,
}

impl Checker {
    /// Nothing is asked yet.
    pub fn new(ingest: Ingest) -> Self {
        let (tip, books) = (ingest.tip(), Books::default());
        Self { ingest, tip, books, at: START, generation: 0, healed: 0, decimals: Decimals::new() }
    }

    /// Checks once. Where something is missing, it is fetched again and checked once more.
    pub async fn check(&mut self) -> Outcome<(Arc<Snapshot>, Verdict)> {
        let (mut snapshot, mut found) = self.compare_patiently().await?;
        if !found.is_empty() && self.heal(&found).await? {
            (snapshot, found) = self.compare_patiently().await?;
        }
        let known = decimals(&snapshot);
        if known != self.decimals {
            self.ingest.store.keep_decimals(&known).await?;
            self.decimals = known;
        }
        let verdict = self.verdict(&snapshot, found);
        metrics::gauge!("acequia_pools_exact").set(verdict.exact as f64);
        metrics::gauge!("acequia_pools_different").set(verdict.differences.len() as f64);
        Ok((Arc::new(snapshot), verdict))
    }

    fn verdict(&self, snapshot: &Snapshot, found: BTreeMap<Address, Difference>) -> Verdict {
        let is_exact = |pool: &&Address| !found.contains_key(*pool);
        let exact: Vec<&Address> = snapshot.pools.keys().filter(is_exact).collect();
        let positions = exact.iter().filter_map(|pool| snapshot.positions.get(*pool));
        let words = |(pool, why): (Address, Difference)| (pool.to_string(), why.to_string());
        Verdict {
            slot: snapshot.slot,
            exact: exact.len(),
            positions: positions.map(Vec::len).sum(),
            differences: found.into_iter().map(words).collect(),
            healed_slots: self.healed,
        }
    }

    async fn heal(&mut self, found: &BTreeMap<Address, Difference>) -> Outcome<bool> {
        let mut healed = usize::from(self.ingest.read_again().await?);
        for (pool, difference) in found {
            tracing::warn!(%pool, %difference, "books differ: looking for what is missing");
            healed += self.ingest.heal(*pool).await?;
        }
        self.healed += healed;
        Ok(healed > 0)
    }

    async fn compare_patiently(&mut self) -> Outcome<(Snapshot, BTreeMap<Address, Difference>)> {
        for _ in 1..PATIENCE {
            let (snapshot, found) = self.compare().await?;
            if found.is_empty() {
                return Ok((snapshot, found));
            }
            tokio::time::sleep(PAUSE).await;
        }
        self.compare().await
    }

    async fn compare(&mut self) -> Outcome<(Snapshot, BTreeMap<Address, Difference>)> {
        let snapshot = snapshot(&self.ingest).await?;
        self.wait_for(snapshot.slot).await?;
        // Exactly so far, so that books and accounts are of one moment.
        self.read_to(end_of(snapshot.slot)).await?;
        let mut found = BTreeMap::new();
        for (address, pool) in &snapshot.pools {
            let positions = snapshot.positions.get(address).map_or(&[][..], Vec::as_slice);
            if let Err(difference) = self.compare_pool(address, pool, positions) {
                found.insert(*address, difference);
            }
        }
        Ok((snapshot, found))
    }

    fn compare_pool(
        &self,
        address: &Address,
        pool: &Pool,
        positions: &[(Address, Position)],
    ) -> Result<(), Difference> {
        let Some(book) = self.books.pools.get(address) else {
            return Err(Difference::new("nothing was heard of its creation"));
        };
        let mut replay = book.clone()?;
        replay.catch_up_with(pool)?;
        let unknown = replay.compare(pool, positions)?;
        let known = replay.positions().count();
        match (unknown, known == positions.len()) {
            (0, true) => Ok(()),
            (0, false) => Err(Difference::new(format!(
                "{known} positions by events, {} in fact",
                positions.len()
            ))),
            _ => Err(Difference::new(format!("{unknown} figures are not known since a gap"))),
        }
    }

    /// What is there already is read meanwhile.
    async fn wait_for(&mut self, slot: u64) -> Outcome<()> {
        let start = Instant::now();
        while self.tip.borrow_and_update().confirmed < slot {
            if start.elapsed() > BEHIND {
                return Err(failure(
                    format!("Events are behind the accounts, which are of slot {slot}"),
                    "Wait until the server has caught up; if it does not, choose another node by -u",
                ));
            }
            let there = self.ingest.store.read_up_to().await?;
            self.read_to(there.min(end_of(slot))).await?;
            let _ = tokio::time::timeout(PAUSE, self.tip.changed()).await;
        }
        Ok(())
    }

    /// Up to a place, exclusive.
    async fn read_to(&mut self, end: i64) -> Outcome<()> {
        let generation = self.ingest.store.generation().await?;
        if generation != self.generation || self.at.0 >= end {
            (self.books, self.at, self.generation) = (Books::default(), START, generation);
        }
        loop {
            let events = self.ingest.store.entries(self.at, end, BATCH).await?;
            let Some(last) = events.last() else { return Ok(()) };
            let to = if events.len() < BATCH as usize { end } else { last.place };
            let mut holes = self.ingest.store.holes(self.at.0, to).await?.into_iter().peekable();
            self.at = (last.place, last.nth);
            for event in &events {
                while holes.next_if(|hole| *hole < event.place).is_some() {
                    self.books.lose();
                }
                if let Some(event) = read_event(&event.program, &event.data) {
                    self.books.read(&event);
                }
            }
        }
    }
}

/// Where the first place after a slot is.
fn end_of(slot: u64) -> i64 {
    (slot as i64 + 1) * SLOT_ROOM
}

/// Before all events.
pub const START: (i64, i64) = (i64::MIN, 0);

/// All accounts of the farm, in one answer: so they are of one slot.
async fn snapshot(ingest: &Ingest) -> Outcome<Snapshot> {
    let options = json!({
        "encoding": "base64", "commitment": Commitment::Confirmed.name(), "withContext": true,
    });
    let answer = ingest.ask("getProgramAccounts", json!([ID.to_string(), options])).await?;
    read_snapshot(&answer).ok_or_else(|| {
        failure(
            "The node does not list the farm's accounts with the slot that they are of",
            "Use a node that answers getProgramAccounts with its context, by -u",
        )
    })
}

fn read_snapshot(answer: &Value) -> Option<Snapshot> {
    let slot = answer["context"]["slot"].as_u64().filter(|slot| *slot <= NEWEST_SLOT)?;
    let mut snapshot = Snapshot { slot, ..Default::default() };
    for one in answer["value"].as_array()? {
        let address: Address = one["pubkey"].as_str()?.parse().ok()?;
        let data = STANDARD.decode(one["account"]["data"][0].as_str()?).ok()?;
        if let Ok(pool) = Pool::read(&data) {
            snapshot.pools.insert(address, pool);
        } else if let Ok(position) = Position::read(&data) {
            snapshot.positions.entry(position.pool).or_default().push((address, position));
        }
    }
    Some(snapshot)
}
