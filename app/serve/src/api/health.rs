//! How the server does.

use super::App;
use crate::check::Verdict;
use crate::ingest::Tip;
use axum::extract::State;
use axum::http::StatusCode;
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

/// How the server does.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Health {
    /// `ok`; `starting`, while the past is read; `different`, where books do not follow from events.
    pub status: &'static str,
    /// Up to where all is kept; none where another process fills the database.
    pub tip: Option<Tip>,
    /// Whether a node tells what happens as it does. Without, lists are asked for every few seconds.
    pub live: bool,
    /// Events that are kept.
    pub events: u64,
    /// Transactions listed and not read yet: how far behind it is. 100,000 where they are as many or more.
    pub unread: i64,
    /// Transactions that the node could not tell of, counted as far.
    pub unreadable: i64,
    /// How often the past was put right: blocks that were taken back, gaps that were healed.
    pub rewritten: u64,
    /// The last check of books against accounts.
    pub check: Option<Verdict>,
}

/// How the server does: 200 where all is well, else 503.
#[utoipa::path(get, path = "/health", responses((status = 200, body = Health), (status = 503, body = Health)))]
pub async fn health(State(app): State<App>) -> (StatusCode, Json<Health>) {
    let version = app.followed.version();
    let standing = app.store.standing().await.unwrap_or_default();
    let check = app.verdict.borrow().clone();
    let differs = check.as_ref().is_some_and(|check| !check.differences.is_empty());
    let status = match (differs, version.is_ready && (app.tip.is_none() || check.is_some())) {
        (true, _) => "different",
        (false, false) => "starting",
        (false, true) => "ok",
    };
    let health = Health {
        status,
        tip: app.tip.as_ref().map(|tip| *tip.borrow()),
        live: app.live.is_connected(),
        events: app.followed.history.read().await.events,
        unread: standing.unread,
        unreadable: standing.unreadable,
        rewritten: version.generation,
        check,
    };
    let code = if status == "ok" { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (code, Json(health))
}

/// What is measured, as Prometheus reads it.
#[utoipa::path(get, path = "/metrics", responses((status = 200, content_type = "text/plain", body = String)))]
pub async fn measures(State(app): State<App>) -> String {
    app.metrics.render()
}
