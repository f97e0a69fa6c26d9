//! Promise 3 over random histories: after every single operation the books of every stream
//! balance to the last 2^-64 of a unit, every vault holds what the effects left in it, and
//! no exit is refused.
//!
//! `ACEQUIA_OPS` sets the number of operations, `ACEQUIA_SEED` repeats a run.

#[path = "world/command.rs"]
mod command;
mod world;

use command::{draw, run};
use fastrand::Rng;
use world::*;

type Counts = std::collections::BTreeMap<&'static str, (u64, u64)>;

/// A history of `length` commands in a fresh world, checked after each.
///
/// `accepted` counts, by the command's name, how many were carried out and how many refused.
fn history(seed: u64, length: u64, bits: u32, jump: u64, accepted: &mut Counts) -> World {
    let mut rng = Rng::with_seed(seed);
    let mut world = World::with_penalty_flow(3, 4);
    for nth in 0..length {
        let command = draw(&mut rng, &world, bits, jump);
        let result = run(&mut world, command);
        let (done, refused) = accepted.entry(command.into()).or_default();
        *if result.is_ok() { done } else { refused } += 1;
        let sound = std::panic::catch_unwind(|| world.check()).is_ok();
        let before = || history(seed, nth, bits, jump, &mut Counts::new());
        assert!(sound, "seed {seed}, {nth}: {command:?} -> {result:?}\nbefore {:#?}", before());
    }
    world
}

/// Given random histories over worlds of all magnitudes, then after every operation the
/// books balance, each kind of command was really carried out, and in the end everyone
/// leaves with all principal.
#[test]
fn books_balance_exactly_after_every_operation() {
    let seed = setting("ACEQUIA_SEED", Rng::new().u64(..));
    let operations = setting("ACEQUIA_OPS", 10_000_000);
    let length = 2_000;
    let shapes = [(20, HOUR), (40, 10 * DAY), (61, 100 * DAY), (63, DAY), (8, 60)];
    let (mut checked, mut accepted) = (0, Counts::new());
    for nth in 0.. {
        if checked >= operations {
            break;
        }
        let (bits, jump) = shapes[nth as usize % shapes.len()];
        history(seed.wrapping_add(nth), length, bits, jump, &mut accepted).everyone_leaves();
        checked += length;
    }
    for (name, (done, refused)) in &accepted {
        println!("{name:>14}: {done:>9} done, {refused:>9} refused");
        assert!(*done > 0, "{name} was never carried out: the test does not test it");
    }
    println!("checked operations: {checked}, seed {seed}");
}
