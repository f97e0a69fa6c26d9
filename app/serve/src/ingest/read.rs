//! Logs of the transactions that are listed.

use super::{events_of, Ingest};
use crate::store::{Logged, Reading};
use acequia_node::error::Outcome;
use acequia_node::history::{logs, Commitment};
use futures_util::stream::{self, StreamExt, TryStreamExt};

/// How many are kept at once.
const BATCH: i64 = 500;
/// How many questions are open at once.
const OPEN: usize = 8;

/// A transaction's logs, or why nobody can tell.
type Logs = Result<Vec<String>, String>;

impl Ingest {
    /// Reads all that is listed, the oldest first.
    pub(super) async fn read_all(&self) -> Outcome<()> {
        loop {
            let batch = self.store.unread(BATCH).await?;
            if batch.is_empty() {
                return Ok(());
            }
            self.read_batch(&batch).await?;
        }
    }

    async fn read_batch(&self, batch: &[Reading]) -> Outcome<()> {
        let signatures: Vec<String> = batch.iter().map(|one| one.signature.clone()).collect();
        let question = |signature| self.clone().logs(signature);
        let questions = stream::iter(signatures).map(question).buffered(OPEN);
        let answers: Vec<Logs> = questions.try_collect().await?;
        let (mut read, mut unreadable) = (Vec::new(), Vec::new());
        let mut events: Vec<Logged> = Vec::new();
        for (one, logs) in batch.iter().zip(answers) {
            match logs {
                Ok(logs) => {
                    events.extend(events_of(one.place, &logs));
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
    async fn logs(self, signature: String) -> Outcome<Logs> {
        if let Some(heard) = self.live.take(&signature) {
            return Ok(Ok(heard));
        }
        self.with_node(move |ask| logs(ask, &signature, Commitment::Confirmed)).await
    }
}
