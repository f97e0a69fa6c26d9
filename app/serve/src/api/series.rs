//! How a pool stood at each hour or day.

use super::answer::{table, Format, Problem, MOST};
use super::pools::life;
use super::App;
use crate::figures::{Window, YEAR};
use crate::history::{Life, HOUR};
use crate::prices::Quoted;
use crate::said::date;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// A step of a series.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// 3,600 s.
    Hour,
    /// 86,400 s, by UTC.
    #[default]
    Day,
}

impl Step {
    const fn seconds(self) -> u64 {
        match self {
            Self::Hour => HOUR,
            Self::Day => 24 * HOUR,
        }
    }
}

/// Which part of a series.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Steps {
    /// `hour` or `day`.
    #[serde(default)]
    step: Step,
    /// The first step; the last 90 where none is said [unix s].
    from: Option<u64>,
    /// The last step; that of the last event where none is said [unix s].
    to: Option<u64>,
    /// `json` or `csv`.
    #[serde(default)]
    pub format: Format,
}

/// A stream during one step. Steps without streams have one row with no stream.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Point {
    /// When the step ends [unix s].
    pub time: u64,
    /// The same as RFC 3339 writes it.
    pub date: String,
    /// Principal at its end [base units].
    pub staked: String,
    /// What it counted for.
    pub weight: String,
    /// Owners with any stake.
    pub owners: u32,
    /// The number of the stream among those of the pool.
    pub stream: Option<usize>,
    /// What it pays.
    pub mint: Option<String>,
    /// What it shared out during the step, evenly between events [base units].
    pub emitted: Option<String>,
    /// That, over a year, on the stake at the end of the step, at the prices known then: 1 is 100 %. Empty where
    /// a price is not known.
    pub apr: Option<f64>,
    /// Where the prices are from.
    pub prices: Option<String>,
}

/// How a pool stood at each hour or day, and what its streams emitted.
#[utoipa::path(get, path = "/v1/pools/{pool}/series", params(Steps), responses((status = 200, body = Vec<Point>), (status = 400, body = Problem), (status = 404, body = Problem)))]
pub async fn series(
    State(app): State<App>,
    Path(pool): Path<String>,
    Query(window): Query<Steps>,
) -> Result<Response, Problem> {
    let (quoted, history) = (app.followed.quoted(), app.followed.history.read().await);
    let life = life(&history, &pool)?;
    let known = life.changes.last().map_or(life.created.time, |last| last.time);
    let steps = window.steps(life.created.time, known)?.into_iter();
    let points = steps.flat_map(|step| points(life, step, &quoted));
    Ok(table(&points.collect::<Vec<_>>(), window.format))
}

impl Steps {
    /// The steps that are asked for, as far as there is something to tell: since a moment, up to another. The last ends
    /// there.
    pub fn steps(&self, since: u64, known: u64) -> Result<Vec<Window>, Problem> {
        let step = self.step.seconds();
        let to = self.to.unwrap_or(known).min(known).div_ceil(step);
        let from = self.from.map_or(to.saturating_sub(89), |from| from.div_ceil(step));
        if to.saturating_sub(from) >= MOST as u64 {
            return Err(Problem::wrong(
                "More than 1,000 steps",
                "Ask for days, or for less at once",
            ));
        }
        let window = |nth: u64| Window { from: (nth - 1) * step, to: (nth * step).min(known) };
        let all = (from.max(since / step + 1)..=to).map(window);
        Ok(all.filter(|step| step.seconds() > 0).collect())
    }
}

/// A step.
pub fn points(life: &Life, step: Window, quoted: &Quoted) -> Vec<Point> {
    let Window { from, to: end } = step;
    let sample = match end % HOUR {
        0 => life.hours.at(end / HOUR),
        _ => life.hours.now(),
    };
    let bare = Point {
        time: end,
        date: date(end as i64),
        staked: sample.staked.to_string(),
        weight: sample.weight.to_string(),
        owners: sample.owners,
        ..Point::default()
    };
    let runs = |at: &usize| {
        let stream = &life.streams[*at];
        stream.added_at < end && stream.retired_at.is_none_or(|retired| retired > from)
    };
    let with = |at: usize| {
        let stream = &life.streams[at];
        let emitted = stream.emitted(from, end);
        let paid = quoted.value(&stream.mint, emitted, end);
        let staked = quoted.value(&life.created.stake_mint, sample.staked, end);
        let both = paid.zip(staked.filter(|(staked, _)| *staked > 0.0));
        let times_a_year = YEAR / step.seconds().max(1) as f64;
        Point {
            stream: Some(at),
            mint: Some(stream.mint.to_string()),
            emitted: Some(emitted.to_string()),
            apr: both.as_ref().map(|((paid, _), (staked, _))| paid / staked * times_a_year),
            prices: both.map(|((_, source), _)| source),
            ..bare.clone()
        }
    };
    let points: Vec<Point> = (0..life.streams.len()).filter(runs).map(with).collect();
    if points.is_empty() {
        vec![bare]
    } else {
        points
    }
}
