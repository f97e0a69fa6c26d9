//! What a team asks of its money.

use super::answer::{address, Problem};
use super::App;
use crate::figures::Window;
use crate::history::{Life, LATEST};
use crate::team::{Asked, Figures};
use axum::extract::{Path, Query, State};
use axum::Json;
use serde::Deserialize;
use utoipa::IntoParams;

/// Which programme.
#[derive(Clone, Debug, Default, Deserialize, IntoParams, clap::Args)]
#[into_params(parameter_in = Query)]
pub struct Programme {
    /// From when [unix s]; since the first stream was added, where none is said.
    #[arg(long, value_name = "SECONDS")]
    pub from: Option<u64>,
    /// Up to when; the last event, or the end of the last stream where that is past.
    #[arg(long, value_name = "SECONDS")]
    pub to: Option<u64>,
    /// When it was announced; when it began, where nothing is said.
    #[arg(long, value_name = "SECONDS")]
    pub announced: Option<u64>,
    /// Owners to leave out, with commas between them.
    #[arg(long, value_name = "OWNERS")]
    pub without: Option<String>,
}

/// What came of a programme: each figure with its window, by the definitions of `docs/history.md`.
#[utoipa::path(get, path = "/v1/pools/{pool}/figures", params(Programme), responses((status = 200, body = Figures), (status = 400, body = Problem), (status = 404, body = Problem)))]
pub async fn pool_figures(
    State(app): State<App>,
    Path(pool): Path<String>,
    Query(programme): Query<Programme>,
) -> Result<Json<Figures>, Problem> {
    Ok(Json(app.kept.of(&app.followed, &pool, &programme).await?.as_ref().clone()))
}

impl Programme {
    /// What is asked of a pool.
    pub fn asked(&self, life: &Life) -> Result<Asked, Problem> {
        let known = life.changes.last().map_or(life.created.time, |last| last.time).min(LATEST);
        let first = life.streams.iter().map(|stream| stream.added_at).min();
        let ends = life.streams.iter().map(|stream| stream.funding().2).max();
        let from = self.from.or(first).unwrap_or(life.created.time);
        let to =
            self.to.unwrap_or(ends.filter(|end| *end > from).map_or(known, |end| end.min(known)));
        if to <= from || to > LATEST {
            let remedy = "Say `from` and `to` in unix seconds, the one before the other";
            let condition = "The programme ends before it begins, or after all that a chain knows";
            return Err(Problem::wrong(condition, remedy));
        }
        let without = self.without.iter().flat_map(|list| list.split(',')).map(address);
        let without = without.collect::<Result<_, _>>()?;
        let programme = Window { from, to };
        Ok(Asked { programme, announced: self.announced.unwrap_or(from), known, without })
    }
}
