//! What a naive mind knows of a position: all it ever held, in order, with the time.
//! It shares no code with the core: weights are worked out anew from what people did, on
//! 128-bit integers, and what was held continuously is the least of the list.
#![allow(dead_code)] // each test binary uses its own part

use super::world::{cloned_in_place, RULE};

/// One position, seen naively.
#[derive(Debug, Default)]
pub struct Held {
    /// Principal [base units].
    pub amount: u128,
    /// What it counts for [weight].
    pub weight: u128,
    /// When its lock ends [unix s]; 0 without one.
    lock_end: u64,
    /// All since the beginning, and from when on [unix s, principal, boost].
    past: Vec<(u64, u128, u128)>,
}

cloned_in_place!(Held { amount, weight, lock_end, past });

/// What an amount locked for that long weighs, rounded down.
fn weigh(amount: u128, seconds: u64) -> u128 {
    let (most, longest) = (RULE.max_multiplier_bps as u128, RULE.max_seconds as u128);
    let bps = 10_000 + (most - 10_000) * (seconds as u128).min(longest) / longest;
    amount * bps / 10_000
}

impl Held {
    /// The least principal that it has held from the moment before `start` until now, all the time
    /// to the same owner; and the least boost, for a ballot that its lock outlasts.
    pub fn since_before(&self, start: u64, end: u64) -> u128 {
        let Some(then) = self.past.iter().rposition(|(time, ..)| *time < start) else {
            return 0;
        };
        let since = &self.past[then..];
        let principal = since.iter().map(|(_, principal, _)| *principal).min().unwrap_or(0);
        let boost = since.iter().map(|(.., boost)| *boost).min().unwrap_or(0);
        principal + if end <= self.lock_end { boost } else { 0 }
    }

    /// Weighs that much from now on.
    fn set(&mut self, now: u64, weight: u128) {
        self.weight = weight;
        self.past.push((now, self.amount, weight - self.amount));
    }

    /// Somebody touches it: a lock that has ended is over.
    pub fn touch(&mut self, now: u64) {
        if self.lock_end != 0 && now >= self.lock_end {
            self.lock_end = 0;
            self.set(now, self.amount);
        }
    }

    /// Principal came in.
    pub fn put(&mut self, now: u64, amount: u64) {
        self.touch(now);
        let more = match self.lock_end {
            0 => amount as u128,
            end => weigh(amount as u128, end - now),
        };
        self.amount += amount as u128;
        self.set(now, self.weight + more);
    }

    /// Principal went out, unlocked.
    pub fn take(&mut self, now: u64, amount: u64) {
        self.amount -= amount as u128;
        self.lock_end = 0;
        self.set(now, self.amount);
    }

    /// All of it was locked until then, or for as long as can be [unix s].
    pub fn lock(&mut self, now: u64, end: u64) {
        self.touch(now);
        self.lock_end = end.min(now + RULE.max_seconds as u64);
        self.set(now, weigh(self.amount, self.lock_end - now));
    }

    /// That much went out of a running lock, the penalty included.
    pub fn leave_early(&mut self, now: u64, amount: u64) {
        let left = self.amount - amount as u128;
        let weight = self.weight * left / self.amount;
        self.amount = left;
        if left == 0 {
            self.lock_end = 0;
        }
        self.set(now, weight);
    }

    /// All of another came in, locked until the later of both ends.
    pub fn absorb(&mut self, now: u64, other: &mut Self) {
        self.touch(now);
        other.touch(now);
        if other.amount > 0 {
            let end = self.lock_end.max(other.lock_end);
            let weight = self.until(end, now) + other.until(end, now);
            self.amount += other.amount;
            self.lock_end = end;
            self.set(now, weight);
        }
        other.take(now, other.amount as u64);
    }

    /// What it weighs with a lock until then.
    fn until(&self, end: u64, now: u64) -> u128 {
        match self.lock_end == end {
            true => self.weight,
            false => weigh(self.amount, end - now),
        }
    }

    /// Somebody else owns it: nothing was theirs before.
    pub fn hand_over(&mut self, now: u64) {
        self.touch(now);
        self.past.push((now, 0, 0));
        self.set(now, self.weight);
    }

    /// It was empty and is gone, and a new one is at its place.
    pub fn close(&mut self, now: u64) {
        self.lock_end = 0;
        self.set(now, 0);
    }
}
