//! Figures held to a ledger that is walked second by second.

use super::stake::moves_in;
use super::*;
use crate::history::{Change, Kind};

const OWNERS: usize = 5;
const END: u64 = 40 * DAY;
/// A second of the ledger stands for so many.
const TICK: u64 = 3_600;

/// What somebody holds at each tick, and the changes that tell of it.
fn season(seed: u64) -> (Vec<Change>, Vec<[u64; OWNERS]>) {
    let (mut state, mut changes, mut ledger, mut held) =
        (seed, Vec::new(), Vec::new(), [0; OWNERS]);
    let mut dice = |bound: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    for tick in 0..END / TICK {
        ledger.push(held);
        if dice(7) == 0 {
            let (owner, amount) = (dice(OWNERS as u64) as usize, dice(3) * dice(1_000));
            let kind = if amount > held[owner] { Kind::Staked } else { Kind::Unstaked };
            held[owner] = amount;
            let (time, position, owner) = (tick * TICK, owner as u32, owner as u32);
            let (weight, lock_end) = (amount, 0);
            changes.push(Change { time, position, owner, kind, amount, weight, lock_end });
        }
    }
    ledger.push(held);
    (changes, ledger)
}

#[test]
fn averages_holdings_and_what_was_kept_are_those_of_a_ledger_walked_tick_by_tick() {
    for seed in 0..200 {
        let (changes, ledger) = season(seed);
        let moves = moves_in(&changes);
        let at = |time: u64| ledger[(time / TICK) as usize].map(u128::from);
        let sum = |time: u64| at(time).iter().sum::<u128>();
        let window = Window { from: 3 * DAY, to: 20 * DAY };
        // What changes in a tick holds from its first second: the ledger has it one later.
        let ticks = window.from / TICK + 1..=window.to / TICK;
        let walked: u128 = ticks.map(|tick| sum(tick * TICK) * u128::from(TICK)).sum();
        assert_eq!(stake_seconds(&moves, window), walked, "seed {seed}");
        let mut held = holdings(&moves, window.to);
        held.resize(OWNERS, 0);
        assert_eq!(held, at(window.to), "seed {seed}");
        let (amount, _) = kept(&moves, window, 7);
        assert_eq!(amount, sum(27 * DAY) as i128 - sum(window.from) as i128, "seed {seed}");
        let flows = flows(&moves, window);
        let balance = flows.arrivals() as i128 - flows.departures() as i128;
        assert_eq!(balance, sum(window.to) as i128 - sum(window.from) as i128, "seed {seed}");
    }
}
