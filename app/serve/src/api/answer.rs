//! Answers: JSON or CSV, and what is wrong with a question.

use acequia_interface::Address;
use acequia_node::error::{failure, Failure};
use axum::http::{header, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// The most rows of one answer.
pub const MOST: usize = 1_000;

/// Why there is no answer: the condition, and the remedy.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    #[serde(skip)]
    status: u16,
    /// What is the matter.
    pub condition: String,
    /// What helps.
    pub remedy: String,
}

impl Problem {
    fn new(status: StatusCode, condition: impl Into<String>, remedy: impl Into<String>) -> Self {
        let (condition, remedy) = (condition.into(), remedy.into());
        Self { status: status.as_u16(), condition, remedy }
    }

    /// The question makes no sense.
    pub fn wrong(condition: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, condition, remedy)
    }

    /// There is no such thing.
    pub fn unknown(what: &str, address: &str) -> Self {
        let remedy =
            "Look it up under /v1/pools; what has just happened is known after it is confirmed";
        Self::new(StatusCode::NOT_FOUND, format!("No {what} is known at {address}"), remedy)
    }

    /// Too many questions at once.
    pub fn busy() -> Self {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        Self::new(status, "Too many questions are being answered", "Ask again in a second")
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        tracing::error!(%failure, "a question found the server broken");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, failure.condition, failure.remedy)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        failure(problem.condition, problem.remedy)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or_default();
        (status, Json(self)).into_response()
    }
}

/// Where nothing is.
pub async fn nothing_there() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "There is nothing here", "See /docs for what can be asked")
}

/// An address as somebody wrote it.
pub fn address(text: &str) -> Result<Address, Problem> {
    text.parse().map_err(|_| {
        Problem::wrong("What is asked for is no address", "An address is 32 bytes in base58")
    })
}

/// In which form a table comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A list of objects.
    #[default]
    Json,
    /// Comma-separated values, with a line of names.
    Csv,
}

/// Which part of a table, and its form.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Part {
    /// What the last row of the part before calls its `cursor`.
    pub before: Option<String>,
    /// How many rows, 1,000 at most; 100 where none is said.
    pub limit: Option<usize>,
    /// `json` or `csv`.
    #[serde(default)]
    pub format: Format,
}

impl Part {
    /// How many rows.
    pub fn limit(&self) -> Result<usize, Problem> {
        limit(self.limit)
    }

    /// The event before which it ends.
    pub fn before(&self) -> Result<(i64, i64), Problem> {
        let Some(text) = &self.before else { return Ok((i64::MAX, 0)) };
        let parts = text
            .split_once('-')
            .and_then(|(place, nth)| Some((place.parse().ok()?, nth.parse().ok()?)));
        parts.ok_or_else(|| {
            Problem::wrong("`before` is no cursor", "Take it from the last row of an answer")
        })
    }
}

/// How many rows somebody wants.
pub fn limit(asked: Option<usize>) -> Result<usize, Problem> {
    match asked.unwrap_or(100) {
        limit @ 1..=MOST => Ok(limit),
        _ => Err(Problem::wrong(
            "The limit is not from 1 to 1,000",
            "Ask for less, and go on by `before`",
        )),
    }
}

/// Rows as JSON or CSV.
pub fn table<T: Serialize + Default>(rows: &[T], format: Format) -> Response {
    match format {
        Format::Json => Json(rows).into_response(),
        Format::Csv => {
            let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
            let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"acequia.csv\"");
            ([kind, name], csv_of(rows)).into_response()
        }
    }
}

/// Rows with a line of names, as RFC 4180 has them; where there is no row, that line alone.
pub fn csv_of<T: Serialize + Default>(rows: &[T]) -> String {
    if rows.is_empty() {
        let names = csv_of(&[T::default()]);
        return names.lines().next().map(|names| format!("{names}\n")).unwrap_or_default();
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // A row that has lists in it is no table; none here has.
        if let Err(error) = writer.serialize(row) {
            tracing::error!(%error, "a row cannot be written");
        }
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
