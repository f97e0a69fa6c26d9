//! The figures that a team reads, held to the test's own ledger of what a crowd did on the real program, walked second by second.

mod support;

use serde_json::Value;
use solana_signer::Signer;
use std::collections::BTreeSet;
use support::{Crowd, Deed, Dice, Server, BUDGET, DAY, RIO, START};

const FROM: u64 = START + DAY / 2;
const TO: u64 = START + 30 * DAY;
const WEEK: u64 = 7 * DAY;
/// The streams of a pool that pay AGUA and RIO: for how long [days], and their numbers among all. The first is the penalty flow.
const STREAMS: [(usize, u64); 2] = [(1, 80), (2, 45)];

/// A season in which, for a while and then for one second, nobody is staked in the second pool.
fn season(seed: u64) -> Crowd {
    let mut crowd = Crowd::new(9, seed);
    for (wait, deed) in [
        (DAY, Deed::Stakes(4_000_000)),
        (DAY, Deed::Unstakes(4_000_000)),
        (3_600, Deed::Stakes(5_000_000)),
        (9_000, Deed::Unstakes(5_000_000)),
        (1, Deed::Stakes(6_000_000)),
        (1, Deed::Settles),
    ] {
        crowd.now += wait;
        crowd.net.travel_to(crowd.now);
        assert!(crowd.tries(0, 1, deed), "{deed:?}");
    }
    let mut dice = Dice(seed);
    while crowd.now < TO + 9 * DAY {
        step(&mut crowd, &mut dice);
    }
    crowd.let_it_settle();
    crowd
}

/// Nobody closes a position: what that gives up streams once more, which this ledger does not follow.
fn step(crowd: &mut Crowd, dice: &mut Dice) {
    crowd.now += 1 + dice.below(6 * 3_600);
    crowd.net.travel_to(crowd.now);
    let (who, pool) = (dice.below(9) as usize, dice.below(2) as usize);
    let part = 1 + dice.below(crowd.holds[who][pool].max(1));
    let deed = match dice.below(18) {
        0..=6 => Deed::Stakes(1 + dice.below(5_000_000_000)),
        7..=9 => Deed::Unstakes(part),
        10 => Deed::Unstakes(crowd.holds[who][pool]),
        11..=13 => Deed::Claims,
        14 => Deed::Locks,
        15 => Deed::Compounds,
        16 => Deed::Moves(part),
        _ => Deed::Settles,
    };
    crowd.tries(who, pool, deed);
}

/// What the ledger says that each held in a pool, from when on.
struct Ledger {
    steps: Vec<(u64, Vec<support::Held>)>,
}

impl Ledger {
    fn of(crowd: &Crowd, pool: usize) -> Self {
        let mut held = vec![support::Held::default(); crowd.people.len()];
        let mut steps = vec![(START, held.clone())];
        for noted in &crowd.ledger {
            held[noted.who] = noted.after[pool];
            steps.push((noted.time, held.clone()));
        }
        Self { steps }
    }

    /// As a second begins.
    fn before(&self, time: u64) -> &[support::Held] {
        let nth = self.steps.partition_point(|step| step.0 < time);
        &self.steps[nth.max(1) - 1].1
    }

    fn staked(&self, time: u64) -> u128 {
        self.before(time).iter().map(|held| u128::from(held.amount)).sum()
    }

    /// Each second of a window, and what is held during it.
    fn seconds(&self, from: u64, to: u64) -> impl Iterator<Item = &[support::Held]> {
        let mut nth = 0;
        (from..to).map(move |second| {
            while self.steps.get(nth + 1).is_some_and(|step| step.0 <= second) {
                nth += 1;
            }
            &self.steps[nth].1[..]
        })
    }

    fn first(&self, who: usize) -> Option<u64> {
        self.steps.iter().find(|step| step.1[who].amount > 0).map(|step| step.0)
    }
}

fn number(value: &Value) -> f64 {
    value.as_str().map_or_else(|| value.as_f64(), |text| text.parse().ok()).expect("a number")
}

#[track_caller]
fn near(told: &Value, walked: f64, by: f64, what: &str) {
    let told = number(told);
    assert!((told - walked).abs() <= by, "{what}: {told} is told, {walked} by the ledger");
}

#[test]
fn figures_are_those_of_the_ledger_walked_second_by_second() {
    let folder = tempfile::tempdir().expect("a folder");
    for seed in [21, 22] {
        let crowd = season(seed);
        let database = folder.path().join(format!("{seed}.db")).display().to_string();
        let ws = crowd.net.url.replacen("http", "ws", 1);
        let server = Server::start(&crowd.net.url, &ws, &database, &[]);
        server.until(|health| health["status"] == "ok");
        for (nth, pool) in crowd.pools.iter().enumerate() {
            let asked = format!("/v1/pools/{pool}/figures?from={FROM}&to={TO}");
            let (told, ledger) = (server.json(&asked), Ledger::of(&crowd, nth));
            stake_is_right(&told, &ledger);
            flows_are_right(&told, &crowd, nth, &ledger);
            rewards_are_right(&told, &crowd, nth, &ledger);
            hours_are_right(&server, &crowd, nth, &ledger);
            who_stayed_is_right(&told, &ledger);
            owners_earned_their_part(&server, &crowd, nth, &ledger);
        }
    }
}

fn stake_is_right(told: &Value, ledger: &Ledger) {
    let all = |held: &[support::Held]| held.iter().map(|one| u128::from(one.amount)).sum::<u128>();
    let sum: u128 = ledger.seconds(FROM, TO).map(all).sum();
    assert_eq!(told["average_stake"], (sum / u128::from(TO - FROM)).to_string());
    assert_eq!(told["stake"][0], ledger.staked(FROM).to_string());
    assert_eq!(told["stake"][1], ledger.staked(TO).to_string());
    let held = ledger.before(TO);
    let whole = ledger.staked(TO) as f64;
    let share = |one: &support::Held| one.amount as f64 / whole * 100.0;
    near(&told["hhi"], held.iter().map(|one| share(one).powi(2)).sum(), 1e-6, "HHI");
    near(&told["top_ten"], 1.0, 1e-9, "nine owners are the ten largest");
    let locked = held.iter().filter(|one| one.lock_end > TO).map(share).sum::<f64>() / 100.0;
    near(&told["locked"], locked, 1e-9, "locked");
}

fn flows_are_right(told: &Value, crowd: &Crowd, nth: usize, ledger: &Ledger) {
    let mut sums = [0u128; 6]; // new, again, compounded, moved in, moved out, left
    let was_known = |who: usize| ledger.first(who).is_some_and(|first| first < FROM);
    for (at, noted) in crowd.ledger.iter().enumerate() {
        if !(FROM..TO).contains(&noted.time) {
            continue;
        }
        let before = ledger.steps[at].1[noted.who].amount;
        let (more, less) = (
            u128::from(noted.after[nth].amount.saturating_sub(before)),
            u128::from(before.saturating_sub(noted.after[nth].amount)),
        );
        let (came, went) = match noted.deed {
            Deed::Moves(_) => (3, 4),
            Deed::Compounds => (2, 5),
            _ if was_known(noted.who) => (1, 5),
            _ => (0, 5),
        };
        sums[came] += more;
        sums[went] += less;
    }
    let flows = &told["flows"];
    for (name, sum) in
        ["new", "again", "compounded", "moved_in", "moved_out", "left"].iter().zip(sums)
    {
        assert_eq!(flows[name], sum.to_string(), "{name}");
    }
    let people = 0..crowd.people.len();
    let came = |who: &usize| ledger.first(*who).is_some_and(|at| (FROM..TO).contains(&at));
    assert_eq!(flows["new_owners"], people.clone().filter(came).count());
    let was_there = |who: &usize| {
        let mut during = ledger.steps.iter().filter(|step| (FROM..TO).contains(&step.0));
        during.any(|step| step.1[*who].amount > 0) || ledger.before(FROM)[*who].amount > 0
    };
    let there = people.clone().filter(was_there);
    assert_eq!(told["owners"], there.clone().count());
    assert_eq!(
        flows["gone_owners"],
        there.filter(|who| ledger.before(TO)[*who].amount == 0).count()
    );
}

/// A stream shares out evenly while anybody is staked: a second with nobody is not in it.
fn rewards_are_right(told: &Value, crowd: &Crowd, nth: usize, ledger: &Ledger) {
    let is_anybody = |held: &&[support::Held]| held.iter().any(|one| one.weight > 0);
    let active = ledger.seconds(FROM, TO).filter(is_anybody).count() as f64;
    assert!(nth == 0 || active < (TO - FROM) as f64 - 3_600.0, "{active}");
    let slack = crowd.ledger.len() as f64;
    for (stream, days) in STREAMS {
        let line = told["streams"].as_array().expect("streams").iter();
        let line = line.clone().find(|line| line["stream"] == stream).expect("it is told");
        let a_second = (BUDGET + nth as u64) as f64 / (days * DAY) as f64;
        near(
            &line["emitted"],
            a_second * active,
            slack,
            &format!("emitted by {stream} of pool {nth}"),
        );
        let all = |held: &[support::Held]| held.iter().map(|one| one.amount as f64).sum::<f64>();
        let years = ledger.seconds(FROM, TO).map(all).sum::<f64>() / (365 * DAY) as f64;
        let cost = a_second * active / years;
        near(&line["cost_of_a_token_year"], cost, cost * 1e-6, "cost of a token-year");
    }
    if nth == 1 {
        return;
    }
    // RIO comes by claims alone: what wallets got, of both pools.
    let mut got = vec![RIO.units(1); crowd.people.len()];
    let mut claimed = [0u64; 2];
    for noted in &crowd.ledger {
        let more = noted.rio - core::mem::replace(&mut got[noted.who], noted.rio);
        claimed[noted.pool] += if (FROM..TO).contains(&noted.time) { more } else { 0 };
    }
    let line = told["streams"].as_array().expect("streams").iter();
    let line = line.clone().find(|line| line["stream"] == 2).expect("it is told");
    assert_eq!(line["claimed"], claimed[0].to_string(), "claimed");
    assert!(claimed[0] > 0);
}

/// Hour by hour, with those in which, for a while or one second, nobody was staked.
fn hours_are_right(server: &Server, crowd: &Crowd, nth: usize, ledger: &Ledger) {
    let asked = format!("step=hour&from={}&to={}", START + 3_600, START + 5 * DAY);
    let rows = server.json(&format!("/v1/pools/{}/series?{asked}", crowd.pools[nth]));
    let a_second = (BUDGET + nth as u64) as f64 / (STREAMS[0].1 * DAY) as f64;
    let is_anybody = |held: &&[support::Held]| held.iter().any(|one| one.weight > 0);
    let mut hours = 0;
    for row in rows.as_array().expect("rows").iter().filter(|row| row["stream"] == 1) {
        let end = row["time"].as_u64().expect("a time");
        let active = ledger.seconds(end - 3_600, end).filter(is_anybody).count() as f64;
        near(&row["emitted"], active * a_second, 4.0, &format!("emitted up to {end}"));
        hours += 1;
    }
    assert!(hours > 100, "{hours}");
}

fn who_stayed_is_right(told: &Value, ledger: &Ledger) {
    let later = ledger.staked(TO + WEEK) as i128 - ledger.staked(FROM) as i128;
    assert_eq!(told["kept"][0]["amount"], later.to_string(), "kept seven days after");
    assert_eq!(told["kept"].as_array().map(Vec::len), Some(1), "what is not known yet is not told");
    let people = ledger.before(TO).len();
    for cohort in told["cohorts"].as_array().expect("cohorts") {
        let start = cohort["start"].as_u64().expect("a time");
        let came =
            |who: &usize| ledger.first(*who).is_some_and(|at| (start..start + WEEK).contains(&at));
        let of_it: BTreeSet<usize> = (0..people).filter(came).collect();
        assert_eq!(cohort["owners"], of_it.len());
        for (nth, stayed) in cohort["stayed"].as_array().expect("weeks").iter().enumerate() {
            let held = ledger.before(start + (nth as u64 + 1) * WEEK);
            let there = of_it.iter().filter(|who| held[**who].amount > 0).count();
            near(stayed, there as f64 / of_it.len() as f64, 1e-9, "stayed");
        }
    }
}

/// What each earned in whole days, by the seconds in which they held a part of the weight.
fn owners_earned_their_part(server: &Server, crowd: &Crowd, nth: usize, ledger: &Ledger) {
    let from = FROM.div_ceil(DAY) * DAY;
    let to = TO / DAY * DAY;
    let mut parts = vec![0f64; crowd.people.len()];
    for held in ledger.seconds(from, to) {
        let whole: f64 = held.iter().map(|one| one.weight as f64).sum();
        if whole > 0.0 {
            held.iter().zip(&mut parts).for_each(|(one, part)| *part += one.weight as f64 / whole);
        }
    }
    for (stream, days) in STREAMS {
        let a_second = (BUDGET + nth as u64) as f64 / (days * DAY) as f64;
        for (who, part) in parts.iter().enumerate() {
            let owner = crowd.people[who].pubkey();
            let within = format!("step=day&from={}&to={to}&pool={}", from + 1, crowd.pools[nth]);
            let rows = server.json(&format!("/v1/owners/{owner}/series?{within}"));
            let rows = rows.as_array().expect("rows").iter();
            let earned =
                rows.filter(|row| row["stream"] == stream).map(|row| number(&row["earned"]));
            let (earned, walked) = (earned.sum::<f64>(), part * a_second);
            let slack = crowd.ledger.len() as f64 + walked * 1e-6;
            assert!(
                (earned - walked).abs() <= slack,
                "seed's person {who}, pool {nth}, stream {stream}: {earned} is told, {walked} by the ledger"
            );
        }
    }
}
