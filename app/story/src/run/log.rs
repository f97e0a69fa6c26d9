//! A line for each event worth telling.

use super::Stage;
use acequia_farm_file::{time, Emission};
use acequia_plot::paint;
use acequia_story::{Action, Actor, Event};
use anstyle::{AnsiColor, Effects, Style};

/// Named LPs' changes of mind, and what the team does by hand. Claims, weekly compounding,
/// routine revenue and the crowd make too many lines.
pub fn is_worth_telling(stage: &Stage, event: &Event) -> bool {
    let by_name = match event.who {
        Actor::Team => true,
        Actor::Lp(lp) => !stage.story.lps[lp].in_crowd,
    };
    by_name && !is_routine(stage, event)
}

fn is_routine(stage: &Stage, event: &Event) -> bool {
    match event.action {
        Action::Claim(_) | Action::Compound(_) => true,
        Action::TopUp { slot, .. } => {
            let reward = &stage.farm.pools[event.pool].rewards[slot];
            matches!(reward.emission, Emission::Flow { .. })
        }
        _ => false,
    }
}

/// Date, name, what was done and, where there are several, the pool.
pub fn line(stage: &Stage, event: &Event, done: &str) -> String {
    let (name, colour) = match event.who {
        Actor::Team => ("team", AnsiColor::Yellow),
        Actor::Lp(lp) => (stage.story.lps[lp].name.as_str(), AnsiColor::Cyan),
    };
    let faint = Style::new().effects(Effects::DIMMED);
    let moment = stage.story.begins + event.at;
    let far = stage.story.seconds > time::YEAR;
    let date = if far { time::date(moment) } else { time::day(moment) };
    let pool = match stage.farm.pools.len() {
        1 => String::new(),
        _ => paint(&format!("  {}", stage.farm.pools[event.pool].name), faint),
    };
    let (date, name) = (
        paint(&format!("{date:>width$}", width = if far { 13 } else { 8 }), faint),
        paint(&format!("{name:<12}"), colour.on_default()),
    );
    format!("  {date}  {name} {done}{pool}")
}
