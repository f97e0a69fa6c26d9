//! Which transactions there are: lists of the programs', from the newest back.

use super::{nonsense, Ingest, PROGRAMS};
use crate::history::LATEST;
use crate::store::{placed, Place, Walk, NEWEST_SLOT, SLOT_ROOM};
use acequia_interface::Address;
use acequia_node::error::Outcome;
use acequia_node::history::{page, Commitment, Seen, PAGE};
use acequia_node::transport::Transport;
use serde_json::json;
use std::collections::HashSet;

/// The longest signature, in base58.
const LONGEST: usize = 88;

impl Ingest {
    /// Lists what has become final since the last time, up to a slot. What is broken off goes on there.
    pub(super) async fn walk_final(
        &self,
        number: usize,
        program: &Address,
        slot: u64,
    ) -> Outcome<()> {
        let name = program.to_string();
        let until = self.store.walked(&name).await?;
        let mut walk = self.store.walk(&name).await?.unwrap_or_default();
        let mut so_far = SoFar::from((walk.place > 0).then_some((walk.place / SLOT_ROOM) as u64));
        loop {
            let cursor = (!walk.cursor.is_empty()).then(|| walk.cursor.clone());
            let page = self.page(*program, cursor, until.clone(), Commitment::Finalized).await?;
            so_far.take(&page)?;
            let is_last = page.len() < PAGE;
            let Some(end) = page.last() else {
                return self.end(&name, &walk).await;
            };
            walk.cursor = end.signature.clone();
            let page: Vec<Seen> = page.into_iter().filter(|seen| seen.slot <= slot).collect();
            let before = (walk.place > 0).then_some(walk.place);
            let (places, last) = placed(&page, number as i64, before);
            walk.place = last.unwrap_or(walk.place);
            if let Some(first) = page.first().filter(|_| walk.top.is_empty()) {
                walk.top = first.signature.clone();
            }
            let done = is_last && !walk.top.is_empty();
            self.store.keep_final(&name, &places, &walk, done).await?;
            if is_last {
                return Ok(());
            }
        }
    }

    async fn end(&self, name: &str, walk: &Walk) -> Outcome<()> {
        match walk.top.is_empty() {
            true => Ok(()),
            false => self.store.keep_final(name, &[], walk, true).await,
        }
    }

    /// Lists what is newer than that, up to a slot: all of it, each time.
    pub(super) async fn list_young(&self, slot: u64) -> Outcome<()> {
        let mut all: Vec<Place> = Vec::new();
        for (number, program) in PROGRAMS.iter().enumerate() {
            let until = self.store.walked(&program.to_string()).await?;
            let list = self.list(*program, None, until, Commitment::Confirmed).await?;
            let list: Vec<Seen> = list.into_iter().filter(|seen| seen.slot <= slot).collect();
            for place in placed(&list, number as i64, None).0 {
                if !all.iter().any(|one| one.seen.signature == place.seen.signature) {
                    all.push(place);
                }
            }
        }
        self.store.keep_young(&all).await
    }

    /// A whole list, between two transactions.
    pub(super) async fn list(
        &self,
        address: Address,
        before: Option<String>,
        until: Option<String>,
        commitment: Commitment,
    ) -> Outcome<Vec<Seen>> {
        let (mut all, mut cursor, mut so_far) = (Vec::new(), before, SoFar::default());
        loop {
            let page = self.page(address, cursor, until.clone(), commitment).await?;
            so_far.take(&page)?;
            let is_last = page.len() < PAGE;
            cursor = page.last().map(|seen| seen.signature.clone());
            all.extend(page);
            if is_last {
                return Ok(all);
            }
        }
    }

    async fn page(
        &self,
        address: Address,
        before: Option<String>,
        until: Option<String>,
        commitment: Commitment,
    ) -> Outcome<Vec<Seen>> {
        let bounds = json!({ "limit": PAGE, "before": before, "until": until });
        let asked = move |node: &Transport| {
            page(&|method, params| node.hear(method, &params), &address, &bounds, commitment)
        };
        let page = self.with_node(asked).await?;
        match is_a_page(&page, before.as_deref()) {
            true => Ok(page),
            false => Err(nonsense("getSignaturesForAddress")),
        }
    }
}

/// A list, page after page.
#[derive(Debug, Default)]
struct SoFar {
    /// The slot that it has come down to, and what it has named of it.
    slot: Option<u64>,
    named: HashSet<String>,
}

impl SoFar {
    fn from(slot: Option<u64>) -> Self {
        Self { slot, ..Self::default() }
    }

    /// The newest first, and none twice over: else a list would have no end.
    fn take(&mut self, page: &[Seen]) -> Outcome<()> {
        let goes_on = page.iter().all(|seen| self.goes_on(seen));
        goes_on.then_some(()).ok_or_else(|| nonsense("getSignaturesForAddress"))
    }

    fn goes_on(&mut self, seen: &Seen) -> bool {
        if self.slot.is_some_and(|slot| seen.slot > slot) {
            return false;
        }
        if self.slot != Some(seen.slot) {
            (self.slot, self.named) = (Some(seen.slot), HashSet::new());
        }
        self.named.insert(seen.signature.clone())
    }
}

/// Nothing that no chain has: else a list would have no place.
fn is_a_page(page: &[Seen], before: Option<&str>) -> bool {
    let is_one = |seen: &Seen| {
        let is_text = seen.signature.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let is_signature = is_text && (1..=LONGEST).contains(&seen.signature.len());
        is_signature && seen.slot <= NEWEST_SLOT && seen.time <= LATEST
    };
    let goes_on = page.iter().all(|seen| Some(&*seen.signature) != before);
    page.len() <= PAGE && goes_on && page.iter().all(is_one)
}
