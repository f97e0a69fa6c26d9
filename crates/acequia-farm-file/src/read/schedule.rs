//! `schedule = { shape = ... }`: the shapes in which a budget can be written.

use super::field::Field;
use super::section::{suggest, Section};
use crate::amount;
use crate::farm::Token;
use crate::shape::Shape;
use acequia_core::{Segment, BPS, MAX_SEGMENTS};

const SHAPES: [&str; 5] = ["constant", "steps", "decaying", "ramp", "segments"];
const ALL_KEYS: [&str; 10] =
    ["for", "cliff", "steps", "half_life", "every", "falls_by", "segments", "from", "to", "shape"];
/// The longest segment [s].
const LONGEST: u64 = u32::MAX as u64;

/// Reads a schedule. `budget` is what the amounts in it must add up to, where it is known.
pub(crate) fn read(field: &Field, budget: Option<u64>, token: &Token) -> Option<Shape> {
    let section = field.section("the schedule")?;
    let shape = section.need("shape", "add shape = \"constant\", \"steps\", \"decaying\", \"ramp\" or \"segments\"");
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
            shape?.wrong(format!("there is no shape `{name}`"), suggest(name, SHAPES.into_iter()))
        }
    }
}

fn length(section: &Section) -> Option<u64> {
    section.need("for", "add for = \"90 days\", how long it runs")?.duration(LONGEST)
}

/// Steps by amount or by share, with nothing before the cliff.
fn steps(section: &Section, budget: Option<u64>, token: &Token) -> Option<Shape> {
    let cliff = section.get("cliff").map_or(Some(0), |f| f.duration(LONGEST));
    let field = section.need("steps", "add steps = [{ for = \"30 days\", share = \"60%\" }, ...]")?;
    let list = field.list();
    let read: Vec<_> = list.iter().map(|f| step(f, token)).collect();
    let read = read.into_iter().collect::<Option<Vec<_>>>()?;
    let shares = read.iter().filter(|(_, is_share)| *is_share).count();
    let steps: Vec<Segment> = read.iter().map(|(segment, _)| *segment).collect();
    match shares {
        0 => check_sum(&field, &steps, budget?, token)?,
        n if n == steps.len() => check_shares(&field, &steps)?,
        _ => return field.wrong("some steps have an amount and some a share", "give all of them the same"),
    }
    Some(Shape::Steps { cliff: cliff?, steps })
}

/// One step, and whether its amount is a share [bps].
fn step(field: &Field, token: &Token) -> Option<(Segment, bool)> {
    let section = field.section("this step")?;
    let seconds = length(&section);
    let share = section.get("share").map(|f| f.share_bps(BPS));
    let amount = section.get("amount").map(|f| f.decimal(token.decimals, &token.symbol));
    let segment = |amount| Some(Segment { seconds: seconds? as u32, amount });
    match (share, amount) {
        (Some(share), None) => Some((segment(share?)?, true)),
        (None, Some(amount)) => Some((segment(amount?)?, false)),
        (None, None) => field.wrong("this step has no amount", "add share = \"25%\" or amount = \"1_000\""),
        (Some(_), Some(_)) => field.wrong("this step has a share and an amount", "leave one of them out"),
    }
}

/// Segments to the second and the unit, as an export writes them.
fn exact(section: &Section, budget: Option<u64>, token: &Token) -> Option<Shape> {
    let field = section.need("segments", "add segments = [{ seconds = 86400, units = 1000 }, ...]")?;
    let list = field.list();
    let read: Vec<_> = list.iter().map(exact_segment).collect();
    let steps = read.into_iter().collect::<Option<Vec<_>>>()?;
    check_sum(&field, &steps, budget?, token)?;
    Some(Shape::Steps { cliff: 0, steps })
}

fn exact_segment(field: &Field) -> Option<Segment> {
    let section = field.section("this segment")?;
    let seconds = section.need("seconds", "add seconds = 86400").and_then(|f| f.integer(1..=LONGEST));
    let amount = section.need("units", "add units = 1000, in base units").and_then(|f| f.integer(0..=u64::MAX));
    Some(Segment { seconds: seconds? as u32, amount: amount? })
}

fn check_sum(field: &Field, steps: &[Segment], budget: u64, token: &Token) -> Option<()> {
    let sum: u128 = steps.iter().map(|step| u128::from(step.amount)).sum();
    if sum == u128::from(budget) {
        return Some(());
    }
    let written = |units| amount::exact(units, token.decimals);
    let condition = format!("the steps add up to {} {}, not to the budget", written(sum), token.symbol);
    let (budget, difference) = (u128::from(budget), sum.abs_diff(budget.into()));
    let side = if sum > budget { "less" } else { "more" };
    field.wrong(condition, format!("the budget is {}: write {} {side}", written(budget), written(difference)))
}

fn check_shares(field: &Field, steps: &[Segment]) -> Option<()> {
    match steps.iter().map(|step| step.amount).sum::<u64>() {
        BPS => Some(()),
        sum => {
            let condition = format!("the shares add up to {} %", amount::exact(sum.into(), 2));
            field.wrong(condition, "make them add up to 100 %")
        }
    }
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
        (None, Some(every), Some(fall)) => {
            Some(Shape::Falling { seconds: seconds?, every: every?, keep_bps: BPS.saturating_sub(fall?) })
        }
        _ => {
            section.wrong(
                "it is not said how the rate decays",
                "add half_life = \"20 days\", or every = \"7 days\" with falls_by = \"5%\"",
            );
            None
        }
    }
}

fn ramp(section: &Section) -> Option<Shape> {
    let rate = |key| section.need(key, "add from = 1 and to = 5, the rates at both ends");
    let (from, to) = (rate("from"), rate("to"));
    let number = |field: Option<Field>| field.and_then(|f| f.integer(0..=1_000_000));
    let (from, to, seconds, segments) = (number(from), number(to), length(section), step_count(section));
    Some(Shape::Ramp { seconds: seconds?, from: from?, to: to?, segments: segments? })
}

/// In how many steps a smooth curve is cut; as many as fit where it is not said.
fn step_count(section: &Section) -> Option<u64> {
    let most = MAX_SEGMENTS as u64;
    section.get("segments").map_or(Some(most), |f| f.integer(2..=most))
}
