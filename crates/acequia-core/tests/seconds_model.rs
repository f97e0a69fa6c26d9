//! The core against exact fractions, second by second, in Python (`tests/models/seconds.py`): rates that
//! follow the stake, curves that wait, positions that merge. Each is owed what the fractions say, but for a
//! unit of the curve, of the rate and of the index for each stretch between two changes; stake-time is equal.
//!
//! `ACEQUIA_SEED` repeats a run.

#[path = "world/words.rs"]
mod words;
mod world;

use acequia_core::stream::Opening;
use acequia_core::*;
use words::{said_by, Words};
use world::*;

const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/models/seconds.py");
const CASES: u64 = 3_000;
const COUNT: usize = 3;
/// What may be rounded in a stretch [base units].
const ROUNDED: u128 = 3;

fn opened(words: &mut Words) -> World {
    let mut world = World::new(1, COUNT);
    let rate = RateRule { full_weight: words.number(), least_weight: words.number() };
    let waits: u8 = words.number();
    let policy = if waits == 1 { IdlePolicy::Wait } else { IdlePolicy::Refund };
    let begins = world.now + words.number::<u64>();
    let terms = Opening { rate, ..Opening::curve(policy, 0) };
    world.curve_on(0, terms, begins, &words.segments()).expect("a curve");
    world
}

/// What was paid goes to what the position has had of the stream.
fn play(world: &mut World, what: &str, words: &mut Words, paid: &mut [u128; COUNT]) {
    world.now += words.number::<u64>();
    match what {
        "stake" => world.bring_to(words.number(), words.number()),
        "append" => drop(world.extend(0, 0, &words.segments())),
        "claim" => {
            let who: usize = words.number();
            paid[who] += u128::from(world.claim(who, 0).expect("a claim")) << 64;
        }
        "merge" => {
            let (from, into) = (words.number(), words.number());
            if world.merge(from, into, 0).is_ok() {
                paid[into] += core::mem::take(&mut paid[from]);
            }
        }
        _ => unreachable!("{what}"),
    }
    world.check();
}

/// In 2^-64 of a unit.
fn near(ours: u128, exact: u128, stretches: u128) -> bool {
    ours.abs_diff(exact) <= (stretches * ROUNDED) << 64
}

fn compare(line: &str) {
    let (mut words, mut paid) = (Words(line.split_whitespace()), [0; COUNT]);
    assert_eq!(words.0.next(), Some("curve"));
    let mut world = opened(&mut words);
    loop {
        match words.0.next().expect("what is owed comes last") {
            "owed" => break,
            what => play(&mut world, what, &mut words, &mut paid),
        }
    }
    world.now += words.number::<u64>();
    world.farm().accrue();
    let stretches = words.number();
    let idle = u128::from(world.streams[0].idle) << 64;
    assert!(near(idle, words.number(), stretches), "idle: {line}");
    for (who, paid) in paid.into_iter().enumerate() {
        assert!(near(world.owed(who, 0) + paid, words.number(), stretches), "{who}: {line}");
    }
    for position in &world.positions {
        assert_eq!(position.stake.stake_time(world.now).value, words.number::<u128>(), "{line}");
    }
}

#[test]
fn each_is_owed_what_exact_fractions_say() {
    let (seed, cases) = (setting("ACEQUIA_SEED", fastrand::u64(..)), few_of(CASES));
    let said = said_by(MODEL, &[cases.to_string(), seed.to_string()]);
    said.lines().for_each(compare);
    println!("compared lives: {cases}, seed {seed}");
    assert_eq!(said.lines().count() as u64, cases);
}
