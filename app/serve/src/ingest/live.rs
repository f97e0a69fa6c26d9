//! Logs as they happen, over a websocket. What is heard saves a question and says that it is time to look:
//! what is missed is found in the lists.

use super::program_names;
use futures_util::{SinkExt, StreamExt};
use serde_json::{json, Value};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::{Error, Message};

/// The most transactions whose logs wait to be asked for.
const MOST: usize = 20_000;
/// Before a connection that broke is made anew.
const PAUSE: Duration = Duration::from_secs(1);
/// A connection that is silent for so long is asked whether it still lives.
const SILENCE: Duration = Duration::from_secs(20);
/// Where a node cuts off what a transaction says.
const CUT: &str = "Log truncated";

/// What was heard and not asked for yet.
#[derive(Debug, Default)]
pub struct Live {
    logs: Mutex<HashMap<String, Vec<String>>>,
    is_connected: AtomicBool,
    /// Something was heard.
    pub news: Notify,
}

impl Live {
    /// Whether a node tells what happens.
    pub fn is_connected(&self) -> bool {
        self.is_connected.load(Ordering::Relaxed)
    }

    /// The logs of a transaction, where they were heard; once.
    pub fn take(&self, signature: &str) -> Option<Vec<String>> {
        self.heard().remove(signature)
    }

    /// By which way a transaction was heard of, and what it logged; nothing where it failed.
    pub(super) fn tell(&self, by: &'static str, signature: String, logs: Option<Vec<String>>) {
        metrics::counter!("acequia_heard_total", "by" => by).increment(1);
        let is_cut = |logs: &Vec<String>| logs.iter().any(|line| line.contains(CUT));
        if let Some(logs) = logs.filter(|logs| !is_cut(logs)) {
            self.keep(signature, logs);
        }
        self.news.notify_one();
    }

    /// It may be time to look, whichever it is.
    pub(super) fn set_connected(&self, is_connected: bool) {
        self.is_connected.store(is_connected, Ordering::Relaxed);
        self.news.notify_one();
    }

    fn keep(&self, signature: String, logs: Vec<String>) {
        let mut heard = self.heard();
        if heard.len() >= MOST {
            heard.clear();
        }
        heard.insert(signature, logs);
    }

    fn heard(&self) -> MutexGuard<'_, HashMap<String, Vec<String>>> {
        self.logs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Listens for ever, and connects again where that breaks.
pub async fn follow_logs(url: String, live: Arc<Live>) {
    loop {
        if let Err(error) = listen(&url, &live).await {
            tracing::warn!(%error, "the node's websocket broke; the lists go on");
        }
        live.set_connected(false);
        tokio::time::sleep(PAUSE).await;
    }
}

async fn listen(url: &str, live: &Live) -> Result<(), Error> {
    let (mut socket, _) = connect_async(url).await?;
    for (id, program) in program_names().iter().enumerate() {
        let params = json!([{ "mentions": [program] }, { "commitment": "confirmed" }]);
        let asked =
            json!({ "jsonrpc": "2.0", "id": id, "method": "logsSubscribe", "params": params });
        socket.send(Message::text(asked.to_string())).await?;
    }
    live.set_connected(true);
    loop {
        match tokio::time::timeout(SILENCE, socket.next()).await {
            Err(_) => socket.send(Message::Ping(Default::default())).await?,
            Ok(None) => return Ok(()),
            Ok(Some(message)) => hear(&message?, live),
        }
    }
}

fn hear(message: &Message, live: &Live) {
    let Message::Text(text) = message else { return };
    let Ok(said) = serde_json::from_str::<Value>(text) else { return };
    let value = &said["params"]["result"]["value"];
    let logs = serde_json::from_value::<Vec<String>>(value["logs"].clone());
    if let (Some(signature), Ok(logs)) = (value["signature"].as_str(), logs) {
        live.tell("websocket", signature.into(), value["err"].is_null().then_some(logs));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(said: &str) -> Live {
        let live = Live::default();
        hear(&Message::text(said), &live);
        live
    }

    #[test]
    fn logs_are_kept_until_they_are_asked_for() {
        let live = heard(
            r#"{"method":"logsNotification","params":{"result":{"context":{"slot":7},
            "value":{"signature":"sig","err":null,"logs":["a","b"]}},"subscription":1}}"#,
        );
        assert_eq!(live.take("sig"), Some(vec!["a".into(), "b".into()]));
        assert_eq!(live.take("sig"), None);
    }

    #[test]
    fn what_is_no_notification_is_passed_over() {
        for said in ["", "7", "{}", "[]", r#"{"params":{"result":{"value":{"signature":7}}}}"#] {
            assert!(heard(said).heard().is_empty(), "{said}");
        }
    }

    #[test]
    fn what_failed_or_was_cut_off_is_asked_for() {
        let with = |rest: &str| {
            format!(r#"{{"params":{{"result":{{"value":{{"signature":"sig",{rest}}}}}}}}}"#)
        };
        assert_eq!(heard(&with(r#""err":{"a":1},"logs":[]"#)).take("sig"), None);
        assert_eq!(heard(&with(r#""err":null,"logs":["Log truncated"]"#)).take("sig"), None);
    }
}
