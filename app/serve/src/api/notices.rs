//! What there is to be told, as a table and as a feed.

use super::answer::{address, limit, table, Format, Problem};
use super::App;
use crate::notices::Notice;
use crate::said::date;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::fmt::rfc2822;
use maud::{html, PreEscaped};
use serde::Deserialize;
use utoipa::IntoParams;

/// How many a feed has.
const IN_FEED: i64 = 100;

/// Of what.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Place {
    /// The address of a pool or a gauge; all, where none is said.
    pub place: Option<String>,
    /// How many, 1,000 at most; 100 where none is said.
    pub limit: Option<usize>,
    /// `json` or `csv`.
    #[serde(default)]
    pub format: Format,
}

impl Place {
    fn place(&self) -> Result<Option<String>, Problem> {
        Ok(self.place.as_deref().map(address).transpose()?.map(|place| place.to_string()))
    }
}

/// What there was to be told, the newest first: rewards that end, runways that are short, locks that are over, large
/// departures, other hooks and keys.
#[utoipa::path(get, path = "/v1/notices", params(Place), responses((status = 200, body = Vec<Notice>), (status = 400, body = Problem)))]
pub async fn notices(
    State(app): State<App>,
    Query(asked): Query<Place>,
) -> Result<Response, Problem> {
    let most = limit(asked.limit)? as i64;
    let rows = app.store.notices(asked.place()?.as_deref(), most).await?;
    Ok(table(&rows, asked.format))
}

/// The same as RSS 2.0.
#[utoipa::path(get, path = "/v1/feed", params(Place), responses((status = 200, content_type = "application/rss+xml", body = String), (status = 400, body = Problem)))]
pub async fn feed(State(app): State<App>, Query(asked): Query<Place>) -> Result<Response, Problem> {
    let place = asked.place()?;
    let rows = app.store.notices(place.as_deref(), IN_FEED).await?;
    let kind = [(header::CONTENT_TYPE, "application/rss+xml; charset=utf-8")];
    Ok((kind, rss(place.as_deref().unwrap_or("all pools"), &rows)).into_response())
}

fn rss(place: &str, notices: &[Notice]) -> String {
    let feed = html! {
        rss version="2.0" {
            channel {
                title { "Acequia: " (place) }
                (PreEscaped("<link>https://github.com/acequia-farm/acequia</link>"))
                description { "Rewards that end, locks that are over, large departures, other hooks and keys" }
                @for one in notices {
                    item {
                        title { (one.about) }
                        description { (one.text) }
                        guid isPermaLink="false" { (one.id) }
                        pubDate { (rfc_2822(one.time)) }
                    }
                }
            }
        }
    };
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{}", feed.into_string())
}

/// As feeds have times.
fn rfc_2822(time: u64) -> String {
    let then = jiff::Timestamp::from_second(time as i64);
    let then = then.map(|time| time.to_zoned(jiff::tz::TimeZone::UTC));
    then.ok().and_then(|time| rfc2822::to_string(&time).ok()).unwrap_or_else(|| date(time as i64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_holds_words_of_others_as_text() {
        let text = "a < b & \"c\" ]]>".to_string();
        let one = Notice { id: "hook x".into(), time: 1_785_369_600, text, ..Notice::default() };
        let feed = rss("all pools", &[one]);
        assert!(feed.starts_with(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel>"
        ));
        assert!(feed.contains("a &lt; b &amp; &quot;c&quot; ]]&gt;"), "{feed}");
        assert!(feed.contains("<pubDate>Thu, 30 Jul 2026 00:00:00 +0000</pubDate>"), "{feed}");
        assert!(feed.contains("<guid isPermaLink=\"false\">hook x</guid>"), "{feed}");
    }
}
