//! `schedule = { shape = ... }`: the shapes in which a budget can be written. The manual lists
//! them with their keys.
//!
//! A step is `{ for = "30 days", share = "60%" }` or `{ for = "30 days", amount = "500" }`,
//! all of them the same way; shares add up to 100 %, amounts to the budget. Smooth shapes are
//! cut into `segments` equal steps, 24 where it is not said, which is what a stream has room
//! for. Durations are weeks, days, hours, minutes and seconds, which have a fixed length.

use super::field::Field;
use super::section::{suggest, Section};
use super::steps::{exact, steps};
use crate::shape::Shape;
use crate::token::Token;
use acequia_core::{BPS, MAX_SEGMENTS};

const SHAPES: [&str; 5] = ["constant", "steps", "decaying", "ramp", "segments"];
const ALL_KEYS: [&str; 10] =
    ["for", "cliff", "steps", "half_life", "every", "falls_by", "segments", "from", "to", "shape"];
/// The longest segment [s].
pub(super) const LONGEST: u64 = u32::MAX as u64;

/// Reads a schedule. `budget` is what the amounts in it must add up to, where it is known.
pub(crate) fn read(field: &Field, budget: Option<u64>, token: &Token) -> Option<Shape> {
    let section = field.section("the schedule")?;
    let shape = section.need(
        "shape",
        "add shape = \"constant\", \"steps\", \"decaying\", \"ramp\" or \"segments\"",
    );
    let name = shape.as_ref().and_then(|f| f.text());
    match name {
        Some("constant") => Some(Shape::Constant { seconds: length(&section)? }),
        Some("steps") => steps(&section, budget, token),
        Some("decaying") => decaying(&section),
        Some("ramp") => ramp(&section),
        Some("segments") => exact(&section, budget, token),
        _ => {
            section.expect_keys(&ALL_KEYS);
            let name = name?;
            shape?.wrong(format!("there is no shape `{name}`"), suggest(name, &SHAPES))
        }
    }
}

/// `for = "90 days"`: how long a schedule or a step lasts [s].
pub(super) fn length(section: &Section) -> Option<u64> {
    section.need("for", "add for = \"90 days\", how long it runs")?.duration(LONGEST)
}

/// A rate that halves every `half_life`, or falls by a share with every step.
fn decaying(section: &Section) -> Option<Shape> {
    let seconds = length(section);
    let half_life = section.get("half_life").map(|f| f.duration(LONGEST));
    let every = section.get("every").map(|f| f.duration(LONGEST));
    let falls_by = section.get("falls_by").map(|f| f.share_bps(BPS));
    let segments = step_count(section);
    match (half_life, every, falls_by) {
        (Some(half_life), None, None) => {
            Some(Shape::Halving { seconds: seconds?, half_life: half_life?, segments: segments? })
        }
        (None, Some(every), Some(fall)) => Some(Shape::Falling {
            seconds: seconds?,
            every: every?,
            keep_bps: BPS.saturating_sub(fall?),
        }),
        _ => {
            section.wrong(
                "it is not said how the rate decays",
                "add half_life = \"20 days\", or every = \"7 days\" with falls_by = \"5%\"",
            );
            None
        }
    }
}

/// The rates at both ends are relative to each other; the budget is what they add up to.
fn ramp(section: &Section) -> Option<Shape> {
    let rate = |key| section.need(key, "add from = 1 and to = 5, the rates at both ends");
    let (from, to) = (rate("from"), rate("to"));
    let number = |field: Option<Field>| field.and_then(|f| f.integer(0..=1_000_000));
    let (from, to, seconds, segments) =
        (number(from), number(to), length(section), step_count(section));
    Some(Shape::Ramp { seconds: seconds?, from: from?, to: to?, segments: segments? })
}

/// In how many steps a smooth curve is cut; as many as fit where it is not said.
fn step_count(section: &Section) -> Option<u64> {
    let most = MAX_SEGMENTS as u64;
    section.get("segments").map_or(Some(most), |f| f.integer(2..=most))
}
