//! What happens now, as server-sent events.

use super::{App, Problem};
use crate::said::Said;
use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::{Stream, StreamExt};
use std::convert::Infallible;
use tokio_stream::wrappers::BroadcastStream;

/// Events as they are confirmed, each with its `cursor`. Whoever is too slow misses some, and finds them in lists.
#[utoipa::path(get, path = "/v1/live", responses((status = 200, content_type = "text/event-stream", body = Said), (status = 503, body = Problem)))]
pub async fn live(
    State(app): State<App>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let place = app.listeners.clone().try_acquire_owned().map_err(|_| Problem::busy())?;
    let news = BroadcastStream::new(app.followed.news.subscribe()).filter_map(move |told| {
        let _kept = &place;
        let said = told.ok().and_then(|told| Said::of(&told));
        let event =
            said.and_then(|said| Event::default().id(said.cursor.clone()).json_data(said).ok());
        futures_util::future::ready(event.map(Ok))
    });
    Ok(Sse::new(news).keep_alive(KeepAlive::default()))
}
