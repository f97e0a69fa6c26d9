//! Logs of the transactions that are listed.

use super::{events_of, Ingest};
use crate::store::{Logged, Reading};
use acequia_node::error::Outcome;
use acequia_node::history::{logs_of_all, Commitment};
use futures_util::stream::{self, StreamExt, TryChunksError, TryStreamExt};
use serde_json::Value;
use tokio::sync::mpsc;

/// How many are looked up at once.
const BATCH: i64 = 5_000;
/// How many are kept at once.
const PART: usize = 1_000;
/// How many parts wait to be kept.
const WAITING: usize = 2;
/// How many are asked for together.
const TOGETHER: usize = 25;
/// How many questions are open at once.
const OPEN: usize = 8;

/// What a transaction logged, or why nobody can tell.
type Logs = Result<Vec<String>, String>;
/// A transaction, and its events.
type Answered = (Reading, Result<Vec<Logged>, String>);

impl Ingest {
    /// Reads all that is listed, the oldest first.
    pub(super) async fn read_all(&self) -> Outcome<()> {
        loop {
            let batch = self.store.unread(BATCH).await?;
            if batch.is_empty() {
                return Ok(());
            }
            self.read_batch(batch).await?;
        }
    }

    /// While some are asked for, those before them are kept.
    async fn read_batch(&self, batch: Vec<Reading>) -> Outcome<()> {
        let (to, from) = mpsc::channel(WAITING);
        let (asked, kept) = tokio::join!(self.ask_for(batch, to), self.keep_all(from));
        kept.and(asked)
    }

    /// What was told before the node ceased to answer is kept.
    async fn ask_for(&self, batch: Vec<Reading>, to: mpsc::Sender<Vec<Answered>>) -> Outcome<()> {
        let some: Vec<Vec<Reading>> = batch.chunks(TOGETHER).map(<[Reading]>::to_vec).collect();
        let questions = stream::iter(some).map(|some| self.clone().read_some(some));
        let mut parts = questions.buffered(OPEN).try_chunks(PART / TOGETHER);
        while let Some(part) = parts.next().await {
            let (part, end) = match part {
                Ok(part) => (part, Ok(())),
                Err(TryChunksError(part, failure)) => (part, Err(failure)),
            };
            let is_taken = to.send(part.into_iter().flatten().collect()).await.is_ok();
            if end.is_err() || !is_taken {
                return end;
            }
        }
        Ok(())
    }

    async fn keep_all(&self, mut from: mpsc::Receiver<Vec<Answered>>) -> Outcome<()> {
        while let Some(part) = from.recv().await {
            self.keep(part).await?;
        }
        Ok(())
    }

    async fn keep(&self, part: Vec<Answered>) -> Outcome<()> {
        let (mut read, mut unreadable, mut events) = (Vec::new(), Vec::new(), Vec::new());
        for (one, told) in part {
            match told {
                Ok(logged) => {
                    events.extend(logged);
                    read.push(one.place);
                }
                Err(why) => {
                    tracing::warn!(signature = one.signature, why, "a transaction cannot be read");
                    unreadable.push(one.place);
                }
            }
        }
        self.store.keep_events(&read, &unreadable, &events).await?;
        metrics::counter!("acequia_events_total").increment(events.len() as u64);
        Ok(())
    }

    /// As they were heard, or from the node.
    async fn read_some(self, some: Vec<Reading>) -> Outcome<Vec<Answered>> {
        let heard: Vec<Option<Vec<String>>> =
            some.iter().map(|one| self.live.take(&one.signature)).collect();
        self.with_node(move |node| {
            let unheard = some.iter().zip(&heard).filter(|(_, heard)| heard.is_none());
            let unheard: Vec<String> = unheard.map(|(one, _)| one.signature.clone()).collect();
            let ask = |method: &'static str, params: &[Value]| node.hear_all(method, params);
            let mut told = logs_of_all(&ask, &unheard, Commitment::Confirmed)?.into_iter();
            let logs = heard.into_iter().map(|heard| heard.map(Ok).or_else(|| told.next()));
            let events = |(one, logs): (Reading, Logs)| {
                let logged = logs.map(|logs| events_of(one.place, &logs));
                (one, logged)
            };
            Ok(some.into_iter().zip(logs.flatten()).map(events).collect())
        })
        .await
    }
}
