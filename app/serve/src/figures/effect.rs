//! Whether the money brought stake that stayed.

use super::{flows, holdings, place, share, stays, Move, Staked, Window, DAY};

/// Of the net inflow from `start` to `end`, how much was there so many days after: base units, and as a share of
/// the inflow. The share is none where nothing came on balance.
pub fn kept(staked: &Staked, programme: Window, days: u64) -> (i128, Option<f64>) {
    let at = |time: u64| staked.at(time) as i128;
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

/// A cohort at the end of a period: how many it is, how many of them held anything, and what all held.
type Standing = (usize, usize, u128);

/// Owners by the period in which they first staked, and how many stayed: as far as `window` goes.
pub fn retention(moves: &[Move], window: Window, period: u64) -> Vec<Cohort> {
    let mut rest = moves.iter().peekable();
    let mut owners: Vec<(Option<u64>, i128)> = Vec::new(); // when each first staked, what each holds
    let mut cohorts: Vec<Vec<Standing>> = Vec::new();
    for nth in 0..window.seconds() / period {
        let end = window.from + (nth + 1) * period;
        while let Some(one) = rest.next_if(|one| one.time < end) {
            let (first, held) = place(&mut owners, one.owner as usize, (None, 0));
            if one.by > 0 {
                first.get_or_insert(one.time);
            }
            *held += one.by;
        }
        for (first, held) in &owners {
            let since = first.and_then(|first| first.checked_sub(window.from));
            let Some(came) = since.map(|since| since / period) else { continue };
            let cohort = place(&mut cohorts, came as usize, Vec::new());
            let (all, stayed, amount) = place(cohort, (nth - came) as usize, (0, 0, 0));
            *all += 1;
            *stayed += usize::from(*held > 0);
            *amount += (*held).max(0) as u128;
        }
    }
    let start = |nth: usize| window.from + nth as u64 * period;
    let there = cohorts.iter().enumerate().filter(|(_, standings)| !standings.is_empty());
    there.map(|(nth, standings)| cohort(start(nth), standings)).collect()
}

fn cohort(start: u64, standings: &[Standing]) -> Cohort {
    let (owners, _, amount) = standings[0];
    let stayed = |(_, stayed, _): &Standing| share(*stayed as u128, owners as u128).unwrap_or(0.0);
    let held = |(_, _, held): &Standing| share(*held, amount);
    Cohort {
        start,
        owners,
        amount,
        stayed: standings.iter().map(stayed).collect(),
        held: standings.iter().map(held).collect(),
    }
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
    let stays = stays(moves, programme);
    let is_one = |owner: &usize| {
        let Some((first, stake_seconds)) = stays.get(*owner).copied().flatten() else {
            return false;
        };
        let held = after.get(*owner).copied().unwrap_or(0);
        let seconds = u128::from(programme.seconds());
        first >= announced && 10 * held * seconds < stake_seconds
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
    staked: &Staked,
    time: u64,
    emitted: impl Fn(Window) -> f64,
) -> Option<Elasticity> {
    let before = Window { from: time.checked_sub(7 * DAY)?, to: time };
    let after = Window { from: time + 7 * DAY, to: time + 14 * DAY };
    let stake = [before, after].map(|one| staked.seconds(one) as f64 / one.seconds() as f64);
    let rewards = [before, after].map(|one| emitted(one) / 7.0);
    let ratio =
        |[before, after]: [f64; 2]| (before > 0.0 && after > 0.0).then(|| (after / before).ln());
    let (more, rise) = (ratio(stake)?, ratio(rewards)?);
    let value = (rise.abs() > 1e-9).then(|| more / rise)?;
    Some(Elasticity { time, rewards: rewards.into(), stake: stake.into(), value })
}
