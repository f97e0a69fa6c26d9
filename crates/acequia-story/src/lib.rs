//! The story of a farm file, its `[story]`: who comes to the farm in a simulation, and what they do
//! when. What sets up a farm does not look at it; `make story` and `make demo` play it.
//!
//! | module | idea |
//! |---|---|
//! | [`story`] | a story, resolved into events |
//! | `read`, `plan`, `deed`, `scene` | from the tables of a file to a story |
//! | `crowd` | LPs who come and go as the dice say |
//! | `rehearsal`, `known` | what the program would surely refuse |
//!
//! ```
//! let text = r#"
//! name = "One who stakes"
//! tokens.LP = { decimals = 6, program = "spl-token" }
//! [[pool]]
//! name = "Pool"
//! stake = "LP"
//! [story]
//! begins = 2026-01-05T00:00:00Z
//! days = 9
//! [[story.lp]]
//! name = "Ana"
//! plan = [{ day = 1, stake = "100" }, { day = 8, unstake = "all" }]
//! "#;
//! let (farm, story) = acequia_story::parse("farm.toml", text).unwrap();
//! assert_eq!(story.unwrap().events.len(), 2);
//! assert!(farm.story.unwrap().starts_with("[story]"));
//!
//! let report = acequia_story::parse("farm.toml", &text.replace("day = 8", "day = 0")).unwrap_err();
//! assert!(report.to_string().contains("on day 0, Ana has not staked that much"));
//! ```
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod crowd;
mod deed;
mod known;
mod plan;
mod read;
mod rehearsal;
mod scene;
mod stage;
pub mod story;

use acequia_farm_file::{parse_with, Farm, Report};
pub use story::{Action, Actor, Event, Lp, Quantity, Story};

/// Reads a farm file with its story, if it has one. `path` is only for messages.
///
/// # Errors
/// Everything that is wrong with the file and cannot happen in its story, at once.
pub fn parse(path: &str, text: &str) -> Result<(Farm, Option<Story>), Report> {
    let mut story = None;
    let farm = parse_with(path, text, &mut |field, at, pools| {
        story = Some(read::read(field, at, pools)?);
        Some(())
    })?;
    Ok((farm, story))
}
