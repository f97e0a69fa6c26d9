//! The farm at work. Every step is a real transaction against the real program bytes.

mod history;
mod leaving;
mod ledger;
mod log;
mod lps;
mod measures;
mod moves;
mod packet;
mod refused;
mod setup;
mod stage;
mod team;

pub use history::{at, Sample};
pub use leaving::Leaving;
pub use ledger::{Account, Ledger};
pub use measures::{Measure, Measures};
pub use refused::Refused;
pub use stage::Stage;

use crate::books::{self, PoolBooks};
use acequia_farm_file::time::DAY;
use acequia_farm_file::Farm;
use acequia_story::{Actor, Event, Story};
use indicatif::{ProgressBar, ProgressStyle};
use std::time::{Duration, Instant};

/// A story that has been told.
pub struct Ended {
    /// The farm as it stands on the last day.
    pub stage: Stage,
    /// The books of each pool, settled to the last second.
    pub books: Vec<PoolBooks>,
    /// What happens when everybody leaves on that day; tried on a copy.
    pub leaving: Leaving,
    /// How many transactions it took, the setting up included.
    pub transactions: u64,
    /// How long it took in the world of the reader.
    pub took: Duration,
}

/// Runs a farm and its story from the first to the last second. What is worth telling is told
/// as it happens, a line at a time.
pub fn story(farm: Farm, story: Story, tell: &dyn Fn(&str)) -> Result<Ended, Refused> {
    let began = Instant::now();
    let mut stage = Stage::set(farm, story.clone())?;
    let bar = progress(story.seconds / DAY);
    for event in &story.events {
        stage.world.set_time(story.begins + event.at);
        bar.set_position(event.at / DAY);
        happen(&mut stage, event, &|line| bar.suspend(|| tell(line)))?;
        stage.remember();
    }
    stage.world.set_time(story.begins + story.seconds);
    stage.remember();
    bar.finish_and_clear();
    let books = stage.pools().map(|pool| books::read(&stage.world, pool)).collect();
    let leaving = leaving::run(stage.clone())?;
    let transactions = stage.measures.count();
    Ok(Ended { stage, books, leaving, transactions, took: began.elapsed() })
}

/// Does what an event says, and tells of it where it is worth telling.
fn happen(stage: &mut Stage, event: &Event, tell: &dyn Fn(&str)) -> Result<(), Refused> {
    let line = match event.who {
        Actor::Team => team::act(stage, event),
        Actor::Lp(lp) => lps::act(stage, lp, event),
    };
    let line = line.map_err(|refused| refused.at(stage, event))?;
    if let Some(text) = line.filter(|_| log::is_worth_telling(stage, event)) {
        tell(&log::line(stage, event, &text));
    }
    Ok(())
}

/// Shown only where somebody watches: it stays silent when the output is not a terminal.
fn progress(days: u64) -> ProgressBar {
    let style =
        ProgressStyle::with_template("  day {pos:>4} of {len}  {bar:70.cyan/dim}  {elapsed}");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(days).with_style(style.progress_chars("█▉▊▋▌▍▎▏░"))
}

#[cfg(test)]
pub mod tests;
