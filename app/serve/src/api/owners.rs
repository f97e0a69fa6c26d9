//! What an owner asks: what they earned, what is open, what happened.

use super::answer::{address, table, Format, Part, Problem};
use super::pools::events_naming;
use super::series::Steps;
use super::App;
use crate::earnings::{earned, known, payments, steps, Earned, EarnedThen};
use acequia_interface::Address;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;

/// Which part of what was earned, and its form.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Earning {
    /// One year alone, by UTC.
    pub year: Option<i16>,
    /// `json` or `csv`.
    #[serde(default)]
    pub format: Format,
}

/// What an owner earned so far, by position and stream: paid, and open as of the last event of the pool.
#[utoipa::path(get, path = "/v1/owners/{owner}", params(Part), responses((status = 200, body = Vec<Earned>), (status = 400, body = Problem)))]
pub async fn owner(
    State(app): State<App>,
    Path(owner): Path<String>,
    Query(part): Query<Part>,
) -> Result<Response, Problem> {
    let (owner, quoted) = (address(&owner)?, app.followed.quoted());
    let rows = earned(&*app.followed.history.read().await, &owner, &quoted);
    Ok(table(&rows, part.format))
}

/// What an owner was paid: one row for each payment, at the price of then. Tax tools read it as CSV.
#[utoipa::path(get, path = "/v1/owners/{owner}/earnings", params(Earning), responses((status = 200, body = Vec<crate::earnings::Paid>), (status = 400, body = Problem)))]
pub async fn earnings(
    State(app): State<App>,
    Path(owner): Path<String>,
    Query(asked): Query<Earning>,
) -> Result<Response, Problem> {
    let (owner, quoted) = (address(&owner)?, app.followed.quoted());
    let mut rows = payments(&*app.followed.history.read().await, &owner, &quoted);
    if let Some(year) = asked.year {
        let start = format!("{year:04}-");
        rows.retain(|row| row.date.starts_with(&start));
    }
    Ok(table(&rows, asked.format))
}

/// Of which pool alone.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Within {
    /// Its address; all pools, where none is said.
    pub pool: Option<String>,
}

/// What an owner earned in each hour or day, paid or not: a row for each stream that brought anything.
#[utoipa::path(get, path = "/v1/owners/{owner}/series", params(Steps, Within), responses((status = 200, body = Vec<EarnedThen>), (status = 400, body = Problem)))]
pub async fn owner_series(
    State(app): State<App>,
    Path(owner): Path<String>,
    Query(asked): Query<Steps>,
    Query(within): Query<Within>,
) -> Result<Response, Problem> {
    let (owner, quoted) = (address(&owner)?, app.followed.quoted());
    let pool = within.pool.as_deref().map(address).transpose()?;
    let history = app.followed.history.read().await;
    let windows = asked.steps(0, known(&history, &owner))?;
    let rows = steps(&history, &owner, pool.as_ref(), &windows, &quoted);
    Ok(table(&rows, asked.format))
}

/// What happened to an owner's positions, the newest first.
#[utoipa::path(get, path = "/v1/owners/{owner}/events", params(Part), responses((status = 200, body = Vec<crate::said::Said>), (status = 400, body = Problem)))]
pub async fn owner_events(
    State(app): State<App>,
    Path(owner): Path<String>,
    Query(part): Query<Part>,
) -> Result<Response, Problem> {
    let owner = address(&owner)?;
    let owned = app.followed.history.read().await.owned.get(&owner).cloned().unwrap_or_default();
    let mut names: Vec<String> = owned.iter().map(Address::to_string).collect();
    names.push(owner.to_string());
    // More than SQL takes at once are more than one person's.
    names.truncate(10_000);
    events_naming(&app, names, &part).await
}

/// What happened to a position, the newest first.
#[utoipa::path(get, path = "/v1/positions/{position}/events", params(Part), responses((status = 200, body = Vec<crate::said::Said>), (status = 400, body = Problem)))]
pub async fn position_events(
    State(app): State<App>,
    Path(position): Path<String>,
    Query(part): Query<Part>,
) -> Result<Response, Problem> {
    events_naming(&app, vec![address(&position)?.to_string()], &part).await
}
