//! Epochs of gauges, and votes in them.

use super::answer::{address, table, Part, Problem};
use super::App;
use crate::history::{Epoch, Vote};
use acequia_interface::Address;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

/// What an epoch gave, or is to give, to one pool.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct EpochLine {
    /// Whose.
    pub gauge: String,
    /// The epoch.
    pub epoch: String,
    /// Counted from the gauge's first.
    pub number: u64,
    /// From when it takes votes [unix s].
    pub start: u64,
    /// Until when.
    pub voting_end: u64,
    /// When it ends.
    pub boundary: u64,
    /// What it splits [base units].
    pub budget: String,
    /// Positions whose votes stand.
    pub votes: usize,
    /// What is voted for.
    pub pool: String,
    /// The votes for it that stand, rounded down.
    pub votes_for: String,
    /// What it gets, once the epoch is settled [base units].
    pub share: Option<String>,
}

/// A vote as it stands.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct VoteLine {
    /// What votes.
    pub position: String,
    /// Whose that is.
    pub voter: String,
    /// When it was cast [unix s].
    pub time: u64,
    /// [weight of its pool]
    pub weight: String,
    /// For which pool a part of it is.
    pub pool: String,
    /// How much of it [bps].
    pub part_bps: u16,
    /// The votes in that, rounded down.
    pub votes: String,
}

/// The epochs of all gauges: a row for each pool that is voted on.
#[utoipa::path(get, path = "/v1/epochs", params(Part), responses((status = 200, body = Vec<EpochLine>)))]
pub async fn epochs(State(app): State<App>, Query(part): Query<Part>) -> Result<Response, Problem> {
    let history = app.followed.history.read().await;
    let rows = history.gauges.epochs.iter().flat_map(|(at, epoch)| epoch_lines(at, epoch));
    Ok(table(&rows.collect::<Vec<_>>(), part.format))
}

/// The votes of an epoch as they stand: a row for each part.
#[utoipa::path(get, path = "/v1/epochs/{epoch}/votes", params(Part), responses((status = 200, body = Vec<VoteLine>), (status = 404, body = Problem)))]
pub async fn votes(
    State(app): State<App>,
    Path(epoch): Path<String>,
    Query(part): Query<Part>,
) -> Result<Response, Problem> {
    let history = app.followed.history.read().await;
    let found = history.gauges.epochs.get(&address(&epoch)?);
    let found = found.ok_or_else(|| Problem::unknown("epoch", &epoch))?;
    let rows = found.votes.values().flat_map(|vote| vote_lines(found, vote));
    Ok(table(&rows.collect::<Vec<_>>(), part.format))
}

fn epoch_lines(at: &Address, epoch: &Epoch) -> Vec<EpochLine> {
    let line = |(place, pool): (usize, &Address)| EpochLine {
        gauge: epoch.gauge.to_string(),
        epoch: at.to_string(),
        number: epoch.number,
        start: epoch.start,
        voting_end: epoch.voting_end,
        boundary: epoch.boundary,
        budget: epoch.budget.to_string(),
        votes: epoch.standing,
        pool: pool.to_string(),
        votes_for: epoch.votes_for.get(place).copied().unwrap_or_default().to_string(),
        share: epoch.shares.get(place).map(u64::to_string),
    };
    epoch.pools.iter().enumerate().map(line).collect()
}

fn vote_lines(epoch: &Epoch, vote: &Vote) -> Vec<VoteLine> {
    let parts = epoch.pools.iter().zip(vote.split).enumerate();
    let line = |(place, (pool, part_bps)): (usize, (&Address, u16))| VoteLine {
        position: vote.position.to_string(),
        voter: vote.voter.to_string(),
        time: vote.time,
        weight: vote.weight.to_string(),
        pool: pool.to_string(),
        part_bps,
        votes: vote.votes_for(place).to_string(),
    };
    parts.filter(|(_, (_, part))| *part > 0).map(line).collect()
}
