//! Curves of the file held against curves on chain.
//!
//! The chain keeps what is still to come, and the sum of what it was ever given. So a file's
//! curve is on chain up to the amount that was funded, and what follows is what is missing.

use acequia_core::{Schedule, Segment};

/// What of `segments` follows after `funded` base units; none where that point is not a
/// whole second of the curve, so that the curve cannot be the continuation of what is there.
pub fn rest_of(segments: &[Segment], funded: u64) -> Option<Vec<Segment>> {
    let (mut before, mut rest) = (0u64, Vec::new());
    for segment in segments {
        let taken = funded.saturating_sub(before).min(segment.amount);
        let is_there = before < funded && taken == segment.amount;
        before = before.saturating_add(segment.amount);
        if is_there {
            continue;
        }
        let gone = seconds_of(segment, taken)?;
        rest.push(Segment { seconds: segment.seconds - gone, amount: segment.amount - taken });
    }
    if rest.iter().all(|segment| segment.amount == 0) {
        rest.clear();
    }
    (before >= funded).then_some(rest)
}

/// What is still to come of a curve that is settled to `now`: of the running segment what is
/// left of it.
pub fn left_of(schedule: &Schedule, now: u64) -> Vec<Segment> {
    let mut left: Vec<Segment> = schedule.remaining().collect();
    if let Some(running) = left.first_mut() {
        let gone = now.saturating_sub(schedule.start);
        running.seconds = u64::from(running.seconds).saturating_sub(gone).max(1) as u32;
        running.amount = running.amount.saturating_sub(schedule.taken);
    }
    left
}

/// How long a segment takes to emit `taken`, if that is a whole number of seconds [s].
fn seconds_of(segment: &Segment, taken: u64) -> Option<u32> {
    if taken == 0 {
        return Some(0);
    }
    let product = u128::from(taken) * u128::from(segment.seconds);
    let seconds = product / u128::from(segment.amount);
    let exact = product.is_multiple_of(segment.amount.into());
    exact.then_some(seconds as u32)
}

/// Whether what is left on chain runs as the end of `whole` does, however either is cut into
/// segments. Rounding may make a unit's difference at each boundary.
pub fn same_ending(whole: &[Segment], left: &[Segment]) -> bool {
    let (whole, left) = (from_end(whole), from_end(left));
    let shared = left.last().map_or(0, |(seconds, _)| *seconds);
    let agree = |of: &[(u64, u64)], with: &[(u64, u64)]| {
        let inner = of.iter().filter(|(seconds, _)| *seconds <= shared);
        inner.copied().all(|(seconds, amount)| at(with, seconds).abs_diff(amount) <= 1)
    };
    agree(&left, &whole) && agree(&whole, &left) && total(&left) <= total(&whole)
}

/// The boundaries of a curve, counted back from its end [s, base units], the end first.
fn from_end(segments: &[Segment]) -> Vec<(u64, u64)> {
    let mut reached = (0u64, 0u64);
    let each = segments.iter().rev().map(|segment| {
        reached.0 += u64::from(segment.seconds);
        reached.1 = reached.1.saturating_add(segment.amount);
        reached
    });
    std::iter::once((0, 0)).chain(each).collect()
}

/// What is emitted in the last `seconds` [base units, rounded down].
fn at(boundaries: &[(u64, u64)], seconds: u64) -> u64 {
    let span = boundaries.windows(2).find(|pair| pair[1].0 >= seconds);
    let Some(&[(from, base), (to, top)]) = span else {
        return boundaries.last().map_or(0, |last| last.1);
    };
    let (gone, all) = (u128::from(seconds - from), u128::from(to - from).max(1));
    base + (u128::from(top - base) * gone / all) as u64
}

fn total(boundaries: &[(u64, u64)]) -> u64 {
    boundaries.last().map_or(0, |last| last.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve(pairs: &[(u32, u64)]) -> Vec<Segment> {
        pairs
            .iter()
            .map(|(seconds, amount)| Segment { seconds: *seconds, amount: *amount })
            .collect()
    }

    #[test]
    fn what_is_funded_is_left_out() {
        let file = curve(&[(10, 100), (20, 40)]);
        assert_eq!(rest_of(&file, 0), Some(file.clone()));
        assert_eq!(rest_of(&file, 100), Some(curve(&[(20, 40)])));
        assert_eq!(rest_of(&file, 140), Some(vec![]));
        assert_eq!(rest_of(&file, 50), Some(curve(&[(5, 50), (20, 40)])));
        assert_eq!(rest_of(&file, 141), None, "more is there than the file knows");
        assert_eq!(rest_of(&file, 55), None, "in the middle of a second");
    }

    #[test]
    fn a_longer_constant_curve_goes_on_where_the_shorter_ended() {
        assert_eq!(rest_of(&curve(&[(180, 200)]), 100), Some(curve(&[(90, 100)])));
    }

    #[test]
    fn a_cliff_stays_with_what_follows_it() {
        let file = curve(&[(5, 0), (10, 100)]);
        assert_eq!(rest_of(&file, 0), Some(file.clone()));
        assert_eq!(rest_of(&file, 100), Some(vec![]));
        let paused = curve(&[(10, 100), (5, 0), (10, 100)]);
        assert_eq!(rest_of(&paused, 100), Some(curve(&[(5, 0), (10, 100)])));
    }

    #[test]
    fn curves_are_compared_however_they_are_cut() {
        let file = curve(&[(10, 100), (20, 40), (10, 10)]);
        assert!(same_ending(&file, &file));
        assert!(same_ending(&file, &curve(&[(20, 40), (10, 10)])));
        assert!(same_ending(&file, &curve(&[(5, 50), (10, 20), (10, 20), (10, 10)])));
        assert!(same_ending(&file, &[]));
        assert!(!same_ending(&file, &curve(&[(20, 44), (10, 6)])), "another shape");
        assert!(!same_ending(&file, &curve(&[(10, 150), (20, 40), (10, 10)])), "more than all");
        assert!(!same_ending(&file, &curve(&[(20, 20), (10, 40), (10, 10)])), "another middle");
    }
}
