//! `plan = [{ day = 3, stake = "1_000" }, ...]`: what somebody does, one line a deed (see
//! `deed.rs`). The manual lists the keys.

use crate::deed;
use crate::stage::Stage;
use crate::story::{Actor, Event};
use acequia_farm_file::read::{Field, Section};
use acequia_farm_file::time::DAY;

/// An event and the line it comes from.
pub struct Planned<'a> {
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
pub fn read<'a>(
    section: &Section<'a>,
    who: Actor,
    stage: &Stage<'a>,
    dice: &mut fastrand::Rng,
) -> Option<Vec<Planned<'a>>> {
    let pool = section.get_or("pool", 0, |f| stage.pools.named(f));
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
    let pool = section.get("pool").map_or(pool, |f| stage.pools.named(&f));
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
