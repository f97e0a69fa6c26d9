//! Every sequence of commands over a small world, to depth 5 (`ACEQUIA_DEPTH` for more):
//! what random histories may miss by chance cannot hide here.

#[path = "world/command.rs"]
mod command;
mod world;

use acequia_core::stream::Opening;
use acequia_core::*;
use command::Command::{self, *};
use world::*;

const CURVE: [Segment; 3] = [
    Segment { seconds: 7, amount: 10 },
    Segment { seconds: 3, amount: 0 },
    Segment { seconds: 5, amount: 1 },
];

const ROLLED: [Segment; 3] = [
    Segment { seconds: 2, amount: 1 },
    Segment { seconds: 1, amount: 0 },
    Segment { seconds: 3, amount: 1 },
];

const COMMANDS: [Command; 20] = [
    Wait(1),
    Wait(11),
    Stake(0, 1),
    Stake(1, 2),
    Unstake(0, 1),
    EmergencyExit(1),
    Claim(0, 1),
    Claim(1, 1),
    Lock(1, 11),
    LeaveEarly(1, 1),
    Merge(1, 0),
    Curve(1, Opening::curve(IdlePolicy::Wait, 0), 0, CURVE),
    Curve(1, Opening::curve(IdlePolicy::Refund, 0), 1, CURVE),
    Curve(1, capped(3, 1), 0, CURVE),
    Roll(1, ROLLED),
    TopUp(1, 5),
    Refund(1),
    WindDown(1),
    Sweep(0, 1),
    Retire(1),
];

/// Tries every command here, and from each that was carried out goes on.
fn explore(world: &World, depth: u32) -> u64 {
    if depth == 0 {
        return 0;
    }
    let after = COMMANDS.iter().map(|command| {
        let mut next = world.clone();
        let refused = command::run(&mut next, *command).is_err();
        next.check();
        // A refusal has settled at most; what it leads to, doing nothing leads to as well.
        1 + if refused { 0 } else { explore(&next, depth - 1) }
    });
    after.sum()
}

/// Given a small world, then no sequence of commands to that depth breaks the books.
#[test]
fn every_sequence_of_a_small_world_keeps_the_books() {
    let depth = std::env::var("ACEQUIA_DEPTH").ok().and_then(|d| d.parse().ok()).unwrap_or(5);
    println!(
        "checked operations: {} (every sequence to depth {depth})",
        explore(&World::with_penalty_flow(2, 2), depth)
    );
}
