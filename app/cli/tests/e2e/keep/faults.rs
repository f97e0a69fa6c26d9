//! A keeper that is killed and cut off at random moments ends where one that is left alone does.

use super::gate::Gate;
use super::process::Process;
use super::season::days;
use super::world::World;
use std::collections::BTreeMap;
use std::thread::sleep;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Chance that repeats itself by its seed.
struct Chance(u64);

impl Chance {
    /// From `ACEQUIA_SEED`, or from the clock; printed.
    fn new() -> Self {
        let clock = || SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock").as_nanos();
        let given = std::env::var("ACEQUIA_SEED").ok().and_then(|text| text.parse().ok());
        let seed = given.unwrap_or_else(|| clock() as u64);
        println!("ACEQUIA_SEED={seed}");
        Self(seed | 1)
    }

    /// Below `most`.
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % most
    }

    fn pause(&mut self, most: u64) {
        sleep(Duration::from_millis(self.below(most)));
    }
}

/// What is so in the end, and what was sent by each step.
struct Course {
    state: BTreeMap<String, String>,
    sent: Vec<Sent>,
}

/// By when, how many transactions, and what the keeper has said of itself.
type Sent = (u64, usize, String);

fn when_done(world: &World, keeper: &Process, now: u64) -> Sent {
    keeper.waits_until_done(now);
    (now, world.sent(), keeper.command.said())
}

/// Of a keeper that is left alone.
fn undisturbed(days: u64) -> Course {
    let (mut world, mut sent) = (World::begin(), Vec::new());
    let url = world.net.url.clone();
    let keeper = world.keeper(&url);
    world.passes(days, |world, now| sent.push(when_done(world, &keeper, now)));
    Course { state: world.state(), sent }
}

/// In every third step it is killed, in another third the RPC is lost for a while, at any moment of what
/// it does.
fn disturbed(days: u64) -> Course {
    let (mut world, mut chance) = (World::begin(), Chance::new());
    let gate = Gate::to(&world.net.url);
    world.keeper.go_to(&gate.url);
    let start = |world: &World| Process::start(&world.keeper, "keep.toml");
    let mut keeper = Some(start(&world));
    let (mut kills, mut cuts, mut sent) = (0, 0, Vec::new());
    world.passes(days, |world, now| {
        match chance.below(3) {
            0 => {
                chance.pause(250);
                keeper.take().expect("it runs").command.dies();
                keeper = Some(start(world));
                kills += 1;
            }
            1 => {
                chance.pause(250);
                gate.cut();
                chance.pause(500);
                gate.mend();
                cuts += 1;
            }
            _ => {}
        }
        sent.push(when_done(world, keeper.as_ref().expect("it runs"), now));
    });
    println!("killed {kills} times, cut off {cuts} times");
    assert!(kills > 0 && cuts > 0);
    Course { state: world.state(), sent }
}

#[test]
fn a_keeper_that_is_killed_and_cut_off_ends_where_an_undisturbed_one_does() {
    let days = days("ACEQUIA_KEEP_FAULT_DAYS", 21);
    let (calm, rough) = (undisturbed(days), disturbed(days));
    let differing = |(at, data): &(&String, &String)| rough.state.get(*at) != Some(*data);
    let differing: Vec<_> = calm.state.iter().filter(differing).map(|(at, _)| at).collect();
    assert_eq!(calm.state.len(), rough.state.len());
    assert!(differing.is_empty(), "differ: {differing:?}; {}", first_apart(&calm, &rough));
}

/// The first step after which one had sent more than the other, and what either had said of itself by then.
fn first_apart(calm: &Course, rough: &Course) -> String {
    let mut both = calm.sent.iter().zip(&rough.sent);
    let apart = both.find(|(one, other)| one.1 != other.1);
    apart.map_or_else(String::new, |((now, calmly, said), (_, roughly, of_it))| {
        format!("sent by {now}: {calmly}, {roughly} where it is disturbed\n{said}\n---- disturbed:\n{of_it}")
    })
}
