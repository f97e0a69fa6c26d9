//! Ring 3: random commands through the real program and through the core, which must agree
//! after every transaction: the whole pool and every position, bit for bit, and the vaults
//! to the unit. From a fork of every hundredth state, and at the end, everybody leaves with all principal. Now and then a pool ends, by its
//! people or for good whoever comes, and another is created at its address.
//!
//! What one slot pays may be reinvested in a second pool, whose books are compared as well.
//!
//! `ACEQUIA_STEPS` sets how many commands each run takes, `ACEQUIA_SEED` the first seed.
//! What fails prints the seed and the number of the step.

mod absent;
mod anew;
mod command;
mod elsewhere;
mod heard;
mod issuer;
mod model;
mod operator;
mod play;
pub(crate) mod rng;
mod votes;

use harness::exits::Exits;
use play::{Kind, Play};
pub use rng::Rng;

const STEPS: u64 = 12_500;

pub(crate) fn setting(name: &str, or: u64) -> u64 {
    std::env::var(name).ok().map_or(or, |text| text.parse().expect("a whole number"))
}

/// Plays one game to its end.
fn agrees(seed: u64, kind: Kind) {
    let seed = setting("ACEQUIA_SEED", 1) + seed;
    let steps = setting("ACEQUIA_STEPS", STEPS);
    let (mut play, mut exits) = (Play::new(seed, kind), Exits::default());
    while play.steps < steps {
        play.step();
        exits.after(play.steps, &play.scene);
    }
    play.finish();
    play.tally.report(steps);
}

#[test]
fn program_and_core_agree_in_a_calm_farm() {
    agrees(0, Kind::PoolOfTokens);
}

#[test]
fn program_and_core_agree_in_another_farm() {
    agrees(1_000, Kind::PoolOfTokens);
}

#[test]
fn program_and_core_agree_in_a_third_farm() {
    agrees(2_000, Kind::PoolOfTokens);
}

#[test]
fn program_and_core_agree_in_a_delegated_pool() {
    agrees(3_000, Kind::DelegatedPool);
}
