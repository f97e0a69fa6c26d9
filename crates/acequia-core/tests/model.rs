//! The core against an independent model that knows no segments-and-cursor, no skipping of
//! time and no 64-bit steps: it lives second by second, on plain 128-bit integers, and keeps
//! each stream as a list of seconds and what each emits. What every position is owed must be
//! equal to the last 2^-64.

#[path = "world/command.rs"]
mod command;
mod world;

use acequia_core::*;
use command::Command::{self, *};
use fastrand::Rng;
use std::collections::VecDeque;
use world::*;

/// A stream as the naive mind sees it.
#[derive(Clone, Debug, Default)]
struct NaiveStream {
    /// Seconds until the curve starts.
    delay: u64,
    /// What each coming second emits.
    seconds: VecDeque<u128>,
    waits: bool,
    /// How its rate follows the stake, and what of a unit is left over [1 / full weight].
    rate: RateRule,
    rem: u128,
    idle: u128,
    index: u128,
    carry: u128,
    owed: Vec<u128>,
}

impl NaiveStream {
    /// Lives through one second with these weights.
    fn second(&mut self, weights: &[u64]) {
        let total: u128 = weights.iter().map(|w| *w as u128).sum();
        if self.delay > 0 && !self.seconds.is_empty() {
            self.delay -= 1;
            return;
        }
        if total == 0 && self.waits {
            return;
        }
        let Some(emitted) = self.seconds.pop_front() else { return };
        match total {
            0 => self.idle += emitted,
            _ => {
                let shared = self.shared(emitted, total);
                self.share_out(shared, total, weights)
            }
        }
    }

    /// What of one second's is for stakers; the rest is idle.
    fn shared(&mut self, emitted: u128, total: u128) -> u128 {
        let (full, least) = (self.rate.full_weight as u128, self.rate.least_weight as u128);
        if full == 0 {
            return emitted;
        }
        let sum = emitted * total.max(least).min(full) + self.rem;
        self.rem = sum % full;
        self.idle += emitted - sum / full;
        sum / full
    }

    /// Divides what one second emits among the weights.
    fn share_out(&mut self, emitted: u128, total: u128, weights: &[u64]) {
        if emitted == 0 {
            return;
        }
        let sum = (emitted << 64) + self.carry;
        self.carry = sum % total;
        self.index += sum / total;
        for (owed, weight) in self.owed.iter_mut().zip(weights) {
            *owed += sum / total * *weight as u128;
        }
    }

    /// What is still to come [base units].
    fn left(&self) -> u128 {
        self.seconds.iter().sum()
    }

    /// Adds segments, second by second, behind what is there.
    fn append(&mut self, delay: u64, segments: &[Segment]) {
        if self.seconds.is_empty() {
            self.delay = delay;
        }
        for segment in segments {
            let at = |t: u128| segment.amount as u128 * t / segment.seconds as u128;
            self.seconds.extend((0..segment.seconds as u128).map(|t| at(t + 1) - at(t)));
        }
    }
}

/// Checks one random history of a curve. Returns how many operations it compared.
fn compare(seed: u64) -> u64 {
    let mut rng = Rng::with_seed(seed);
    let (mut world, mut naive) = (World::new(2, 3), vec![NaiveStream::default(); 2]);
    for (slot, stream) in naive.iter_mut().enumerate() {
        *stream = open(&mut rng, &mut world, slot);
    }
    let operations = 120;
    for nth in 0..operations {
        let command = choose(&mut rng, &world);
        step(&mut world, &mut naive, command);
        agree(&world, &naive, &format!("seed {seed}, operation {nth}: {command:?}"));
    }
    operations
}

/// The same random curve in both worlds.
fn open(rng: &mut Rng, world: &mut World, slot: usize) -> NaiveStream {
    let terms = command::terms(rng, 62);
    let (waits, rate) = (terms.idle_policy == IdlePolicy::Wait, terms.rate);
    let (delay, segments) = (rng.u64(1..40), curve(rng));
    world.curve_on(slot, terms, world.now + delay, &segments).unwrap();
    let mut naive = NaiveStream { waits, rate, owed: vec![0; 3], ..NaiveStream::default() };
    naive.append(delay, &segments);
    naive
}

/// Three segments with amounts of all magnitudes.
fn curve(rng: &mut Rng) -> [Segment; 3] {
    core::array::from_fn(|_| Segment {
        seconds: rng.u32(1..90),
        amount: 1 + (rng.u64(..) >> rng.u32(4..64)),
    })
}

/// Draws one of the commands that the model knows.
fn choose(rng: &mut Rng, world: &World) -> Command {
    let (who, slot) = (rng.usize(..3), rng.usize(..2));
    match rng.u32(..13) {
        0..=3 => Wait(rng.u64(..25)),
        4..=5 => Stake(who, 1 + (rng.u64(..) >> rng.u32(4..64))),
        6 => Unstake(who, world.positions[who].stake.amount),
        7 => Unstake(who, rng.u64(..=world.positions[who].stake.amount)),
        8..=9 => Claim(who, slot),
        10 => Lock(who, rng.u64(1..100)),
        11 => Merge(who, rng.usize(..3)),
        _ => Extend(slot, curve(rng)),
    }
}

/// Does the same to both worlds.
fn step(world: &mut World, naive: &mut [NaiveStream], command: Command) {
    if let Wait(seconds) = command {
        let weights: Vec<u64> = world.positions.iter().map(|p| p.stake.weight).collect();
        (0..seconds).for_each(|_| naive.iter_mut().for_each(|stream| stream.second(&weights)));
    }
    let done = command::run(world, command).is_ok();
    match command {
        Claim(who, slot) => naive[slot].owed[who] &= u64::MAX as u128,
        Merge(from, into) if done => naive.iter_mut().for_each(|stream| {
            stream.owed[into] += core::mem::take(&mut stream.owed[from]);
        }),
        Extend(slot, segments) if done => naive[slot].append(0, &segments),
        _ => {}
    }
}

/// Compares all books and all shares, exactly.
fn agree(world: &World, naive: &[NaiveStream], what: &str) {
    let mut settled = world.clone();
    settled.farm().accrue();
    for (slot, stream) in naive.iter().enumerate() {
        let books = &settled.streams[slot];
        assert_eq!(books.unstreamed() as u128, stream.left(), "unstreamed: {what}");
        assert_eq!(books.idle as u128, stream.idle, "idle: {what}");
        let ours: Vec<u128> = (0..3).map(|who| world.owed(who, slot)).collect();
        assert_eq!(
            total(&ours) + books.carry.get(),
            total(&stream.owed) + stream.carry,
            "sum: {what}"
        );
        // Dividing once a second or once in a while cuts the same sum at the same place as
        // long as the weight does not change, and the carry holds the rest.
        assert_eq!(ours, stream.owed, "owed: {what}");
    }
}

fn total(owed: &[u128]) -> u128 {
    owed.iter().sum()
}

/// Given 2,000 random histories, then at each of their 120 steps every number agrees.
#[test]
fn every_share_equals_the_second_by_second_model() {
    let seed = setting("ACEQUIA_SEED", Rng::new().u64(..));
    let compared: u64 = (0..few_of(2_000)).map(|nth| compare(seed.wrapping_add(nth))).sum();
    println!("compared operations: {compared}, seed {seed}");
}
