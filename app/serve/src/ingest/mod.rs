//! From the cluster into the database.
//!
//! What is final is listed once and for good, by [`walk`]; what is newer is listed anew each time, and
//! takes the place of what was there: so a block that the chain took back leaves nothing behind. Live
//! notifications bring logs early and say when to look; the lists alone say what there is, and in which order.

mod decode;
mod heal;
mod live;
mod read;
#[cfg(feature = "grpc")]
mod stream;
mod walk;

pub use decode::{events_of, program_names, read_event, read_gauge_event, PROGRAMS};
pub use live::{follow_logs, Live};
#[cfg(feature = "grpc")]
pub use stream::{follow_stream, Stream, Streamed};

use crate::store::{Store, NEWEST_SLOT};
use acequia_node::error::{failure, Outcome};
use acequia_node::history::Commitment;
use acequia_node::transport::Transport;
use serde_json::{json, Value};
use std::sync::Arc;
use tokio::sync::{watch, Mutex};

/// How far the cluster is, as the node last said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Tip {
    /// The newest slot that the chain has voted for, up to which all is listed and read.
    pub confirmed: u64,
    /// The newest that nothing can undo.
    pub finalized: u64,
}

/// Brings what is new from a node into a database.
#[derive(Clone)]
pub struct Ingest {
    /// Where it goes.
    pub store: Store,
    node: Arc<Transport>,
    live: Arc<Live>,
    tip: watch::Sender<Tip>,
    /// Who changes what is kept, changes it alone: what is read may else be put where something else is by then.
    alone: Arc<Mutex<()>>,
}

impl Ingest {
    /// Nothing is asked yet.
    pub fn new(store: Store, node: Arc<Transport>, live: Arc<Live>) -> Self {
        let tip = watch::Sender::new(Tip::default());
        Self { store, node, live, tip, alone: Arc::default() }
    }

    /// Up to where all is in the database.
    pub fn tip(&self) -> watch::Receiver<Tip> {
        self.tip.subscribe()
    }

    /// Brings everything up to now.
    pub async fn catch_up(&self) -> Outcome<Tip> {
        let _alone = self.alone.lock().await;
        let finalized = self.slot(Commitment::Finalized).await?;
        for (number, program) in PROGRAMS.iter().enumerate() {
            self.walk_final(number, program, finalized).await?;
        }
        let confirmed = self.slot(Commitment::Confirmed).await?;
        self.list_young(confirmed).await?;
        self.read_all().await?;
        let tip = Tip { confirmed, finalized };
        self.tip.send_replace(tip);
        metrics::gauge!("acequia_slot", "commitment" => "confirmed").set(confirmed as f64);
        metrics::gauge!("acequia_slot", "commitment" => "finalized").set(finalized as f64);
        Ok(tip)
    }

    async fn slot(&self, commitment: Commitment) -> Outcome<u64> {
        let options = json!([{ "commitment": commitment.name() }]);
        let answer = self.ask("getSlot", options).await?;
        let slot = answer.as_u64().filter(|slot| *slot <= NEWEST_SLOT);
        slot.ok_or_else(|| nonsense("getSlot"))
    }

    /// Asks for what a node must have.
    pub async fn ask(&self, method: &'static str, params: Value) -> Outcome<Value> {
        let node = self.node.clone();
        blocking(move || node.ask(method, &params).map_err(|fault| node.explain(&fault))).await
    }

    /// Does something with a node that waits for it.
    async fn with_node<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transport) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let node = self.node.clone();
        blocking(move || work(&node)).await
    }
}

/// What waits, where it holds up nobody.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Outcome<T> + Send + 'static,
) -> Outcome<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(failure("A question to the node was broken off", "Start again")))
}

fn nonsense(method: &str) -> acequia_node::error::Failure {
    failure(
        format!("The node answers {method} with what is no answer to it"),
        "Use another node, by -u",
    )
}
