//! Ring 3: random commands through the real program and through the core, which must agree
//! after every transaction: the whole pool and every position, bit for bit, and the vaults
//! to the unit. At the end everybody leaves with all principal.
//!
//! `ACEQUIA_STEPS` sets how many commands each run takes, `ACEQUIA_SEED` the first seed.
//! What fails prints the seed and the number of the step.

mod command;
mod model;
mod play;
pub(crate) mod rng;
mod votes;

use play::Play;
pub use rng::Rng;

const STEPS: u64 = 12_500;

pub(crate) fn setting(name: &str, or: u64) -> u64 {
    std::env::var(name).ok().map_or(or, |text| text.parse().expect("a whole number"))
}

/// Plays one game to its end.
fn agrees(seed: u64) {
    let seed = setting("ACEQUIA_SEED", 1) + seed;
    let steps = setting("ACEQUIA_STEPS", STEPS);
    let mut play = Play::new(seed);
    for nth in 0..steps {
        play.step(nth);
    }
    play.finish();
    play.tally.report(&format!("a farm, seed {seed}"), steps);
}

#[test]
fn program_and_core_agree_in_a_calm_farm() {
    agrees(0);
}

#[test]
fn program_and_core_agree_in_another_farm() {
    agrees(1_000);
}

#[test]
fn program_and_core_agree_in_a_third_farm() {
    agrees(2_000);
}

#[test]
fn program_and_core_agree_in_a_fourth_farm() {
    agrees(3_000);
}
