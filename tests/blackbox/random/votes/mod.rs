//! Random votes through the real program and the recorder: two pools of one token, three
//! people whose positions change hands and are opened anew, ballots that overlap, hooks that change.
//! After every command the books balance, and no ballot has recorded more than what has been
//! held continuously since before it began.
//!
//! `ACEQUIA_STEPS` and `ACEQUIA_SEED` as in the games beside; steps are transactions.

mod command;
mod held;
mod play;

use super::{setting, STEPS};
use harness::exits::Exits;
use play::Play;

fn never_counts_twice(seed: u64) {
    let seed = setting("ACEQUIA_SEED", 1) + seed;
    let steps = setting("ACEQUIA_STEPS", STEPS);
    let (mut play, mut exits) = (Play::new(seed), Exits::default());
    while play.sent < steps {
        play.step();
        exits.after(play.sent, &play.scene);
    }
    play.finish();
    play.tally.report(steps);
}

#[test]
fn no_more_is_recorded_than_was_held_since_before_the_ballot_began() {
    never_counts_twice(0);
}

#[test]
fn no_more_is_recorded_than_was_held_in_another_game() {
    never_counts_twice(1_000);
}
