//! An operator with all rights over everybody's positions, and an accomplice who stakes beside them, try every
//! instruction: in the owner's place, over the owner's name without a signature, and with one account put in the
//! place of another, mostly their own. What an operator may do goes through; and whatever goes through, nobody has
//! less than before, of any mint and to the last 2^-64, and the two have no more.
//!
//! An attempt counts where the one whose right it is could have done it at that moment: tried on a fork.
//!
//! `ACEQUIA_STEPS` and `ACEQUIA_SEED` as in the games beside, with a fifth of the steps.

mod act;
mod attack;
mod play;
mod terms;

use super::setting;
use crate::idl;
use harness::exits::Exits;
use play::Play;

/// This game is a fifth as long as others.
const PART: u64 = 5;

fn takes_nothing(seed: u64) {
    let seed = setting("ACEQUIA_SEED", 1) + seed;
    let steps = setting("ACEQUIA_STEPS", super::STEPS) / PART;
    let (mut play, mut exits) = (Play::new(seed), Exits::default());
    while play.steps < steps {
        play.step();
        exits.after(play.steps, &play.scene);
    }
    play.finish();
    play.tally.report(steps);
}

#[test]
fn an_operator_takes_nothing_from_anybody() {
    takes_nothing(0);
}

/// What this game does not try, and why.
const UNTRIED: [(&str, &str); 16] = [
    ("accept_authority", "for whom the authority was offered"),
    ("accept_funder", "for whom the stream was offered"),
    ("activate_hook", "two days after a proposal: votes have a game of their own"),
    ("withdraw_hook_proposal", "where there is one"),
    ("create_pool", "anybody may, and it holds nothing"),
    ("create_delegated_pool", "the same"),
    ("set_stake", "of delegated pools, whose principal is elsewhere"),
    ("guard", "moves nothing"),
    ("settle_pool", "moves nothing"),
    ("sweep_fraction", "of streams that are closing: leftovers.rs"),
    ("retire_stream", "the same, which anybody may after a while"),
    ("wind_down_pool", "two weeks after it was announced"),
    ("view_pending", "answers"),
    ("view_pool", "answers"),
    ("view_solvency", "answers"),
    ("view_votes", "answers"),
];

#[test]
fn every_instruction_is_tried() {
    let idl = idl::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../idl/acequia.json"));
    let kinds = || act::RIGHTFUL.iter().chain(act::OTHERS);
    let tried = |name: &str| kinds().any(|(kind, _)| *kind == name);
    for instruction in idl::list(&idl, "instructions") {
        let name = idl::text(instruction, "name");
        let untried = UNTRIED.iter().any(|(listed, _)| *listed == name);
        assert!(tried(name) != untried, "{name} is tried, or is listed with a reason");
    }
}
