//! Why a story could not go on.

use super::Stage;
use acequia_farm_file::time;
use acequia_story::{Actor, Event};
use harness::outcome::Outcome;
use std::fmt;

#[derive(Debug)]
pub struct Refused {
    instruction: &'static str,
    reason: String,
    log: String,
    moment: Option<String>,
    remedy: &'static str,
}

const CHANGE_THE_STORY: &str = "change that line of the story, or what comes before it";
const REPORT: &str = "report it: what is played here should never be refused";

impl Refused {
    pub fn new(instruction: &'static str, outcome: &Outcome) -> Self {
        let reason = match outcome.farm_error() {
            Some(known) => known.to_string(),
            None => format!("{:?}", outcome.error),
        };
        let (log, remedy) = (outcome.log(), CHANGE_THE_STORY);
        Self { instruction, reason, log, moment: None, remedy }
    }

    /// Says in what it was that no file describes.
    pub fn within(mut self, what: &str) -> Self {
        (self.moment, self.remedy) = (Some(format!("in {what}")), REPORT);
        self
    }

    /// Says when it was and who it was.
    pub fn at(mut self, stage: &Stage, event: &Event) -> Self {
        let who = match event.who {
            Actor::Team => "the team",
            Actor::Lp(lp) => &stage.story.lps[lp].name,
        };
        let day = event.at / time::DAY;
        let pool = &stage.farm.pools[event.pool].name;
        self.moment = Some(format!("on day {day}, {who} in \"{pool}\": {:?}", event.action));
        self
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = self.moment.as_deref().unwrap_or("while setting up the farm");
        writeln!(f, "the program refused `{}` {moment}", self.instruction)?;
        writeln!(f, "  because: {}", self.reason)?;
        writeln!(f, "  remedy:  {}\n", self.remedy)?;
        f.write_str(&self.log)
    }
}
