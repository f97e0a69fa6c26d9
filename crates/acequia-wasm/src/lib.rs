//! The farm file and its planner for JavaScript: one call, a question's bytes in, JSON out.
//!
//! | module | idea |
//! |---|---|
//! | [`question`] | how a question is taken apart |
//! | [`answer`] | what can be asked, and what is answered |
//! | [`json`] | how answers are written, and their types in TypeScript |
//! | [`written`] | what they hold |
//! | `memory` | how bytes cross the border; the only `unsafe` |
//!
//! `app/plan` is the other side. Neither side says what a farm file means: that is in
//! `acequia-farm-file` and `acequia-plan`. Everything is written so that a module of it is small, since
//! whoever opens a team's page loads it: no serialiser that is compiled anew for each type, and no
//! addresses derived (whoever asks has read what is there).
#![deny(missing_docs)]

pub mod answer;
pub mod json;
mod memory;
pub mod question;
pub mod written;

pub use answer::answer;
