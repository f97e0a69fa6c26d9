//! Stake-time against somebody who counts second by second: of positions that are split, merged,
//! sold, closed and opened, by random histories, read at random moments.

#[path = "world/command.rs"]
mod command;
#[path = "world/counted.rs"]
mod counted;
mod world;

use acequia_core::*;
use command::{draw, run, Command};
use counted::Count;
use fastrand::Rng;
use world::*;

/// A reading of each place, at times forgotten, and what was true then.
struct Read {
    at: u64,
    readings: Vec<Reading>,
    places: Vec<i128>,
    owners: Vec<u64>,
}

impl Read {
    fn now(rng: &mut Rng, world: &World, count: &Count) -> Self {
        let at = count.now;
        let mut read = |position: &Position| match rng.u8(..4) {
            0 => Reading::missing(at),
            _ => position.stake.stake_time(at),
        };
        let readings = world.positions.iter().map(&mut read).collect();
        Self { at, readings, places: count.places.clone(), owners: count.owners.clone() }
    }

    /// Exactly what the owner of a place had there since; of an older place that nobody read, nothing.
    fn compares(&self, world: &World, count: &Count) {
        for (who, position) in world.positions.iter().enumerate() {
            let later = position.stake.stake_time(count.now);
            let same_owner = self.owners[who] == count.owners[who];
            let was_read = self.readings[who].since != u64::MAX;
            let had = match (same_owner, was_read) {
                (true, true) => count.places[who] - self.places[who],
                (true, false) if position.stake.since < self.at => 0,
                _ => count.places[who],
            };
            assert_eq!(later.gained_since(&self.readings[who]) as i128, had);
        }
    }
}

/// A random history in which places are read now and then; the clock does not go back.
fn history(seed: u64) {
    let mut rng = Rng::with_seed(seed);
    let mut world = World::with_penalty_flow(2, 4);
    let mut count = Count::of(&world);
    let mut read = Read::now(&mut rng, &world, &count);
    for _ in 0..400 {
        let command = draw(&mut rng, &world, 50, 10 * DAY);
        if matches!(command, Command::ClockBack(_)) {
            continue;
        }
        let done = run(&mut world, command).is_ok();
        count.go_on(&world, Some(command).filter(|_| done));
        count.agrees(&world);
        if done && matches!(command, Command::ClosePool) || rng.u8(..30) == 0 {
            read = Read::now(&mut rng, &world, &count);
        }
        read.compares(&world, &count);
    }
}

#[test]
fn two_readings_count_exactly_what_an_owner_had_and_never_too_much() {
    let seed = setting("ACEQUIA_SEED", Rng::new().u64(..));
    println!("seed {seed}");
    (0..few_of(500)).for_each(|nth| history(seed.wrapping_add(nth)));
}

#[test]
fn an_average_is_of_the_time_between_two_readings() {
    let mut world = World::new(1, 2);
    world.stake(0, 100).unwrap();
    let first = world.positions[0].stake.stake_time(world.now);
    world.now += DAY;
    world.stake(0, 200).unwrap();
    world.now += DAY;
    let last = world.positions[0].stake.stake_time(world.now);
    assert_eq!((last.gained_since(&first), last.average_since(&first)), (400 * DAY as u128, 200));
    assert_eq!(last.average_since(&last), 0, "no time has passed");
}

#[test]
fn what_is_staked_for_a_second_counts_a_second_and_for_none_nothing() {
    let mut world = World::new(1, 1);
    world.stake(0, 1 << 60).unwrap();
    world.unstake(0, 1 << 60).unwrap();
    assert_eq!(world.positions[0].stake.stake_time(world.now).value, 0);
    world.stake(0, 1 << 60).unwrap();
    world.now += 1;
    world.emergency_exit(0).unwrap();
    world.now += DAY;
    assert_eq!(world.positions[0].stake.stake_time(world.now).value, 1 << 60);
}

#[test]
fn a_merged_position_keeps_its_own_and_one_that_is_sold_begins_anew() {
    let mut world = World::new(1, 2);
    world.stake(0, 7).unwrap();
    world.now += DAY;
    world.merge(0, 1, 0).unwrap();
    world.now += DAY;
    let value = |world: &World, who: usize| world.positions[who].stake.stake_time(world.now).value;
    assert_eq!([0, 1].map(|who| value(&world, who)), [7 * DAY as u128; 2]);
    world.at(1, |farm, seat| farm.hand_over(seat)).unwrap();
    assert_eq!((value(&world, 1), world.positions[1].stake.since), (0, world.now));
    assert_eq!(world.totals.stake_time(world.now, 0).value, 14 * DAY as u128);
}
