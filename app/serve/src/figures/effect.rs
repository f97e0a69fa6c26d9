//! Whether the money brought stake that stayed.

use super::{flows, holdings, place, share, stake_at, stake_seconds, Move, Window, DAY};

/// Of the net inflow from `start` to `end`, how much was there so many days after: base units, and as a share of
/// the inflow. The share is none where nothing came on balance.
pub fn kept(moves: &[Move], programme: Window, days: u64) -> (i128, Option<f64>) {
    let at = |time: u64| stake_at(moves, time) as i128;
    let (before, end) = (at(programme.from), at(programme.to));
    let later = at(programme.to + days * DAY);
    let inflow = end - before;
    (later - before, (inflow > 0).then(|| (later - before) as f64 / inflow as f64))
}

/// Of all that left during a programme, the share that left in its last seven days; none where nothing left.
pub fn early_leavers(moves: &[Move], programme: Window) -> Option<f64> {
    let last =
        Window { from: programme.to.saturating_sub(7 * DAY).max(programme.from), ..programme };
    share(flows(moves, last).departures(), flows(moves, programme).departures())
}

/// Owners who first staked in the same period.
#[derive(Clone, Debug, PartialEq)]
pub struct Cohort {
    /// When the period began [unix s].
    pub start: u64,
    /// How many they are.
    pub owners: usize,
    /// What they held at its end [base units].
    pub amount: u128,
    /// The share of them that held anything so many periods after its end, from 0 on.
    pub stayed: Vec<f64>,
    /// What they held then, as a share of what they held at its end; none where that was nothing.
    pub held: Vec<Option<f64>>,
}

/// Owners by the period in which they first staked, and how many stayed: as far as `window` goes.
pub fn retention(moves: &[Move], window: Window, period: u64) -> Vec<Cohort> {
    let periods = window.seconds() / period;
    let end_of = |nth: u64| window.from + (nth + 1) * period;
    let mut first: Vec<Option<u64>> = Vec::new();
    for one in moves.iter().filter(|one| one.by > 0) {
        place(&mut first, one.owner as usize, None).get_or_insert(one.time);
    }
    let held: Vec<Vec<u128>> = (0..periods).map(|nth| holdings(moves, end_of(nth))).collect();
    let cohort = |nth: u64| {
        let came = Window { from: window.from + nth * period, to: end_of(nth) };
        let is_of_it = |first: &Option<u64>| first.is_some_and(|first| came.holds(first));
        let of_it: Vec<usize> = (0..first.len()).filter(|owner| is_of_it(&first[*owner])).collect();
        if of_it.is_empty() {
            return None;
        }
        let at = |later: u64, owner: usize| held[later as usize].get(owner).copied().unwrap_or(0);
        let amount = of_it.iter().map(|owner| at(nth, *owner)).sum();
        let stayed = |later: u64| {
            let stayed = of_it.iter().filter(|owner| at(later, **owner) > 0).count();
            share(stayed as u128, of_it.len() as u128).unwrap_or(0.0)
        };
        let holds = |later: u64| share(of_it.iter().map(|owner| at(later, *owner)).sum(), amount);
        Some(Cohort {
            start: came.from,
            owners: of_it.len(),
            amount,
            stayed: (nth..periods).map(stayed).collect(),
            held: (nth..periods).map(holds).collect(),
        })
    };
    (0..periods).filter_map(cohort).collect()
}

/// By the rule that is printed with it: the rewards of owners who first staked after the announcement, and seven days
/// after the end hold less than a tenth of what they held on average during the programme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mercenaries {
    /// How many they are.
    pub owners: usize,
    /// Their share of all rewards of the programme.
    pub share: f64,
}

/// Who came for the rewards and left. `earned` is what each owner earned, by number, in any unit; none where nobody did.
pub fn mercenary_share(
    moves: &[Move],
    programme: Window,
    announced: u64,
    earned: &[u128],
) -> Option<Mercenaries> {
    let after = holdings(moves, programme.to + 7 * DAY);
    let is_one = |owner: &usize| {
        let own: Vec<Move> =
            moves.iter().filter(|one| one.owner as usize == *owner).copied().collect();
        let came_after = own.first().is_some_and(|first| first.time >= announced);
        let held = after.get(*owner).copied().unwrap_or(0);
        let seconds = u128::from(programme.seconds());
        came_after && 10 * held * seconds < stake_seconds(&own, programme)
    };
    let found: Vec<usize> = (0..earned.len()).filter(is_one).collect();
    let theirs = found.iter().map(|owner| earned[*owner]).sum();
    share(theirs, earned.iter().sum()).map(|share| Mercenaries { owners: found.len(), share })
}

/// How stake followed rewards around a change of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Elasticity {
    /// When rewards changed [unix s].
    pub time: u64,
    /// Rewards a day, before and after.
    pub rewards: (f64, f64),
    /// Average stake in the seven days before, and in days 7 to 14 after.
    pub stake: (f64, f64),
    /// `ln(stake after / before) / ln(rewards after / before)`.
    pub value: f64,
}

/// Around one change of rewards: the seven days before against days 7 to 14 after. `emitted` tells what was emitted in
/// a window. None where there was no stake or reward on either side, or rewards stayed as they were.
pub fn elasticity(
    moves: &[Move],
    time: u64,
    emitted: impl Fn(Window) -> f64,
) -> Option<Elasticity> {
    let before = Window { from: time.checked_sub(7 * DAY)?, to: time };
    let after = Window { from: time + 7 * DAY, to: time + 14 * DAY };
    let stake = [before, after].map(|one| stake_seconds(moves, one) as f64 / one.seconds() as f64);
    let rewards = [before, after].map(|one| emitted(one) / 7.0);
    let ratio =
        |[before, after]: [f64; 2]| (before > 0.0 && after > 0.0).then(|| (after / before).ln());
    let (more, rise) = (ratio(stake)?, ratio(rewards)?);
    let value = (rise.abs() > 1e-9).then(|| more / rise)?;
    Some(Elasticity { time, rewards: rewards.into(), stake: stake.into(), value })
}
