//! What somebody wants to be told of unasked: by webhook, and as a feed.
//!
//! Some follows from an event that nothing can undo, some from the clock. Each has a name of its own by which it is kept
//! and told once.

mod clock;
mod events;
mod keep;
mod webhook;

pub use clock::by_the_clock;
pub use events::{by_event, by_gauge_event, NAMES};
pub use keep::Noticer;
pub use webhook::tell;

use crate::figures::DAY;
use serde::Serialize;
use utoipa::ToSchema;

/// What it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A stream ends soon.
    RewardEnds,
    /// Soon nothing is left to be streamed or split.
    RunwayShort,
    /// The lock of a position has ended.
    LockOver,
    /// Much of a pool's stake has left at once.
    Departure,
    /// The program that votes are passed on to changes.
    Hook,
    /// A key that may do something changes.
    Authority,
}

impl About {
    /// As answers have it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RewardEnds => "reward-ends",
            Self::RunwayShort => "runway-short",
            Self::LockOver => "lock-over",
            Self::Departure => "departure",
            Self::Hook => "hook",
            Self::Authority => "authority",
        }
    }
}

/// Something to be told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Notice {
    /// What no other is called.
    pub id: String,
    /// When it happened or was seen to come [unix s].
    pub time: u64,
    /// One of `reward-ends`, `runway-short`, `lock-over`, `departure`, `hook`, `authority`.
    pub about: String,
    /// The pool, or the gauge.
    pub place: String,
    /// In words.
    pub text: String,
}

impl Notice {
    fn new(about: About, time: u64, place: impl ToString, of: &str, text: String) -> Self {
        let (about, place) = (about.name().to_string(), place.to_string());
        let id = format!("{about} {place} {of}");
        Self { id, time, about, place, text }
    }
}

/// When the operator wants to be told.
#[derive(Clone, Debug, PartialEq, clap::Args)]
pub struct Rules {
    /// Tell of a reward that ends within so many days
    #[arg(long, default_value_t = 3, value_name = "DAYS")]
    pub ends_within: u32,
    /// Tell of a pool in which nothing is streamed any more after so many days
    #[arg(long, default_value_t = 7, value_name = "DAYS")]
    pub runway: u32,
    /// Tell of so much of a pool's stake that leaves at once, in per cent
    #[arg(long, default_value_t = 5, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(1..=100))]
    pub departure: u8,
    /// Where to POST what is to be told, as JSON
    #[arg(long, env = "ACEQUIA_WEBHOOK", hide_env_values = true, value_name = "URL")]
    pub webhook: Option<String>,
}

fn days(days: u32) -> u64 {
    u64::from(days) * DAY
}
