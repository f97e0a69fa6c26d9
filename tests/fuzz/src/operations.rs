//! What people do in a pool, spelt in bytes: after each the books balance, and in the end everyone leaves with
//! everything.

// The commands are those of the core's own tests.
#[path = "../../../crates/acequia-core/tests/world/command.rs"]
mod command;
#[path = "../../../crates/acequia-core/tests/world/mod.rs"]
mod world;

use command::{draw, run as carry_out};
use fastrand::Rng;
use world::World;

/// How many commands make a life: more are others' business.
const LONGEST: usize = 200;

/// Each command is drawn by the three bytes that stand for it: so a change of some bytes is a change of some
/// commands, and what was found out about the rest stays.
pub fn run(bytes: &[u8]) {
    let [bits, jump, rest @ ..] = bytes else { return };
    let (bits, jump) = (1 + u32::from(bits % 63), 1 + (1 << (jump % 24)));
    let mut world = World::with_penalty_flow(3, 3);
    for three in rest.chunks_exact(3).take(LONGEST) {
        let seed = three.iter().fold(0, |seed, byte| seed << 8 | u64::from(*byte));
        let command = draw(&mut Rng::with_seed(seed), &world, bits, jump);
        let _refused = carry_out(&mut world, command);
        world.check();
    }
    world.everyone_leaves();
}
