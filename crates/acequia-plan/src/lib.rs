//! A farm file held against the chain, and written from it.
//!
//! Pure: a farm and decoded accounts go in; deeds, spends, promises and conflicts come out, as
//! data. Words, local times, instructions and transactions are those of who shows and sends them:
//! the CLI, and the web app by `acequia-wasm`.
//!
//! | module | idea |
//! |---|---|
//! | [`ground`] | what a plan is made from |
//! | [`plan`] | what it says: changes, spends, promises, conflicts |
//! | `draft` | how it is made |
//! | [`matches`] | which reward of a file is which stream of a pool |
//! | [`mod@compare`] | one reward of the file held against the stream in its slot |
//! | [`curve`] | curves of the file held against curves on chain |
//! | [`opening`] | when a curve that is added begins, and what it promises |
//! | [`mod@forecast`] | what a rate that follows the stake pays, and what comes back |
//! | [`outlook`] | what budgets pay over what is staked: yields, and where they break even |
//! | [`mod@export`] | a farm file from what is on chain |
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod compare;
pub mod curve;
mod draft;
pub mod export;
pub mod forecast;
pub mod ground;
pub mod matches;
pub mod opening;
pub mod outlook;
pub mod plan;
#[cfg(test)]
mod tests;

pub use draft::plan;
pub use export::{export, mints_of, Export, Exported};
pub use forecast::{forecast, most_a_year, Forecast};
pub use ground::{address_of, is_spoken_of, Ground, Mint, Site};
pub use opening::Opening;
pub use outlook::{Budget, Outlook};
pub use plan::{Against, Change, Conflict, Deed, Kept, Plan, Promise, Spend, Thing};

/// What whoever funds a stream has to know, and no rule can prevent: every client says it where it
/// funds. The same words stand in `programs/acequia/AUTHORITIES.md` and in `@acequia/plan`.
pub const FUNDERS_RISK: &str = "Whoever runs the pool can stake too and, by caps or a pause, keep \
    others out: what is promised goes to whoever is staked, were it one unit.";

#[cfg(test)]
mod words {
    /// F35: what cannot be prevented is said to funders, everywhere in the same words.
    #[test]
    fn funders_are_told_the_same_everywhere() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        for file in ["programs/acequia/AUTHORITIES.md", "app/plan/src/risk.ts", "docs/teams.md"] {
            let text = std::fs::read_to_string(format!("{root}/{file}")).expect("the file");
            let words: Vec<&str> = text.split_whitespace().collect();
            assert!(words.join(" ").contains(super::FUNDERS_RISK), "{file} does not say it");
        }
    }
}
