//! Smooth curves cut into steps, in integers.
//!
//! Each function returns segments whose amounts are weights: only their proportions count.
//! Their sum stays below 2^64, which is what fitting them to a budget asks for.

use crate::pow::half_to_the;
use acequia_core::{Segment, MAX_SEGMENTS};

/// Equal steps; boundaries rounded down to the second.
fn equal_steps(seconds: u64, count: u64) -> impl Iterator<Item = (u64, u64)> {
    let edge = move |nth: u64| (u128::from(seconds) * u128::from(nth) / u128::from(count)) as u64;
    (0..count).map(move |nth| (edge(nth), edge(nth + 1)))
}

/// What the smooth curve emits in a step is the difference of its values at the edges.
pub(crate) fn halving(seconds: u64, half_life: u64, count: u64) -> Vec<Segment> {
    let left = |at| half_to_the(at, half_life);
    let steps = equal_steps(seconds, count);
    steps.map(|(from, to)| segment(to - from, left(from).saturating_sub(left(to)))).collect()
}

/// Rates start at 2^58 a step, so that two dozen of them fit a word.
pub(crate) fn falling(seconds: u64, every: u64, keep_bps: u64) -> Vec<Segment> {
    let starts = (0..seconds).step_by(every.max(1) as usize).take(MAX_SEGMENTS + 1);
    let rates = std::iter::successors(Some(1u64 << 58), |rate| Some(rate / 10_000 * keep_bps));
    let lasting = |start: u64| every.min(seconds - start);
    let share = |rate: u64, lasts: u64| u128::from(rate) * u128::from(lasts) / u128::from(every);
    starts
        .zip(rates)
        .map(|(at, rate)| segment(lasting(at), share(rate, lasting(at)) as u64))
        .collect()
}

/// The rate in the middle of each step times its length.
pub(crate) fn ramp(seconds: u64, count: u64, from: u64, to: u64) -> Vec<Segment> {
    let rate = |nth: u64| from * (2 * (count - nth) - 1) + to * (2 * nth + 1);
    let steps = equal_steps(seconds, count).enumerate();
    steps.map(|(nth, (a, b))| segment(b - a, rate(nth as u64) * (b - a))).collect()
}

/// A segment of a weight that is relative to its neighbours'.
pub(crate) fn segment(seconds: u64, amount: u64) -> Segment {
    // The reader refuses what is longer than a u32 holds (136 years).
    Segment { seconds: u32::try_from(seconds).unwrap_or(u32::MAX), amount }
}
