//! `plan = [{ day = 3, stake = "1_000" }, ...]`: what somebody does, one line a deed (see
//! `deed.rs`). The manual lists the keys.

use super::deed;
use super::field::Field;
use super::pool_named;
use super::section::Section;
use super::story::Stage;
use crate::story::{Action, Actor, Event};
use crate::time::DAY;

/// An event and the line it comes from.
pub(crate) struct Planned<'a> {
    pub event: Event,
    pub line: Field<'a>,
}

/// When a line of a plan happens.
struct Days {
    first: u64,
    every: Option<u64>,
    until: u64,
}

/// Reads the plan of a section and lets its recurring lines recur.
pub(crate) fn read<'a>(
    section: &Section<'a>,
    who: Actor,
    stage: &Stage<'a>,
    dice: &mut fastrand::Rng,
) -> Option<Vec<Planned<'a>>> {
    let pool = section.get_or("pool", 0, |f| pool_named(f, stage.pools));
    let plan = section.need("plan", "add plan = [{ day = 0, stake = \"1_000\" }]")?;
    let lines = plan.list();
    let events = lines.iter().filter_map(|line| self::line(line, who, pool, stage, dice));
    Some(events.flatten().collect())
}

/// Reads a line and lets it recur: an event for each time and deed.
fn line<'a>(
    line: &Field<'a>,
    who: Actor,
    pool: Option<usize>,
    stage: &Stage<'a>,
    dice: &mut fastrand::Rng,
) -> Option<Vec<Planned<'a>>> {
    let section = line.section("this line of the plan")?;
    let days = days(&section, stage);
    let pool = section.get("pool").map_or(pool, |f| pool_named(&f, stage.pools));
    let Some(pool) = pool else {
        section.accept_all();
        return None;
    };
    let deeds = deed::read(&section, who, pool, stage)?;
    let planned =
        |at, action| Planned { event: Event { at, who, pool, action }, line: line.clone() };
    let each = days?.all().flat_map(|at| deeds.iter().map(move |deed| (at, *deed)));
    Some(each.map(|(at, deed)| planned(at, deed.rolled(dice))).collect())
}

/// When a line happens, and how often.
fn days(section: &Section, stage: &Stage) -> Option<Days> {
    let first = section.need("day", "add day = 3, counted from the beginning");
    let first = first.and_then(|f| day(&f, stage.seconds));
    let every = section.get("every").map(|f| f.duration(stage.seconds));
    let until = section.get_or("until", stage.seconds, |f| day(f, stage.seconds));
    let every = match every {
        Some(every) => Some(every?),
        None => None,
    };
    Some(Days { first: first?, every, until: until? })
}

/// A day like `3` or `3.5` [s from the beginning].
fn day(field: &Field, seconds: u64) -> Option<u64> {
    let at = field.decimal(4, "a day")?.saturating_mul(DAY / 100) / 100;
    match at <= seconds {
        true => Some(at),
        false => field.wrong(
            format!("the story ends on day {}", seconds / DAY),
            "choose an earlier day, or make the story longer",
        ),
    }
}

impl Days {
    /// Every time it happens [s from the beginning].
    fn all(&self) -> impl Iterator<Item = u64> {
        let (every, until) = (self.every, self.until);
        let next = move |at: &u64| Some(at + every?).filter(|at| *at <= until);
        std::iter::successors(Some(self.first), next)
    }
}

/// What a line says is done, before chance has its say.
#[derive(Clone, Copy)]
pub(crate) struct Deed {
    pub action: Action,
    /// By how much an amount may vary either way [bps].
    pub varies: u64,
}

impl Deed {
    /// The action with its amount drawn. The same dice give the same draw.
    fn rolled(self, dice: &mut fastrand::Rng) -> Action {
        match self.action {
            Action::TopUp { slot, amount } if self.varies > 0 => {
                let bps = dice.u64(10_000 - self.varies..=10_000 + self.varies);
                let drawn = u128::from(amount) * u128::from(bps) / 10_000;
                Action::TopUp { slot, amount: u64::try_from(drawn).unwrap_or(amount).max(1) }
            }
            action => action,
        }
    }
}
