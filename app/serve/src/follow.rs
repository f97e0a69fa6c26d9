//! From the database into memory: what every page is answered from. Whoever shares a database with the
//! one that fills it follows it the same way.

use crate::check::START;
use crate::history::History;
use crate::prices::Quoted;
use crate::store::{Happening, Store};
use acequia_node::error::Outcome;
use std::sync::Arc;
use tokio::sync::{broadcast, RwLock};

/// How many events are read at once.
const BATCH: i64 = 5_000;
/// How many happenings a slow listener may be behind before it misses some.
const WAITING: usize = 4_096;

/// The history as of the last look at the database.
#[derive(Clone)]
pub struct Followed {
    store: Store,
    /// What happened.
    pub history: Arc<RwLock<History>>,
    /// Prices and decimals as of the same look.
    quoted: Arc<std::sync::RwLock<Arc<Quoted>>>,
    /// Who reads, reads alone, or events would be read twice.
    reading: Arc<tokio::sync::Mutex<()>>,
    /// What happens, for those who listen.
    pub news: broadcast::Sender<Arc<Happening>>,
    /// The last event, and how often the past was put right: another answer may follow where they differ.
    pub version: Arc<std::sync::Mutex<Version>>,
}

/// What an answer is as of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// The last event: its place, and its number there.
    pub at: (i64, i64),
    /// How often the past was put right.
    pub generation: u64,
    /// Whether the past has been read through once: all of it, where a node is asked.
    pub is_ready: bool,
}

impl Followed {
    /// Nothing is read yet.
    pub fn new(store: Store) -> Self {
        let version = Version { at: START, generation: 0, is_ready: false };
        Self {
            store,
            history: Arc::default(),
            quoted: Arc::default(),
            reading: Arc::default(),
            news: broadcast::Sender::new(WAITING),
            version: Arc::new(std::sync::Mutex::new(version)),
        }
    }

    /// Where it reads.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// What answers are as of.
    pub fn version(&self) -> Version {
        *self.version.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Prices and decimals.
    pub fn quoted(&self) -> Arc<Quoted> {
        self.quoted.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    async fn look_at_prices(&self) -> Outcome<()> {
        if self.store.quoted().await? != self.quoted().version {
            let quoted = Arc::new(Quoted::of(&self.store).await?);
            *self.quoted.write().unwrap_or_else(std::sync::PoisonError::into_inner) = quoted;
        }
        Ok(())
    }

    fn set_version(&self, version: Version) {
        *self.version.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = version;
    }

    /// Reads what is new; everything, where the past was put right.
    pub async fn catch_up(&self) -> Outcome<()> {
        self.catch_up_with(true).await
    }

    /// The same of a database that may still be being filled with the past, where it is not whole.
    pub async fn catch_up_with(&self, is_whole: bool) -> Outcome<()> {
        let _alone = self.reading.lock().await;
        self.look_at_prices().await?;
        let (generation, version) = (self.store.generation().await?, self.version());
        if generation != version.generation && version.at != START {
            return self.begin_anew(generation, version.is_ready || is_whole).await;
        }
        let mut at = version.at;
        loop {
            let events = self.read(&mut at, None).await?;
            self.set_version(Version { at, generation, is_ready: version.is_ready });
            for event in events.iter().filter(|_| version.is_ready) {
                let _ = self.news.send(Arc::new(event.clone()));
            }
            if events.len() < BATCH as usize {
                break;
            }
        }
        self.set_version(Version { at, generation, is_ready: version.is_ready || is_whole });
        Ok(())
    }

    /// Meanwhile the old history answers.
    async fn begin_anew(&self, generation: u64, is_ready: bool) -> Outcome<()> {
        let (mut history, mut at) = (History::default(), START);
        while self.read(&mut at, Some(&mut history)).await?.len() == BATCH as usize {}
        *self.history.write().await = history;
        self.set_version(Version { at, generation, is_ready });
        Ok(())
    }

    /// Reads the next events into a history, or the one that answers.
    async fn read(
        &self,
        at: &mut (i64, i64),
        into: Option<&mut History>,
    ) -> Outcome<Vec<Happening>> {
        let end = self.store.read_up_to().await?;
        let events = self.store.between(*at, end, BATCH).await?;
        let to = if events.len() < BATCH as usize { end } else { events[events.len() - 1].place };
        let holes = self.store.holes(at.0, to).await?;
        if let Some(last) = events.last() {
            *at = (last.place, last.nth);
        }
        match into {
            Some(history) => read_all(history, &events, holes),
            None => read_all(&mut *self.history.write().await, &events, holes),
        }
        Ok(events)
    }
}

fn read_all(history: &mut History, events: &[Happening], holes: Vec<i64>) {
    let mut holes = holes.into_iter().peekable();
    for event in events {
        while holes.next_if(|hole| *hole < event.place).is_some() {
            history.lose();
        }
        history.read(event);
    }
}
