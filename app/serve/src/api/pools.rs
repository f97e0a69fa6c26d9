//! Pools, their positions and streams.

use super::answer::{address, table, Format, Part, Problem};
use super::App;
use crate::history::{History, Life, StreamLife};
use crate::prices::Decimals;
use crate::said::{Row, Said};
use acequia_interface::Address;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

/// A pool in a line.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PoolLine {
    /// Where it is.
    pub pool: String,
    /// What is staked.
    pub stake_mint: String,
    /// Of that mint; none before it was seen.
    pub decimals: Option<u8>,
    /// Who made it.
    pub creator: String,
    /// When [unix s].
    pub created_at: u64,
    /// When it was closed.
    pub closed_at: Option<u64>,
    /// Principal [base units].
    pub staked: String,
    /// What it counts for.
    pub weight: String,
    /// Owners with any stake.
    pub owners: u32,
    /// Positions there ever were.
    pub positions: usize,
    /// Streams there are.
    pub streams: usize,
}

/// A stream of a pool.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct StreamLine {
    /// The number of the stream among all that the pool has had.
    pub stream: usize,
    /// Where in the pool.
    pub slot: u8,
    /// Which of the streams that the slot has held.
    pub generation: u32,
    /// What it pays.
    pub mint: String,
    /// Of that mint; none before it was seen.
    pub decimals: Option<u8>,
    /// Whose it is; empty for what leaving locks early costs.
    pub funder: String,
    /// When it was added [unix s].
    pub added_at: u64,
    /// When its slot was freed.
    pub retired_at: Option<u64>,
    /// Received over its life [base units].
    pub funded: String,
    /// Sent back over its life.
    pub refunded: String,
    /// Shared out, as last told by an event.
    pub streamed: String,
    /// Paid over its life.
    pub paid: String,
    /// When its last unit is streamed, as last told [unix s].
    pub ends_at: u64,
}

/// A position of a pool.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct PositionLine {
    /// Where it is.
    pub position: String,
    /// Whose it is or was last.
    pub owner: String,
    /// When it was opened [unix s].
    pub opened_at: u64,
    /// When it was closed.
    pub closed_at: Option<u64>,
    /// What it holds [base units].
    pub amount: String,
    /// What that counts for.
    pub weight: String,
    /// When its lock ends; 0 without one [unix s].
    pub lock_end: u64,
}

/// Every pool, those that were closed too.
#[utoipa::path(get, path = "/v1/pools", responses((status = 200, body = Vec<PoolLine>)))]
pub async fn pools(State(app): State<App>) -> Result<Json<Vec<PoolLine>>, Problem> {
    let (quoted, history) = (app.followed.quoted(), app.followed.history.read().await);
    let line = |(at, life): (&Address, &Life)| pool_line(at, life, &quoted.decimals);
    Ok(Json(history.pools.iter().map(line).collect()))
}

/// One pool.
#[utoipa::path(get, path = "/v1/pools/{pool}", responses((status = 200, body = PoolLine), (status = 404, body = Problem)))]
pub async fn pool(
    State(app): State<App>,
    Path(pool): Path<String>,
) -> Result<Json<PoolLine>, Problem> {
    let (quoted, history) = (app.followed.quoted(), app.followed.history.read().await);
    let line = pool_line(&address(&pool)?, life(&history, &pool)?, &quoted.decimals);
    Ok(Json(line))
}

/// The positions of a pool, those that were closed too. `before` is the number of rows to leave out.
#[utoipa::path(get, path = "/v1/pools/{pool}/positions", params(Part), responses((status = 200, body = Vec<PositionLine>), (status = 404, body = Problem)))]
pub async fn positions(
    State(app): State<App>,
    Path(pool): Path<String>,
    Query(part): Query<Part>,
) -> Result<Response, Problem> {
    let history = app.followed.history.read().await;
    let life = life(&history, &pool)?;
    let skipped = part.before.as_deref().map_or(Ok(0), str::parse);
    let skipped = skipped.map_err(|_| {
        Problem::wrong("`before` is no number of rows", "Count the rows that you have")
    })?;
    let some = life.positions.iter().skip(skipped).take(part.limit()?);
    let rows: Vec<PositionLine> = some
        .map(|one| PositionLine {
            position: one.address.to_string(),
            owner: life.owners[one.owner as usize].to_string(),
            opened_at: one.opened_at,
            closed_at: one.closed_at,
            amount: one.amount.to_string(),
            weight: one.weight.to_string(),
            lock_end: one.lock_end,
        })
        .collect();
    Ok(table(&rows, part.format))
}

/// The streams of a pool, those that have ended too.
#[utoipa::path(get, path = "/v1/pools/{pool}/streams", params(Part), responses((status = 200, body = Vec<StreamLine>), (status = 404, body = Problem)))]
pub async fn streams(
    State(app): State<App>,
    Path(pool): Path<String>,
    Query(part): Query<Part>,
) -> Result<Response, Problem> {
    let (quoted, history) = (app.followed.quoted(), app.followed.history.read().await);
    let life = life(&history, &pool)?;
    let line = |(nth, stream): (usize, &StreamLife)| stream_line(nth, stream, &quoted.decimals);
    let rows: Vec<StreamLine> = life.streams.iter().enumerate().map(line).collect();
    Ok(table(&rows, part.format))
}

/// What happened in a pool, the newest first.
#[utoipa::path(get, path = "/v1/pools/{pool}/events", params(Part), responses((status = 200, body = Vec<Said>), (status = 400, body = Problem)))]
pub async fn pool_events(
    State(app): State<App>,
    Path(pool): Path<String>,
    Query(part): Query<Part>,
) -> Result<Response, Problem> {
    events_naming(&app, vec![address(&pool)?.to_string()], &part).await
}

/// Events that name any of these, the newest first.
pub async fn events_naming(
    app: &App,
    names: Vec<String>,
    part: &Part,
) -> Result<Response, Problem> {
    let found = app.store.naming(&names, part.before()?, part.limit()? as i64).await?;
    let said = found.iter().filter_map(Said::of);
    Ok(match part.format {
        Format::Json => Json(said.collect::<Vec<_>>()).into_response(),
        Format::Csv => table(&said.map(Row::from).collect::<Vec<_>>(), Format::Csv),
    })
}

/// A pool that somebody named.
pub fn life<'a>(history: &'a History, pool: &str) -> Result<&'a Life, Problem> {
    history.pools.get(&address(pool)?).ok_or_else(|| Problem::unknown("pool", pool))
}

fn pool_line(at: &Address, life: &Life, decimals: &Decimals) -> PoolLine {
    let now = life.hours.now();
    PoolLine {
        pool: at.to_string(),
        stake_mint: life.created.stake_mint.to_string(),
        decimals: decimals.get(&life.created.stake_mint).copied(),
        creator: life.created.creator.to_string(),
        created_at: life.created.time,
        closed_at: life.closed_at,
        staked: now.staked.to_string(),
        weight: now.weight.to_string(),
        owners: now.owners,
        positions: life.positions.len(),
        streams: life.streams.iter().filter(|stream| stream.retired_at.is_none()).count(),
    }
}

fn stream_line(number: usize, stream: &StreamLife, decimals: &Decimals) -> StreamLine {
    let (funded, refunded, ends_at) = stream.funding();
    let has_funder = stream.funder != Address::default();
    StreamLine {
        stream: number,
        slot: stream.slot,
        generation: stream.generation,
        mint: stream.mint.to_string(),
        decimals: decimals.get(&stream.mint).copied(),
        funder: if has_funder { stream.funder.to_string() } else { String::new() },
        added_at: stream.added_at,
        retired_at: stream.retired_at,
        funded: funded.to_string(),
        refunded: refunded.to_string(),
        streamed: stream.streamed.last().map_or(0, |last| last.1).to_string(),
        paid: stream.paid.to_string(),
        ends_at,
    }
}
