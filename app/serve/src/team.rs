//! What a team asks of a pool, for a window: each figure by `docs/history.md`, with what it is made of.

use crate::figures::{
    early_leavers, earned, elasticity, flows, hhi, holdings, kept, locked, mercenary_share, moves,
    retention, share, top_share, Flows, Move, Staked, Window, DAY, WEEK, YEAR,
};
use crate::history::{Life, StreamLife, Way};
use crate::prices::Quoted;
use acequia_interface::Address;
use serde::Serialize;
use std::collections::{BTreeSet, HashSet};
use utoipa::ToSchema;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Asked {
    /// The programme.
    pub programme: Window,
    /// When it was announced [unix s].
    pub announced: u64,
    /// Up to when events are known [unix s].
    pub known: u64,
    /// Owners left out: team, treasury, programs.
    pub without: BTreeSet<Address>,
}

/// What came of a programme. Amounts are base units of what is staked; shares are parts of 1.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Figures {
    /// From when [unix s].
    pub from: u64,
    /// Up to when.
    pub to: u64,
    /// When it was announced.
    pub announced: u64,
    /// Up to when events are known: what is asked of a later moment is missing.
    pub known: u64,
    /// Owners who held anything in the window, those left out not among them.
    pub owners: usize,
    /// How many were left out.
    pub left_out: usize,
    /// The integral of the stake over every event, by the time.
    pub average_stake: String,
    /// The same of the 30 days before; A: a comparison before and after, never called an effect.
    pub average_stake_before: Option<String>,
    /// At the start and at the end.
    pub stake: [String; 2],
    /// What came and went.
    pub flows: FlowLine,
    /// Concentration at the end: HHI, 0 to 10,000, and the share of the ten largest.
    pub hhi: Option<f64>,
    /// See there.
    pub top_ten: Option<f64>,
    /// What of the stake was locked at the end.
    pub locked: Option<f64>,
    /// By stream.
    pub streams: Vec<StreamFigures>,
    /// What all streams emitted, at the prices of each day; none where one is not known.
    pub emitted_value: Option<f64>,
    /// That for a staked dollar-year: 1 is 100 % a year.
    pub cost_of_a_dollar_year: Option<f64>,
    /// By week of first stake.
    pub cohorts: Vec<CohortLine>,
    /// After 7, 30 and 90 days.
    pub kept: Vec<Kept>,
    /// Of what left, what left in the last seven days.
    pub early_leavers: Option<f64>,
    /// Rewards of those who came after the announcement and held less than a tenth of their average seven days after the end.
    pub mercenary_share: Option<f64>,
    /// How many they were.
    pub mercenaries: Option<usize>,
    /// Around each change of funding.
    pub elasticity: Vec<Change>,
}

/// What came and went, in base units.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FlowLine {
    /// From wallets, by owners never seen before.
    pub new: String,
    /// From wallets, by others.
    pub again: String,
    /// From rewards.
    pub compounded: String,
    /// From and to other pools of the farm.
    pub moved_in: String,
    /// See there.
    pub moved_out: String,
    /// To wallets.
    pub left: String,
    /// Owners never seen before.
    pub new_owners: usize,
    /// Owners who hold nothing any more.
    pub gone_owners: usize,
}

/// A stream in the window.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct StreamFigures {
    /// The number among those of the pool.
    pub stream: usize,
    /// What it pays.
    pub mint: String,
    /// Received over its life, less what was sent back [base units].
    pub committed: String,
    /// Shared out in the window, evenly between events.
    pub emitted: String,
    /// Paid in the window: claimed by owners, pushed by others, compounded, reinvested.
    pub claimed: String,
    /// See there.
    pub pushed: String,
    /// See there.
    pub compounded: String,
    /// See there.
    pub reinvested: String,
    /// What was emitted for a staked token-year, in base units of the one for a base unit of the other.
    pub cost_of_a_token_year: Option<f64>,
}

/// Owners by the week in which they first staked.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CohortLine {
    /// When that began [unix s].
    pub start: u64,
    /// How many they are.
    pub owners: usize,
    /// What they held at its end.
    pub amount: String,
    /// The share of them that held anything at the end of each week, that one first.
    pub stayed: Vec<f64>,
    /// What they held, as a share of what they did at its end.
    pub held: Vec<Option<f64>>,
}

/// Of what came on balance, what was still there.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Kept {
    /// So many days after the end.
    pub days: u64,
    /// [base units]
    pub amount: String,
    /// As a share of the net inflow; none where nothing came on balance.
    pub share: Option<f64>,
}

/// How stake followed a change of rewards.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Change {
    /// When [unix s].
    pub time: u64,
    /// What is paid.
    pub mint: String,
    /// Rewards a day, seven days before and days 7 to 14 after [base units].
    pub rewards: [f64; 2],
    /// Average stake then.
    pub stake: [f64; 2],
    /// `ln(stake) / ln(rewards)`: 0 is inert.
    pub elasticity: f64,
}

/// All figures of a pool.
pub fn figures(life: &Life, asked: &Asked, quoted: &Quoted) -> Figures {
    let Window { from, to } = asked.programme;
    let is_out = |owner: &u32| asked.without.contains(&life.owners[*owner as usize]);
    let mut all = moves(life);
    all.retain(|one| !is_out(&one.owner));
    let staked = Staked::of(&all);
    let seconds = u128::from(asked.programme.seconds()).max(1);
    let before = Window { from: from.saturating_sub(30 * DAY), to: from };
    let has_before = life.created.time <= before.from;
    let ended = holdings(&all, to);
    let (held, whole) = locked(&life.changes, to);
    let streams = streams(life, asked.programme, &staked);
    let worth = Worth { life, quoted };
    let emitted_value = worth.emitted(asked.programme);
    let dollar_seconds = worth.staked(&staked, asked.programme);
    let mercenaries = (asked.known >= to + 7 * DAY)
        .then(|| {
            mercenary_share(
                &all,
                asked.programme,
                asked.announced,
                &earned_by_all(life, asked, &worth)?,
            )
        })
        .flatten();
    Figures {
        from,
        to,
        announced: asked.announced,
        known: asked.known,
        owners: active(&all, asked.programme),
        left_out: (0..life.owners.len() as u32).filter(|owner| is_out(owner)).count(),
        average_stake: (staked.seconds(asked.programme) / seconds).to_string(),
        average_stake_before: has_before
            .then(|| (staked.seconds(before) / u128::from(30 * DAY)).to_string()),
        stake: [from, to].map(|time| staked.at(time).to_string()),
        flows: flows(&all, asked.programme).into(),
        hhi: hhi(&ended),
        top_ten: top_share(&ended, 10),
        locked: share(held, whole),
        streams,
        emitted_value,
        cost_of_a_dollar_year: emitted_value
            .zip(dollar_seconds.filter(|sum| *sum > 0.0))
            .map(|(value, sum)| value / (sum / YEAR)),
        cohorts: retention(&all, Window { from, to: asked.known }, WEEK)
            .into_iter()
            .map(|cohort| CohortLine {
                start: cohort.start,
                owners: cohort.owners,
                amount: cohort.amount.to_string(),
                stayed: cohort.stayed,
                held: cohort.held,
            })
            .collect(),
        kept: [7, 30, 90].into_iter().filter_map(|days| kept_line(&staked, asked, days)).collect(),
        early_leavers: early_leavers(&all, asked.programme),
        mercenary_share: mercenaries.map(|found| found.share),
        mercenaries: mercenaries.map(|found| found.owners),
        elasticity: changes(life, &staked, asked),
    }
}

fn active(all: &[Move], window: Window) -> usize {
    let held = holdings(all, window.from).into_iter().enumerate().filter(|(_, held)| *held > 0);
    let came = all.iter().filter(|one| window.holds(one.time) && one.by > 0);
    let owners: HashSet<usize> =
        held.map(|(owner, _)| owner).chain(came.map(|one| one.owner as usize)).collect();
    owners.len()
}

fn kept_line(staked: &Staked, asked: &Asked, days: u64) -> Option<Kept> {
    if asked.known < asked.programme.to + days * DAY {
        return None;
    }
    let (amount, share) = kept(staked, asked.programme, days);
    Some(Kept { days, amount: amount.to_string(), share })
}

fn emitted(stream: &StreamLife, window: Window) -> u64 {
    stream.emitted(window.from, window.to)
}

fn streams(life: &Life, window: Window, staked: &Staked) -> Vec<StreamFigures> {
    let stake_years = staked.seconds(window) as f64 / YEAR;
    let line = |(number, stream): (usize, &StreamLife)| {
        let paid = |way: Way| {
            let of_it = life.payments.iter().filter(|one| {
                one.stream as usize == number && one.way == way && window.holds(one.time)
            });
            of_it.map(|one| u128::from(one.amount)).sum::<u128>().to_string()
        };
        let (funded, refunded, _) = stream.funding();
        let emitted = emitted(stream, window);
        StreamFigures {
            stream: number,
            mint: stream.mint.to_string(),
            committed: funded.saturating_sub(refunded).to_string(),
            emitted: emitted.to_string(),
            claimed: paid(Way::Claimed),
            pushed: paid(Way::Pushed),
            compounded: paid(Way::Compounded),
            reinvested: paid(Way::Reinvested),
            cost_of_a_token_year: (stake_years > 0.0).then(|| emitted as f64 / stake_years),
        }
    };
    let is_there = |(_, stream): &(usize, &StreamLife)| {
        stream.added_at < window.to && stream.retired_at.is_none_or(|at| at > window.from)
    };
    life.streams.iter().enumerate().filter(is_there).map(line).collect()
}

/// What each owner earned of all streams: at the prices of the programme's end where each is known; of the one stream, in
/// its own unit, where there is one; else none.
fn earned_by_all(life: &Life, asked: &Asked, worth: &Worth) -> Option<Vec<u128>> {
    let mut sums = vec![0u128; life.owners.len()];
    let is_one =
        life.streams.iter().filter(|stream| emitted(stream, asked.programme) > 0).count() == 1;
    for (number, stream) in life.streams.iter().enumerate() {
        if emitted(stream, asked.programme) == 0 {
            continue;
        }
        let one = worth.quoted.value(&stream.mint, 1, asked.programme.to);
        let factor = match is_one {
            true => 1.0,
            false => one?.0 * 1e12,
        };
        for (sum, earned) in sums.iter_mut().zip(earned(life, number, asked.programme)) {
            *sum = sum.saturating_add(((earned >> 64) as f64 * factor) as u128);
        }
    }
    for (sum, owner) in sums.iter_mut().zip(&life.owners) {
        if asked.without.contains(owner) {
            *sum = 0;
        }
    }
    Some(sums)
}

/// Each time that a stream was added, funded or ended, where there is a week before and two after.
fn changes(life: &Life, staked: &Staked, asked: &Asked) -> Vec<Change> {
    let mut found = Vec::new();
    for stream in &life.streams {
        let mut times: Vec<u64> = stream.fundings.iter().map(|funding| funding.0).collect();
        times.push(stream.funding().2);
        times.sort_unstable();
        times.dedup();
        let is_within =
            |time: &&u64| asked.programme.holds(**time) && **time + 14 * DAY <= asked.known;
        for time in times.iter().filter(is_within) {
            let around = elasticity(staked, *time, |window| emitted(stream, window) as f64);
            found.extend(around.map(|one| Change {
                time: one.time,
                mint: stream.mint.to_string(),
                rewards: one.rewards.into(),
                stake: one.stake.into(),
                elasticity: one.value,
            }));
        }
    }
    found
}

/// What a pool's amounts were worth.
struct Worth<'a> {
    life: &'a Life,
    quoted: &'a Quoted,
}

impl Worth<'_> {
    /// Day by day, each at its end.
    fn days(window: Window) -> impl Iterator<Item = Window> {
        let Window { from, to } = window;
        (0..window.seconds().div_ceil(DAY)).map(move |nth| {
            let from = from + nth * DAY;
            Window { from, to: (from + DAY).min(to) }
        })
    }

    /// What all streams emitted.
    fn emitted(&self, window: Window) -> Option<f64> {
        let of_day = |day: Window| {
            let streams = self.life.streams.iter().map(|stream| (stream, emitted(stream, day)));
            let value = |(stream, amount): (&StreamLife, u64)| match amount {
                0 => Some(0.0),
                _ => Some(self.quoted.value(&stream.mint, amount, day.to)?.0),
            };
            streams.map(value).sum::<Option<f64>>()
        };
        Self::days(window).map(of_day).sum()
    }

    /// The integral of what was staked [value * s].
    fn staked(&self, staked: &Staked, window: Window) -> Option<f64> {
        let mint = &self.life.created.stake_mint;
        let of_day = |day: Window| {
            let one = self.quoted.value(mint, 1, day.to)?.0;
            Some(staked.seconds(day) as f64 * one)
        };
        Self::days(window).map(of_day).sum()
    }
}

impl From<Flows> for FlowLine {
    fn from(flows: Flows) -> Self {
        let Flows { new, again, compounded, moved_in, moved_out, left, .. } = flows;
        let [new, again, compounded, moved_in, moved_out, left] =
            [new, again, compounded, moved_in, moved_out, left].map(|amount| amount.to_string());
        let Flows { new_owners, gone_owners, .. } = flows;
        Self { new, again, compounded, moved_in, moved_out, left, new_owners, gone_owners }
    }
}
