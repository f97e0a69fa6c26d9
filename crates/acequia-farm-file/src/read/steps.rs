//! Schedules of steps, whose amounts or shares must add up.

use super::field::Field;
use super::schedule::{length, LONGEST};
use super::section::Section;
use crate::amount;
use crate::shape::Shape;
use crate::token::Token;
use acequia_core::{Segment, BPS};

/// Steps by amount or by share, with nothing before the cliff.
pub(super) fn steps(section: &Section, budget: Option<u64>, token: &Token) -> Option<Shape> {
    let cliff = section.get_or("cliff", 0, |f| f.duration(LONGEST));
    let field =
        section.need("steps", "add steps = [{ for = \"30 days\", share = \"60%\" }, ...]")?;
    let list = field.list();
    let read: Vec<_> = list.iter().map(|f| step(f, token)).collect();
    let read = read.into_iter().collect::<Option<Vec<_>>>()?;
    let shares = read.iter().filter(|(_, is_share)| *is_share).count();
    let steps: Vec<Segment> = read.iter().map(|(segment, _)| *segment).collect();
    match shares {
        0 => check_sum(&field, &steps, budget?, token)?,
        n if n == steps.len() => check_shares(&field, &steps)?,
        _ => {
            return field
                .wrong("some steps have an amount and some a share", "give all of them the same")
        }
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
        (None, None) => {
            field.wrong("this step has no amount", "add share = \"25%\" or amount = \"1_000\"")
        }
        (Some(_), Some(_)) => {
            field.wrong("this step has a share and an amount", "leave one of them out")
        }
    }
}

/// Segments to the second and the unit, as an export writes them.
pub(super) fn exact(section: &Section, budget: Option<u64>, token: &Token) -> Option<Shape> {
    let field =
        section.need("segments", "add segments = [{ seconds = 86400, units = 1000 }, ...]")?;
    let list = field.list();
    let read: Vec<_> = list.iter().map(exact_segment).collect();
    let steps = read.into_iter().collect::<Option<Vec<_>>>()?;
    check_sum(&field, &steps, budget?, token)?;
    Some(Shape::Steps { cliff: 0, steps })
}

/// `{ seconds = 86400, units = 1000 }`.
fn exact_segment(field: &Field) -> Option<Segment> {
    let section = field.section("this segment")?;
    let seconds =
        section.need("seconds", "add seconds = 86400").and_then(|f| f.integer(1..=LONGEST));
    let amount = section
        .need("units", "add units = 1000, in base units")
        .and_then(|f| f.integer(0..=u64::MAX));
    Some(Segment { seconds: seconds? as u32, amount: amount? })
}

/// Amounts must add up to the budget to the unit.
fn check_sum(field: &Field, steps: &[Segment], budget: u64, token: &Token) -> Option<()> {
    let sum: u128 = steps.iter().map(|step| u128::from(step.amount)).sum();
    if sum == u128::from(budget) {
        return Some(());
    }
    let written = |units| amount::exact(units, token.decimals);
    let condition =
        format!("the steps add up to {} {}, not to the budget", written(sum), token.symbol);
    let (budget, difference) = (u128::from(budget), sum.abs_diff(budget.into()));
    let side = if sum > budget { "less" } else { "more" };
    field.wrong(
        condition,
        format!("the budget is {}: write {} {side}", written(budget), written(difference)),
    )
}

/// Shares must add up to 100 %.
fn check_shares(field: &Field, steps: &[Segment]) -> Option<()> {
    match steps.iter().map(|step| step.amount).sum::<u64>() {
        BPS => Some(()),
        sum => {
            let condition = format!("the shares add up to {} %", amount::exact(sum.into(), 2));
            field.wrong(condition, "make them add up to 100 %")
        }
    }
}
