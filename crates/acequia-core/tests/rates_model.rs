//! The rule of rates and stake-time against an independent model in Python, `tests/models/rates.py`:
//! every number of the books after random lives of a stream, equal to the last 2^-64.
//!
//! `ACEQUIA_SEED` repeats a run.

#[path = "world/words.rs"]
mod words;
mod world;

use acequia_core::stream::Opening;
use words::{said_by, Words};
use world::*;

const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/models/rates.py");
const CASES: u64 = 10_000;
/// As the model has it [unix s].
const BEGINS: u64 = 1_000;
const COUNT: usize = 3;

fn opened(words: &mut Words) -> World {
    let mut world = World::new(1, COUNT);
    (world.now, world.totals.last_update) = (BEGINS, BEGINS);
    let terms = capped(words.number(), words.number());
    let begins = words.number();
    let terms = Opening { committed_until: words.number(), ..terms };
    world.curve_on(0, terms, begins, &words.segments()).expect("a curve");
    world
}

fn play(world: &mut World, what: &str, words: &mut Words) {
    world.now = words.number();
    // What one of both refuses and the other does not shows in the books.
    match what {
        "stake" => world.bring_to(words.number(), words.number()),
        "claim" => drop(world.claim(words.number(), 0)),
        "append" => drop(world.extend(0, 0, &words.segments())),
        "refund" => drop(world.refund(0)),
        "roll" => drop(world.roll(0, 0, &words.segments())),
        "forfeit" => forfeit(world, words.number()),
        _ => unreachable!("{what}"),
    }
    world.check();
}

fn forfeit(world: &mut World, who: usize) {
    world.at(who, |farm, seat| farm.settle(seat));
    let now = world.now;
    let _given_up = world.positions[who].checkpoints[0].forfeit(&mut world.streams[0], now);
}

/// Of the stream, then what each is owed, then the stake-time of each.
fn books(world: &mut World) -> Vec<u128> {
    (0..COUNT).for_each(|who| world.at(who, |farm, seat| farm.settle(seat)));
    let s = &world.streams[0];
    let words = [s.rem, s.funded, s.refunded, s.streamed, s.paid, s.idle, s.unstreamed()];
    let mut all = vec![s.index.get(), s.carry.get()];
    all.extend(words.map(u128::from));
    all.extend(world.positions.iter().map(|place| place.checkpoints[0].owed.get()));
    all.extend(world.positions.iter().map(|place| place.stake.stake_time(world.now).value));
    all
}

fn compare(line: &str) {
    let mut words = Words(line.split_whitespace());
    assert_eq!(words.0.next(), Some("curve"));
    let mut world = opened(&mut words);
    loop {
        match words.0.next().expect("the books come last") {
            "books" => break,
            what => play(&mut world, what, &mut words),
        }
    }
    world.now = words.number();
    let said: Vec<u128> = words.0.map(|word| word.parse().expect("below 2^128")).collect();
    assert_eq!(books(&mut world), said, "{line}");
}

#[test]
fn the_core_is_what_the_model_in_python_says() {
    let (seed, cases) = (setting("ACEQUIA_SEED", fastrand::u64(..)), few_of(CASES));
    let said = said_by(MODEL, &[cases.to_string(), seed.to_string()]);
    said.lines().for_each(compare);
    println!("compared lives: {cases}, seed {seed}");
    assert_eq!(said.lines().count() as u64, cases);
}
