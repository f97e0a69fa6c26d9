//! Random histories: after every single operation the budget is accounted for to the unit,
//! the tallies are what the standing votes make them, and the shares those of the model.
//!
//! `ACEQUIA_GAUGE_OPS` sets the number of operations, `ACEQUIA_SEED` repeats a run.

mod world;

use acequia_gauge_core::*;
use fastrand::Rng;
use std::collections::BTreeMap;
use world::command::{draw, run, touched, Command};
use world::*;

/// How often each command was carried out, and each refusal given.
#[derive(Default)]
struct Counts {
    done: BTreeMap<&'static str, u64>,
    refused: BTreeMap<String, u64>,
}

/// A history of `length` commands in a fresh world, checked after each.
fn history(seed: u64, length: u64, bits: u32, counts: &mut Counts) -> World {
    let mut rng = Rng::with_seed(seed);
    let powers = [WHOLE_POWER, rng.u64(..) >> rng.u32(..64), 0, 1];
    let mut world = World::new(WEEKLY, &powers, 6);
    for nth in 0..length {
        let command = draw(&mut rng, &world, bits);
        let before = world.clone();
        let result = run(&mut world, command);
        let checked = std::panic::catch_unwind(|| check(&before, &world, command, result));
        let when = (seed, nth);
        assert!(
            checked.is_ok(),
            "seed, operation {when:?}: {command:?} -> {result:?}\n{before:#?}"
        );
        counts.add(command, result);
    }
    world
}

fn check(before: &World, world: &World, command: Command, result: Result<()>) {
    assert!(result.is_ok() || before == world, "a refusal changes nothing");
    world.check(touched(command));
}

impl Counts {
    fn add(&mut self, command: Command, result: Result<()>) {
        *self.done.entry(command.into()).or_default() += result.is_ok() as u64;
        if let Err(error) = result {
            *self.refused.entry(format!("{error:?}")).or_default() += 1;
        }
    }

    fn report(&self) {
        for (name, done) in &self.done {
            println!("{name:>10}: {done:>8} done");
            assert!(*done > 0, "{name} was never carried out");
        }
        println!("refused: {:?}", self.refused);
    }
}

/// Every epoch is settled and each share applied, in any order, or given back; then all that
/// is idle is refunded. Nothing is refused and nothing is left.
fn wind_up(mut world: World, rng: &mut Rng) {
    world.now += 60 * DAY;
    for at in 0..world.ballots.len() {
        let settled = world.settle(at).map(drop);
        assert!(matches!(settled, Ok(()) | Err(Error::AlreadySettled)));
        hand_out(&mut world, at, rng);
        assert!(world.ballots[at].epoch.is_spent());
    }
    let _ = world.refund();
    assert_eq!((world.vault, world.books.in_vault()), (0, 0));
}

fn hand_out(world: &mut World, at: usize, rng: &mut Rng) {
    let mut pools: Vec<usize> = (0..MAX_POOLS).collect();
    rng.shuffle(&mut pools);
    for pool in pools {
        let _ = if rng.bool() {
            world.apply(at, pool).map(|grant| grant.amount)
        } else {
            world.give_back(at, pool)
        };
        world.check(Some(at));
    }
}

/// Given random histories over all magnitudes, then after every operation everything is
/// accounted for, each kind of command was really carried out, and in the end nothing is left
/// in the vault.
#[test]
fn everything_is_accounted_for_after_every_operation() {
    let seed = setting("ACEQUIA_SEED", Rng::new().u64(..));
    let operations = setting("ACEQUIA_GAUGE_OPS", 1_000_000);
    let (mut checked, mut counts) = (0, Counts::default());
    for nth in (0..).take_while(|nth| nth * 2_000 < operations) {
        let bits = [10, 30, 50, 62, 64][nth as usize % 5];
        let seed = seed.wrapping_add(nth);
        let world = history(seed, 2_000, bits, &mut counts);
        wind_up(world, &mut Rng::with_seed(seed));
        checked += 2_000;
    }
    counts.report();
    println!("checked operations: {checked}, seed {seed}");
}
