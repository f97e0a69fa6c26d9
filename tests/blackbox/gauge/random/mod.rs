//! Random commands through the real programs and through the gauge's rules, which must agree
//! after every transaction: books, epochs and records, bit for bit. Now and then, and at the end,
//! everything is settled, spent and closed, and no token is left.
//!
//! `ACEQUIA_STEPS` sets how many commands each run takes, `ACEQUIA_SEED` the first seed. What
//! fails prints the seed and the number of the step.

mod command;
mod model;
mod play;

use crate::random::setting;
use harness::exits::Exits;
use play::Play;

const STEPS: u64 = 5_000;

/// Plays one game to its end.
fn agrees(seed: u64) {
    let seed = setting("ACEQUIA_SEED", 1) + seed;
    let steps = setting("ACEQUIA_STEPS", STEPS);
    let (mut play, mut exits) = (Play::new(seed), Exits::default());
    while play.steps < steps {
        play.step();
        exits.after(play.steps, &play.scene);
    }
    play.finish();
    play.tally.report(steps);
}

#[test]
fn gauge_and_rules_agree_in_a_random_game() {
    agrees(0);
}

#[test]
fn gauge_and_rules_agree_in_another_game() {
    agrees(1_000);
}
