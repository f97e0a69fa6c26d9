//! Notices are made of what is in the database, and kept there: each once, whenever this process ends.

use super::{by_event, by_gauge_event, by_the_clock, Notice, Rules, NAMES};
use crate::check::START;
use crate::figures::{Window, DAY};
use crate::follow::Followed;
use crate::ingest::{read_event, read_gauge_event, Tip};
use crate::store::{Happening, Store, SLOT_ROOM};
use acequia_node::error::Outcome;
use tokio::sync::watch;

/// How many events are read at once.
const BATCH: i64 = 5_000;
/// The marks of how far events and the clock were looked at.
const READ: &str = "noticed";
const LOOKED: &str = "looked";

/// Makes notices.
pub struct Noticer {
    store: Store,
    followed: Followed,
    tip: watch::Receiver<Tip>,
    rules: Rules,
}

impl Noticer {
    /// Nothing is looked at yet.
    pub fn new(followed: Followed, tip: watch::Receiver<Tip>, rules: Rules) -> Self {
        Self { store: followed.store().clone(), followed, tip, rules }
    }

    /// Keeps what there is to be told by now [unix s].
    pub async fn look(&self, now: u64) -> Outcome<()> {
        self.read_events(now).await?;
        let looked = self.store.mark(LOOKED).await?.and_then(|text| text.parse().ok());
        let looked = Window { from: looked.unwrap_or(now), to: now };
        if !self.followed.version().is_ready {
            return Ok(());
        }
        let notices = by_the_clock(&*self.followed.history.read().await, looked, &self.rules);
        self.store.keep_notices(&notices, now.saturating_sub(DAY), (LOOKED, &now.to_string())).await
    }

    /// Those that nothing can undo. Where the past was put right, all of them once more: none is kept twice.
    async fn read_events(&self, now: u64) -> Outcome<()> {
        let generation = self.store.generation().await?;
        let mark = self.store.mark(READ).await?;
        let mut at = mark.and_then(|text| read_mark(&text, generation)).unwrap_or(START);
        let final_end = (self.tip.borrow().finalized as i64 + 1).saturating_mul(SLOT_ROOM);
        let end = self.store.read_up_to().await?.min(final_end);
        while at < (end - 1, i64::MAX) {
            let events = self.store.named(&NAMES, at, end, BATCH).await?;
            let is_last = events.len() < BATCH as usize;
            at = match events.last() {
                Some(last) if !is_last => (last.place, last.nth),
                _ => (end - 1, i64::MAX),
            };
            let notices: Vec<Notice> =
                events.iter().filter_map(|event| self.notice(event)).collect();
            let mark = format!("{generation} {} {}", at.0, at.1);
            self.store.keep_notices(&notices, now.saturating_sub(DAY), (READ, &mark)).await?;
        }
        Ok(())
    }

    fn notice(&self, kept: &Happening) -> Option<Notice> {
        let (time, of) = (kept.time.max(0) as u64, format!("{} {}", kept.signature, kept.nth));
        let farm = read_event(&kept.program, &kept.data)
            .and_then(|event| by_event(&event, (time, &of), &self.rules));
        farm.or_else(|| by_gauge_event(&read_gauge_event(&kept.program, &kept.data)?, (time, &of)))
    }
}

fn read_mark(text: &str, generation: u64) -> Option<(i64, i64)> {
    let mut parts = text.split(' ');
    let is_of_now = parts.next()?.parse() == Ok(generation);
    let at = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    is_of_now.then_some(at)
}
