//! Mints whose issuer uses every power of Token-2022 in the middle of the game: accounts are frozen, transfers
//! paused, vaults emptied, fees changed, hooks set, displayed amounts scaled. What is staked or paid of such a mint
//! moves exactly when the issuer's mint lets it, and all else goes on: books, other rewards, other people. Each
//! hundred steps, and at the end, what was done is undone on a fork: everybody is paid all and leaves with all.
//!
//! `ACEQUIA_STEPS` and `ACEQUIA_SEED` as in the games beside, with a fifth of the steps.

mod command;
mod play;
mod powers;

use super::setting;
use play::Play;

/// This game is a fifth as long as others.
const PART: u64 = 5;

fn harms_only_its_own(seed: u64) {
    let seed = setting("ACEQUIA_SEED", 1) + seed;
    let steps = setting("ACEQUIA_STEPS", super::STEPS) / PART;
    let mut play = Play::new(seed);
    while play.steps < steps {
        play.step();
    }
    play.finish();
    play.tally.report(steps);
}

#[test]
fn what_an_issuer_does_harms_only_its_own_token() {
    harms_only_its_own(0);
}
