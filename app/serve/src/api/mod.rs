//! What is asked of the server, by HTTP.

mod answer;
mod figures;
mod gauges;
mod health;
mod kept;
mod live;
mod notices;
mod owners;
mod pools;
mod series;

pub use answer::Problem;
pub use figures::Programme;
pub use kept::KeptFigures;
pub use series::{points, Point};

use crate::check::{Snapshot, Verdict};
use crate::follow::Followed;
use crate::ingest::{Live, Tip};
use crate::store::Store;
use axum::extract::{Request, State};
use axum::http::{header, HeaderValue, Method, StatusCode};
use axum::middleware::{from_fn_with_state, Next};
use axum::response::{IntoResponse, Response};
use axum::Router;
use metrics_exporter_prometheus::PrometheusHandle;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{watch, Semaphore};
use tower_http::cors::{Any, CorsLayer};
use tower_http::timeout::TimeoutLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use utoipa_swagger_ui::SwaggerUi;

/// The longest that an answer may take.
const TIMEOUT: Duration = Duration::from_secs(15);
/// How many questions are answered at once, and how many listeners there may be.
const AT_ONCE: usize = 256;
const LISTENERS: usize = 512;

/// What answers are made of.
#[derive(Clone)]
pub struct App {
    /// Where events are.
    pub store: Store,
    /// What happened.
    pub followed: Followed,
    /// The accounts, as they were last read.
    pub snapshot: watch::Receiver<Arc<Snapshot>>,
    /// What came of the last check; none before the first.
    pub verdict: watch::Receiver<Option<Verdict>>,
    /// How far the database is; none where another process fills it.
    pub tip: Option<watch::Receiver<Tip>>,
    /// Whether a node tells what happens.
    pub live: Arc<Live>,
    /// What is measured.
    pub metrics: PrometheusHandle,
    /// Figures that were told.
    pub kept: KeptFigures,
    /// Room for questions, and for listeners.
    pub room: Arc<Semaphore>,
    /// The same of those who listen.
    pub listeners: Arc<Semaphore>,
}

impl App {
    /// Room for as many as a small machine serves.
    pub fn rooms() -> (Arc<Semaphore>, Arc<Semaphore>) {
        (Arc::new(Semaphore::new(AT_ONCE)), Arc::new(Semaphore::new(LISTENERS)))
    }
}

#[derive(OpenApi)]
#[openapi(info(
    title = "Acequia: what happened on a farm",
    description = "Every event of the farm and its gauges, kept once, checked against the accounts. Amounts \
        are base units as text, times unix seconds; nothing asks for a key."
))]
struct Description;

/// All that can be asked.
pub fn router(app: App) -> Router {
    let (asked, description) = OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(pools::pools))
        .routes(routes!(pools::pool))
        .routes(routes!(pools::positions))
        .routes(routes!(pools::streams))
        .routes(routes!(pools::pool_events))
        .routes(routes!(series::series))
        .routes(routes!(figures::pool_figures))
        .routes(routes!(owners::owner))
        .routes(routes!(owners::owner_events))
        .routes(routes!(owners::owner_series))
        .routes(routes!(owners::earnings))
        .routes(routes!(owners::position_events))
        .routes(routes!(gauges::epochs))
        .routes(routes!(gauges::votes))
        .split_for_parts();
    let versioned = asked.layer(from_fn_with_state(app.clone(), versioned));
    let (always, more) = OpenApiRouter::new()
        .routes(routes!(health::health))
        .routes(routes!(health::measures))
        .routes(routes!(live::live))
        .routes(routes!(notices::notices))
        .routes(routes!(notices::feed))
        .split_for_parts();
    let description = description.merge_from(more);
    let docs = SwaggerUi::new("/docs").url("/openapi.json", description);
    Router::new()
        .merge(versioned)
        .merge(always)
        .with_state(app.clone())
        .merge(docs)
        .fallback(answer::nothing_there)
        .layer(from_fn_with_state(app, with_room))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, TIMEOUT))
        .layer(CorsLayer::new().allow_origin(Any).allow_methods([Method::GET]))
}

/// Who has an answer that still holds is told so.
async fn versioned(State(app): State<App>, request: Request, next: Next) -> Response {
    let (version, slot) = (app.followed.version(), app.snapshot.borrow().slot);
    let (quoted, at) = (app.followed.quoted().version, version.at);
    let tag = format!("W/\"{}-{}-{}-{slot}-{quoted}\"", version.generation, at.0, at.1);
    let known = request.headers().get(header::IF_NONE_MATCH);
    let holds =
        known.and_then(|known| known.to_str().ok()).is_some_and(|known| known.contains(&tag));
    let mut response = match holds {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => next.run(request).await,
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    let cache = HeaderValue::from_static("no-cache");
    response.headers_mut().insert(header::CACHE_CONTROL, cache);
    response
}

/// Who comes when all is taken is asked to come again.
async fn with_room(State(app): State<App>, request: Request, next: Next) -> Response {
    let Ok(_room) = app.room.try_acquire() else {
        return Problem::busy().into_response();
    };
    let start = std::time::Instant::now();
    let response = next.run(request).await;
    metrics::histogram!("acequia_request_seconds").record(start.elapsed().as_secs_f64());
    response
}
