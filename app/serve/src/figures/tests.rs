//! Figures held to a ledger that is walked second by second.

use super::earned::{earned_in, Index};
use super::stake::moves_in;
use super::*;
use crate::history::tests::{taken_again, POOL, START};
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
        let staked = Staked::of(&moves);
        let at = |time: u64| ledger[(time / TICK) as usize].map(u128::from);
        let sum = |time: u64| at(time).iter().sum::<u128>();
        let window = Window { from: 3 * DAY, to: 20 * DAY };
        // What changes in a tick holds from its first second: the ledger has it one later.
        let ticks = window.from / TICK + 1..=window.to / TICK;
        let walked: u128 = ticks.map(|tick| sum(tick * TICK) * u128::from(TICK)).sum();
        assert_eq!(staked.seconds(window), walked, "seed {seed}");
        let mut held = holdings(&moves, window.to);
        held.resize(OWNERS, 0);
        assert_eq!(held, at(window.to), "seed {seed}");
        let (amount, _) = kept(&staked, window, 7);
        assert_eq!(amount, sum(27 * DAY) as i128 - sum(window.from) as i128, "seed {seed}");
        let flows = flows(&moves, window);
        let balance = flows.arrivals() as i128 - flows.departures() as i128;
        assert_eq!(balance, sum(window.to) as i128 - sum(window.from) as i128, "seed {seed}");
    }
}

/// Programmes are of whole ticks, so that a ledger tells of their edges too.
const PROGRAMME: Window = Window { from: 3 * DAY, to: 20 * DAY };

type Ledger = Vec<[u64; OWNERS]>;

/// The ticks of a window: what is held during one is what stands before the next.
fn during(ledger: &Ledger, window: Window) -> impl Iterator<Item = &[u64; OWNERS]> {
    ledger[(window.from / TICK) as usize + 1..=(window.to / TICK) as usize].iter()
}

/// What somebody holds over a window [base units * s].
fn held_for(ledger: &Ledger, window: Window, owner: usize) -> u128 {
    during(ledger, window).map(|held| u128::from(held[owner]) * u128::from(TICK)).sum()
}

fn before(ledger: &Ledger, time: u64) -> &[u64; OWNERS] {
    &ledger[(time / TICK) as usize]
}

/// When somebody first held anything.
fn first_of(ledger: &Ledger, owner: usize) -> Option<u64> {
    let tick = ledger.iter().position(|held| held[owner] > 0)?;
    Some((tick as u64 - 1) * TICK)
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-12 * one.abs().max(other.abs())
}

#[test]
fn what_was_earned_in_a_window_is_what_each_tick_shares_out() {
    const RATE: u128 = 1_000 << 64;
    for seed in 0..200 {
        let (changes, ledger) = season(seed);
        let (mut index, mut indexes, mut shared) = (0u128, Vec::new(), [0u128; OWNERS]);
        for tick in 0..(END / TICK) {
            indexes.extend(changes.iter().filter(|one| one.time == tick * TICK).map(|_| index));
            let held = ledger[tick as usize + 1];
            let each = RATE.checked_div(held.iter().map(|held| u128::from(*held)).sum());
            index += each.unwrap_or(0);
            if PROGRAMME.holds(tick * TICK) {
                let share = |held: u64| each.unwrap_or(0) * u128::from(held);
                (0..OWNERS).for_each(|owner| shared[owner] += share(held[owner]));
            }
        }
        let earned = earned_in(&Index::alone(&changes, &indexes, 0), PROGRAMME, OWNERS);
        assert_eq!(earned, shared, "seed {seed}");
    }
}

#[test]
fn a_stream_that_begins_between_two_events_earns_nothing_before() {
    let change = |time, amount| {
        let (position, owner, kind, weight, lock_end) = (0, 0, Kind::Staked, amount, 0);
        Change { time, position, owner, kind, amount, weight, lock_end }
    };
    let changes = [change(0, 10), change(100, 10)];
    let index = Index::alone(&changes, &[0, 40], 60);
    let of = |from, to| earned_in(&index, Window { from, to }, 1);
    assert_eq!(of(60, 100), [400]);
    assert_eq!(of(60, 70), [100]);
    assert_eq!(of(70, 90), [200]);
    assert_eq!(of(90, 500), [100], "what lies after the last event is not guessed");
}

#[test]
fn cohorts_are_those_of_a_ledger_and_stay_as_it_says() {
    let window = Window { from: 3 * DAY, to: 38 * DAY };
    for seed in 0..200 {
        let (changes, ledger) = season(seed);
        let mut expected = Vec::new();
        for start in (window.from..window.to).step_by(WEEK as usize) {
            let came = Window { from: start, to: start + WEEK };
            let is_of_it =
                |owner: &usize| first_of(&ledger, *owner).is_some_and(|at| came.holds(at));
            let of_it: Vec<usize> = (0..OWNERS).filter(is_of_it).collect();
            let ends = (came.to..=window.to).step_by(WEEK as usize);
            let held_at = |end| of_it.iter().map(|owner| before(&ledger, end)[*owner]).collect();
            let held: Vec<Vec<u64>> = ends.map(held_at).collect();
            let there = |held: &Vec<u64>| held.iter().filter(|held| **held > 0).count();
            let stayed = held.iter().map(|held| there(held) as f64 / of_it.len() as f64).collect();
            let amount: u64 = held[0].iter().sum();
            let part = |held: &Vec<u64>| held.iter().sum::<u64>() as f64 / amount as f64;
            let held = held.iter().map(|held| (amount > 0).then(|| part(held))).collect();
            let (owners, amount) = (of_it.len(), amount.into());
            expected.extend((owners > 0).then_some(Cohort { start, owners, amount, stayed, held }));
        }
        assert_eq!(retention(&moves_in(&changes), window, WEEK), expected, "seed {seed}");
    }
}

#[test]
fn mercenaries_are_those_whom_a_ledger_sees_come_late_and_leave() {
    let (announced, mut some) = (5 * DAY, 0);
    for seed in 0..200 {
        let (changes, ledger) = season(seed);
        let earned: Vec<u128> =
            (0..OWNERS).map(|owner| 3 + (seed as u128 * 7 + owner as u128) % 11).collect();
        let is_one = |owner: &usize| {
            let later = u128::from(before(&ledger, PROGRAMME.to + 7 * DAY)[*owner]);
            let average = held_for(&ledger, PROGRAMME, *owner) as f64 / PROGRAMME.seconds() as f64;
            first_of(&ledger, *owner).is_some_and(|at| at >= announced)
                && (later as f64) < average / 10.0
        };
        let found: Vec<usize> = (0..OWNERS).filter(is_one).collect();
        let theirs: u128 = found.iter().map(|owner| earned[*owner]).sum();
        let share = theirs as f64 / earned.iter().sum::<u128>() as f64;
        let told = mercenary_share(&moves_in(&changes), PROGRAMME, announced, &earned);
        assert_eq!(told, Some(Mercenaries { owners: found.len(), share }), "seed {seed}");
        some += found.len();
    }
    assert!(some > 20, "{some} in all");
}

#[test]
fn nobody_earned_nothing_so_nobody_is_a_mercenary() {
    assert_eq!(mercenary_share(&[], PROGRAMME, 0, &[]), None);
}

#[test]
fn elasticity_is_that_of_averages_over_every_tick() {
    let time = 20 * DAY;
    let (was, is) = (Window { from: 13 * DAY, to: time }, Window { from: 27 * DAY, to: 34 * DAY });
    for seed in 0..200 {
        let (changes, ledger) = season(seed);
        let average = |window: Window| {
            let sum: u128 = (0..OWNERS).map(|owner| held_for(&ledger, window, owner)).sum();
            sum as f64 / window.seconds() as f64
        };
        let (stake, twice) =
            (
                (average(was), average(is)),
                |one: Window| if one.to <= time { 700.0 } else { 1_400.0 },
            );
        let told = elasticity(&Staked::of(&moves_in(&changes)), time, twice);
        if stake.0 == 0.0 || stake.1 == 0.0 {
            assert_eq!(told, None);
            continue;
        }
        let told = told.expect("stake on either side");
        assert_eq!((told.time, told.rewards, told.stake), (time, (100.0, 200.0), stake));
        assert!(is_near(told.value, (stake.1 / stake.0).log2()), "seed {seed}: {told:?}");
    }
    let (changes, _) = season(1);
    assert_eq!(
        elasticity(&Staked::of(&moves_in(&changes)), time, |_| 700.0),
        None,
        "rewards as they were"
    );
    assert_eq!(
        elasticity(&Staked::of(&moves_in(&changes)), 6 * DAY, |_| 700.0),
        None,
        "no week before"
    );
}

#[test]
fn early_leavers_are_the_last_weeks_part_of_all_that_leaves() {
    for seed in 0..200 {
        let (changes, ledger) = season(seed);
        let left = |window: Window| {
            let ticks = (window.from / TICK) as usize..(window.to / TICK) as usize;
            let fell = |tick: usize| (0..OWNERS).map(move |owner| (tick, owner));
            let each = ticks
                .flat_map(fell)
                .map(|(tick, owner)| ledger[tick][owner].saturating_sub(ledger[tick + 1][owner]));
            each.sum::<u64>()
        };
        let last = Window { from: PROGRAMME.to - 7 * DAY, ..PROGRAMME };
        let (last, all) = (left(last), left(PROGRAMME));
        let told = early_leavers(&moves_in(&changes), PROGRAMME);
        assert_eq!(told, (all > 0).then(|| last as f64 / all as f64), "seed {seed}");
    }
}

#[test]
fn a_stream_added_in_the_second_in_which_its_slot_was_freed_is_not_taken_for_the_old_one() {
    let life = &taken_again().pools[&POOL];
    for (nth, owed) in [(0, [400, 0]), (1, [0, 70])] {
        let windows = [(0, 100), (100, 200)].map(|(from, to)| (START + from, START + to));
        for ((from, to), owed) in windows.into_iter().zip(owed) {
            assert_eq!(earned(life, nth, Window { from, to }), [owed], "stream {nth} from {from}");
        }
        let brought = Brought::new(life, nth, 0);
        let by = [50, 100, 200].map(|seconds| brought.by(START + seconds));
        assert_eq!(by, [[200, 400, 400], [0, 0, 70]][nth], "stream {nth}");
    }
}
