//! The farm file: what a protocol team writes in TOML to describe a farm.
//!
//! [`parse`] turns the text into a [`Farm`] whose amounts are base units and whose schedules
//! are the segments that the program takes, or into a [`Report`] of *everything* that is
//! wrong, each with its line and its remedy, before anything runs. No amount passes through
//! a float, and nothing is rounded that could be refused instead.
//!
//! | module | idea |
//! |---|---|
//! | [`farm`], [`token`] | what a file says about a farm, resolved |
//! | [`shape`] | constant, steps, halving, falling, ramp: to segments that add up exactly |
//! | [`amount`], [`time`] | numbers, durations and dates as people write them |
//! | [`problem`] | errors with their place in the file |
//! | [`unseen`] | names of others, so that they deceive nobody |
//! | [`manual`] | how a farm file is written |
//! | [`read`] | one file a section of the TOML, with its keys |
//! | `write` | the text of a farm, which reads as that farm |
//!
//! ```
//! let text = r#"
//! name = "Two lines of a farm"
//! tokens.LP = { decimals = 6, program = "spl-token" }
//! [[pool]]
//! name = "Pool"
//! stake = "LP"
//! [[pool.reward]]
//! token = "LP"
//! kind = "curve"
//! budget = "100_000.5"
//! committed = "all"
//! schedule = { shape = "constant", for = "90 days" }
//! "#;
//! let farm = acequia_farm_file::parse("two-lines.toml", text).unwrap();
//! assert_eq!(farm.pools[0].rewards.len(), 1);
//!
//! let report = acequia_farm_file::parse("two-lines.toml", &text.replace("90 days", "90 weeks or so"));
//! assert!(report.unwrap_err().to_string().contains("two-lines.toml:12:"));
//! ```
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod amount;
pub mod farm;
pub mod manual;
mod pow;
pub mod problem;
mod problems;
pub mod read;
pub mod shape;
mod smooth;
pub mod time;
pub mod token;
pub mod unseen;
mod write;

pub use farm::{Curve, Emission, Farm, Past, Pool, Reward, When};
pub use problem::{Problem, Report};
pub use read::{parse, parse_with};
pub use token::{Risk, Token, TokenProgram};
pub use write::{write, Remarks};
