//! Tells a webhook what there is to be told, in order, until it has taken it.

use super::Notice;
use crate::said::date;
use crate::store::Store;
use acequia_node::endpoint::Endpoint;
use acequia_node::error::{failure, Outcome};
use serde_json::json;
use std::time::Duration;

/// How often it is looked whether there is something to be told.
const PAUSE: Duration = Duration::from_secs(2);
/// The longest pause after one that was not taken.
const LONGEST: Duration = Duration::from_secs(300);
/// How long an answer may take.
const TIMEOUT: Duration = Duration::from_secs(15);

/// Tells for ever.
pub async fn tell(store: Store, to: Endpoint) {
    let mut pause = PAUSE;
    loop {
        let mut told = 0;
        let done = tell_all(&store, &to, &mut told).await;
        pause = if done.is_ok() || told > 0 { PAUSE } else { (pause * 2).min(LONGEST) };
        if let Err(failure) = done {
            tracing::warn!(%failure, "trying again");
        }
        tokio::time::sleep(pause).await;
    }
}

async fn tell_all(store: &Store, to: &Endpoint, told: &mut usize) -> Outcome<()> {
    for notice in store.untold(100).await? {
        let (uri, body) = (to.uri().to_string(), body(&notice));
        let sent = tokio::task::spawn_blocking(move || post(&uri, &body)).await;
        match sent.unwrap_or(None) {
            Some(200..=299) => {}
            // Whoever refuses what it is told will do so again.
            Some(status @ 400..=499) if ![408, 425, 429].contains(&status) => {
                tracing::warn!(%to, status, id = notice.id, "the webhook refuses a notice");
            }
            said => {
                let said = said.map_or("nothing".into(), |status| status.to_string());
                let condition = format!("The webhook at {to} answers {said}");
                return Err(failure(condition, "See that it is there and takes POST of JSON"));
            }
        }
        store.is_told(&notice.id).await?;
        *told += 1;
    }
    Ok(())
}

/// With `text` and `content`, as Slack and Discord call what they show.
fn body(notice: &Notice) -> String {
    let Notice { id, time, about, place, text } = notice;
    let date = date(*time as i64);
    json!({ "id": id, "time": time, "date": date, "about": about, "place": place, "text": text, "content": text })
        .to_string()
}

/// The status of the answer; none without one.
fn post(uri: &str, body: &str) -> Option<u16> {
    let config = ureq::Agent::config_builder().http_status_as_error(false);
    let agent: ureq::Agent = config.timeout_global(Some(TIMEOUT)).build().into();
    let sent = agent.post(uri).header("content-type", "application/json").send(body);
    sent.ok().map(|answer| answer.status().as_u16())
}
