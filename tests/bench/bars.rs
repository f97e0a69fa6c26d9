//! The bars: what the measurements must stay below.

use crate::table::{thousands, Row, LONGEST_TRANSACTION};
use acequia_interface::addresses;
use harness::catalog::scenes;
use harness::prelude::*;
use std::fmt;

/// A bar and what was measured against it.
pub struct Bar {
    what: String,
    measured: u64,
    most: u64,
    unit: &'static str,
}

impl Bar {
    fn new(what: impl Into<String>, measured: u64, most: u64, unit: &'static str) -> Self {
        Self { what: what.into(), measured, most, unit }
    }

    /// Whether it holds.
    pub fn holds(&self) -> bool {
        self.measured <= self.most
    }
}

impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.holds() { "holds" } else { "MISSED" };
        let (measured, most) = (thousands(self.measured), thousands(self.most));
        write!(f, "{word}: {} at most {most} {unit}: {measured}", self.what, unit = self.unit)
    }
}

/// All bars of `make bench`.
pub fn check(rows: &[Row]) -> Vec<Bar> {
    [
        again(rows, "stake", 2_650, 215),
        again(rows, "unstake", 2_650, 215),
        again(rows, "set_stake", 1_420, 215),
        claims(rows),
        opening(),
        follows(),
        votes(),
        gauge(rows),
        sizes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn again(rows: &[Row], name: &str, one: u64, further: u64) -> Vec<Bar> {
    let row = find(rows, name);
    vec![
        Bar::new(format!("{name} again at 1 stream"), row.at(1).cu, one, "CU"),
        Bar::new(format!("{name}, each further stream"), steepest(row), further, "CU"),
    ]
}

/// An address is searched from the top, and each try costs as much as the next: the table's happens to
/// take five, any takes two on average.
fn opening() -> Vec<Bar> {
    const POSITIONS: u32 = 64;
    let mut farm = scenes::plain(1);
    let (pool, owner) = (farm.site().pool, harness::world::address_of("carol"));
    let mut sum = 0;
    let mut first_tries = vec![];
    for index in 0..POSITIONS {
        let cu = farm.when("carol").with_position(index).open().ok().cu;
        sum += cu;
        if addresses::position(&pool, &owner, index).1 == u8::MAX {
            first_tries.push(cu);
        }
    }
    let first = first_tries.into_iter().max().expect("half of them");
    let mean = format!("open_position, mean of {POSITIONS}");
    vec![
        Bar::new("open_position at an address that the first try finds", first, 2_770, "CU"),
        Bar::new(mean, sum.div_ceil(POSITIONS.into()), 3_200, "CU"),
    ]
}

/// What a stream costs more that pays less than its full rate.
fn follows() -> Vec<Bar> {
    let stake = |mut farm: Scene| farm.when("alice").stake(1).ok().cu;
    let more = |streams| stake(scenes::capped(streams)) - stake(scenes::plain(streams));
    let bar = |streams: usize| {
        let what =
            format!("stake, each of {streams} streams below its full rate, beyond one at it");
        Bar::new(what, more(streams).div_ceil(streams as u64), 140, "CU")
    };
    [1, 10].map(bar).into()
}

/// A first vote creates its receipt; the next ones find it. Either searches the receipt's
/// address, which takes two tries on average: so this is the mean over many ballots.
fn votes() -> Vec<Bar> {
    const BALLOTS: u64 = 64;
    let mut farm = scenes::hooked(10);
    let mut sums = [0; 2];
    for nth in 0..BALLOTS {
        let ballot = farm.ballot(&format!("ballot {nth}"), DAY);
        farm.after(1);
        sums.iter_mut().for_each(|sum| *sum += without_receiver(farm.when("alice").vote(&ballot)));
    }
    let bar = |((name, most), sum): ((&str, u64), u64)| {
        let what = format!("{name} at 10 streams, without the receiver's own, mean of {BALLOTS}");
        Bar::new(what, sum.div_ceil(BALLOTS), most, "CU")
    };
    [("cast_vote", 5_350), ("cast_vote (again)", 3_750)].into_iter().zip(sums).map(bar).collect()
}

/// What a vote costs but for what the hook consumes [CU].
fn without_receiver(vote: Step) -> u64 {
    let outcome = vote.ok();
    outcome.cu - consumed_by(&harness::world::address_of(RECORDER), &outcome)
}

/// What a program that was called consumed, as the runtime logs it [CU].
fn consumed_by(program: &Address, outcome: &Outcome) -> u64 {
    let says = format!("Program {program} consumed ");
    let line = outcome.logs.iter().find_map(|line| line.strip_prefix(&says));
    let consumed = line.and_then(|rest| rest.split(' ').next()).expect("it was called");
    consumed.parse().expect("a number")
}

/// The farm's `extend_stream` and the transfer are part of a share's application; of a vote,
/// what the gauge consumes as a receiver.
fn gauge(rows: &[Row]) -> Vec<Bar> {
    let shares = rows.iter().filter(|row| row.name.starts_with("gauge: apply_share"));
    let bar = |row: &Row| {
        let what = format!("{} in a pool of 16 streams, the farm's part included", row.name);
        Bar::new(what, row.at(16).cu, 25_000, "CU")
    };
    shares.map(bar).chain([receiving()]).collect()
}

fn receiving() -> Bar {
    let case = harness::gauge::catalog::find("gauge: cast_vote (over 16 pools, again)");
    let outcome = (case.step)(&mut (case.scene)(1)).ok();
    let own = consumed_by(&acequia_gauge_interface::ID, &outcome);
    Bar::new("the gauge's own part of a vote over 16 pools", own, 5_000, "CU")
}

fn claims(rows: &[Row]) -> Vec<Bar> {
    let claim = find(rows, "claim (all)");
    let (one, ten, sixteen) = (claim.at(1), claim.at(10), claim.at(16));
    let longest = LONGEST_TRANSACTION as u64;
    let plain = legacy(ten.bytes, ten.by_table);
    vec![
        Bar::new("claim of 1 stream", one.cu, 2_750, "CU"),
        Bar::new("claim of all of 10 streams", ten.cu, 9_700, "CU"),
        Bar::new("claim of all of 16 streams", sixteen.cu, 14_100, "CU"),
        Bar::new("the same without a lookup table", plain, longest, "bytes"),
        Bar::new("claim of all of 16 with a lookup table", sixteen.bytes as u64, longest, "bytes"),
    ]
}

fn sizes() -> Vec<Bar> {
    let position = Position::size(3) as u64;
    vec![
        Bar::new("a position in a pool of 3 streams", position, 456, "bytes"),
        Bar::new("rent not returned by closing a position", rent_lost(), 0, "lamports"),
    ]
}

fn find<'a>(rows: &'a [Row], name: &str) -> &'a Row {
    rows.iter().find(|row| row.name == name).expect("a measured case")
}

/// The most that a further stream costs, between any two measurements [CU, rounded up].
fn steepest(row: &Row) -> u64 {
    let points: Vec<(u64, u64)> =
        crate::STREAMS.iter().map(|n| (*n as u64, row.at(*n).cu)).collect();
    let slope =
        |pair: &[(u64, u64)]| pair[1].1.saturating_sub(pair[0].1).div_ceil(pair[1].0 - pair[0].0);
    points.windows(2).map(slope).max().unwrap_or(0)
}

/// Bytes where no lookup table was needed; more than any transaction where one was.
fn legacy(bytes: usize, by_table: bool) -> u64 {
    if by_table {
        u64::MAX
    } else {
        bytes as u64
    }
}

/// What somebody who opens and closes a position loses but for two fees [lamports].
fn rent_lost() -> u64 {
    const FEE: u64 = 5_000;
    let mut farm = scenes::plain(3);
    let before = harness::world::LAMPORTS;
    farm.when("carol").open().ok();
    let carol = farm.world.actor("carol");
    let rent = farm.world.lamports(&farm.position_of("carol"));
    assert_eq!(before - farm.world.lamports(&carol), rent + FEE, "opening costs rent and a fee");
    farm.when("carol").close().ok();
    before - 2 * FEE - farm.world.lamports(&carol)
}
