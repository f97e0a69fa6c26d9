//! Why a command gave up: the condition, and what to do about it.

use serde_json::{json, Value};
use std::fmt;

/// What went wrong, in words. Nothing was done twice; what was done stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What is the matter, without a full stop.
    pub condition: String,
    /// What helps, without a full stop.
    pub remedy: String,
    /// Whether it stands in what was printed for scripts already.
    pub printed: bool,
}

/// The result of anything that can fail.
pub type Outcome<T> = Result<T, Failure>;

/// A failure of a condition and its remedy, each a sentence without its full stop.
pub fn failure(condition: impl Into<String>, remedy: impl Into<String>) -> Failure {
    Failure { condition: condition.into(), remedy: remedy.into(), printed: false }
}

impl Failure {
    /// The same failure, with what it happened to in front.
    pub fn while_doing(self, what: &str) -> Self {
        Self { condition: format!("{what}: {}", self.condition), ..self }
    }

    /// For scripts.
    pub fn json(&self) -> Value {
        json!({ "error": { "condition": self.condition, "remedy": self.remedy } })
    }

    /// Into what is printed for scripts: one value, whatever came of it.
    pub fn put_into(&self, said: &mut Value) {
        said["error"] = self.json()["error"].take();
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  {}", self.condition, self.remedy)
    }
}

impl std::error::Error for Failure {}
