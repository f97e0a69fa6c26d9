//! A random game: some thousands of commands, and a naive model beside the adapter.
//!
//! People vote in a realm of the real governance with positions in two pools, change their minds, come
//! and go, while proposals are lengthened and shortened, pools are listed and taken off, and registrars
//! closed and made anew. The model knows of each position what it votes within which window, and adds up
//! anew each time. After each command: tallies and records are the model's; what governance was told is
//! what the model adds up; governance counts no more for anybody than that; and whatever is counted within
//! a window that is open is still staked. The adapter refuses what the model says, and nothing else.
//!
//! `ACEQUIA_STEPS` and `ACEQUIA_SEED` work as in `../../random`.

mod anew;
mod command;
mod model;
mod play;

use crate::random::setting;
use harness::exits::Exits;
use play::Play;

const STEPS: u64 = 2_500;

/// Plays one game to its end.
fn agrees(seed: u64) {
    let (seed, steps) = (setting("ACEQUIA_SEED", 1) + seed, setting("ACEQUIA_STEPS", STEPS));
    let (mut play, mut exits) = (Play::new(seed), Exits::default());
    for nth in 0..steps {
        play.step(nth);
        exits.after(nth, &play.realm);
    }
    play.end();
    play.tally.report(steps);
}

#[test]
fn adapter_and_model_agree() {
    agrees(0);
}

#[test]
fn adapter_and_model_agree_in_another_game() {
    agrees(1_000);
}
