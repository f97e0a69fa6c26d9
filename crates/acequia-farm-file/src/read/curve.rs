//! A reward of kind `"curve"`: its budget, its schedule and what LPs can rely on.

use super::field::Field;
use super::section::Section;
use super::{schedule, Context};
use crate::farm::{Curve, Past, When};
use crate::shape::Shape;
use crate::time;
use crate::token::Token;
use acequia_core::{Error, Segment, MAX_TIME};

/// What stands in for a curve that could not be read.
pub(super) fn no_curve() -> Curve {
    let (start, shape) = (When::After(0), Shape::Constant { seconds: 0 });
    Curve { budget: 0, start, segments: Vec::new(), committed_until: None, shape, past: None }
}

/// Reads a curve. Without a token there are no decimals to read the budget with; the rest is
/// read all the same, so that all that is wrong with it is said.
pub(super) fn curve(section: &Section, token: Option<usize>, at: Context) -> Option<Curve> {
    let budget = section.need("budget", "add budget = \"1_000\", in whole tokens");
    let start = section.get_or("start", When::After(0), when);
    let schedule =
        section.need("schedule", "add schedule = { shape = \"constant\", for = \"90 days\" }");
    let committed = section.need(
        "committed",
        "say what LPs can rely on: committed = \"all\", \"none\", \"30 days\" or a date",
    );
    let written = section.get("past");
    let token = &at.tokens[token?];
    let past = written.map(|field| past(&field, token));
    let amount = budget.as_ref().and_then(|f| f.amount(token));
    let shape = schedule.as_ref().and_then(|f| schedule::read(f, amount, token));
    let committed_until = match (committed, start, &shape) {
        (Some(field), Some(start), Some(shape)) => commitment(&field, start, shape.seconds())?,
        _ => None,
    };
    let (amount, shape) = (amount?, shape?);
    let segments = segments(&schedule?, &shape, amount)?;
    let past = past.map_or(Some(None), |past| past.map(Some))?;
    Some(Curve { budget: amount, start: start?, segments, committed_until, shape, past })
}

/// `past = { stream = "…", streamed = "600" }`, as an export writes it.
fn past(field: &Field, token: &Token) -> Option<Past> {
    let section = field.section("the past")?;
    let stream = section
        .need("stream", "add the stream's name, as the export wrote it, or leave `past` out");
    let amount = |key| section.get_or(key, 0, |f| f.decimal(token.decimals, &token.symbol));
    let (streamed, taken_back) = (amount("streamed"), amount("taken_back"));
    let stream = stream?.text()?.to_string();
    Some(Past { stream, streamed: streamed?, taken_back: taken_back? })
}

/// The budget in the shape, or why it does not fit a stream.
fn segments(field: &Field, shape: &Shape, budget: u64) -> Option<Vec<Segment>> {
    match shape.segments(budget) {
        Ok(segments) => Some(segments),
        Err(Error::ScheduleTooLong) => field.wrong(
            "the schedule has more than 24 segments",
            "use fewer or longer steps: a stream has room for 24, and can be extended when some are done",
        ),
        Err(Error::SegmentTooShort) => {
            field.wrong("a step is shorter than a second", "make the schedule longer or the steps fewer")
        }
        Err(_) => field.wrong("the schedule pays nothing", "give at least one step an amount"),
    }
}

/// What LPs can rely on: all of it, nothing, so long after the start, or until a date.
fn commitment(field: &Field, start: When, seconds: u64) -> Option<Option<When>> {
    match field.value.get_ref().as_str() {
        Some("none") => Some(None),
        Some("all") => Some(Some(start.later(seconds))),
        _ => Some(Some(match when(field)? {
            When::After(seconds) => start.later(seconds),
            date => date,
        })),
    }
}

/// A date, or a duration from the creation of the stream.
fn when(field: &Field) -> Option<When> {
    if field.value.get_ref().is_datetime() {
        return field.moment("2026-01-31T12:00:00Z, with the Z").map(When::At);
    }
    match field.value.get_ref().as_str().and_then(time::parse_duration) {
        Some(seconds) if seconds < MAX_TIME / 2 => Some(When::After(seconds)),
        _ => field.expected("a date or a duration", "2026-01-31T12:00:00Z, or \"3 days\""),
    }
}
