//! `[story]`: who comes in a simulation, and what they do when. The manual lists its keys.
//!
//! A client that only sets up a farm does not look at any of this.

use crate::plan::{self, Planned};
use crate::stage::Stage;
use crate::story::{Actor, Event, Lp, Story};
use crate::{crowd, rehearsal};
use acequia_farm_file::read::{Context, Field, Pools, Section};
use acequia_farm_file::time::DAY;
use acequia_farm_file::{Emission, Pool, When};

const MAX_DAYS: u64 = 3_650;

/// Reads the story and rehearses it: what the program would surely refuse is a problem here.
pub fn read<'a>(field: &Field<'a>, at: Context<'a>, pools: &'a Pools) -> Option<Story> {
    let section = field.section("[story]")?;
    let begins = section
        .need("begins", "add begins = 2026-01-05T00:00:00Z, the first second")
        .and_then(|f| f.moment("2026-01-05T00:00:00Z, with the Z"));
    let days = section.need("days", "add days = 90").and_then(|f| f.integer(1..=MAX_DAYS));
    let seed = section.get_or("seed", 0, |f| f.integer(0..=u64::MAX));
    let stage = Stage { at, pools, seconds: days? * DAY };
    let mut dice = fastrand::Rng::with_seed(seed?);
    let (lps, events) = people(&section, &stage, &mut dice);
    let story = Story { begins: begins?, seconds: stage.seconds, seed: seed?, lps, events };
    check_starts(field, &story, &pools.list);
    Some(story)
}

/// Everybody and everything they do. Without a pool there is nothing that they could do.
fn people<'a>(
    section: &Section<'a>,
    stage: &Stage<'a>,
    dice: &mut fastrand::Rng,
) -> (Vec<Lp>, Vec<Event>) {
    let team = section.get("team");
    let (lp_list, crowd) = (section.get("lp"), section.get("crowd"));
    if stage.pools.list.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let mut planned = team.map(|f| team_plan(&f, stage, dice)).unwrap_or_default();
    let mut lps = Vec::new();
    for field in lp_list.map(|f| f.list()).unwrap_or_default() {
        planned.extend(lp(&field, stage, &mut lps, dice).unwrap_or_default());
    }
    if let Some(crowd) = crowd {
        planned.extend(crowd::read(&crowd, stage, &mut lps, dice).unwrap_or_default());
    }
    planned.sort_by_key(|planned| planned.event.at);
    rehearsal::check(&planned, &lps, stage);
    (lps, planned.into_iter().map(|planned| planned.event).collect())
}

/// What the team does; it needs no name.
fn team_plan<'a>(
    field: &Field<'a>,
    stage: &Stage<'a>,
    dice: &mut fastrand::Rng,
) -> Vec<Planned<'a>> {
    let Some(section) = field.section("[story.team]") else {
        return Vec::new();
    };
    plan::read(&section, Actor::Team, stage, dice).unwrap_or_default()
}

/// Adds an LP to the list and reads the plan.
fn lp<'a>(
    field: &Field<'a>,
    stage: &Stage<'a>,
    lps: &mut Vec<Lp>,
    dice: &mut fastrand::Rng,
) -> Option<Vec<Planned<'a>>> {
    let mut section = field.section("this LP")?;
    let name_field = section.need("name", "add name = \"...\"");
    let name = name_field.as_ref().and_then(|f| f.text());
    section.name = name.map_or("this LP".into(), |name| format!("the LP \"{name}\""));
    let is_known = |name: &&str| lps.iter().any(|lp| lp.name == *name);
    if let (Some(field), Some(name)) = (name_field, name.filter(is_known)) {
        field.wrong::<()>(format!("two LPs are called `{name}`"), "give each a name of their own");
    }
    lps.push(Lp { name: name.unwrap_or("?").into(), in_crowd: false });
    plan::read(&section, Actor::Lp(lps.len() - 1), stage, dice)
}

/// A curve that starts at a date before the story would start in the past.
fn check_starts(field: &Field, story: &Story, pools: &[Pool]) {
    let rewards = pools.iter().flat_map(|pool| &pool.rewards);
    let starts = rewards.filter_map(|reward| match &reward.emission {
        Emission::Curve(curve) => Some(curve.start),
        Emission::Flow { .. } | Emission::Penalty { .. } => None,
    });
    for start in starts {
        if matches!(start, When::At(time) if time < story.begins) {
            field.wrong::<()>(
                "a reward starts before the story begins",
                "let the story begin earlier, or the reward start later",
            );
        }
    }
}
