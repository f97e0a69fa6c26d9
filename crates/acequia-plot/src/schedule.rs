//! A schedule as two plots: what it emits a day, and what it has emitted so far.

use crate::panel::{Mark, Panel, Tick};
use crate::text::beside;
use acequia_core::Segment;
use acequia_farm_file::amount;
use acequia_farm_file::farm::emitted_by;
use acequia_farm_file::time::{self, DAY, YEAR};
use anstyle::AnsiColor;
use std::ops::Range;

/// What plots of the same page have in common.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The stretch of time that is shown [unix s].
    pub time: Range<u64>,
    /// The width of the page in columns.
    pub columns: usize,
    /// The height of a plot in rows.
    pub rows: usize,
}

/// A curve in time.
#[derive(Clone, Debug)]
pub struct Emitted<'a> {
    /// When the first segment starts [unix s].
    pub start: u64,
    /// The curve.
    pub segments: &'a [Segment],
}

impl Emitted<'_> {
    /// What the curve has emitted by `time` [base units, rounded down].
    pub fn by(&self, time: u64) -> u64 {
        emitted_by(self.segments, time.saturating_sub(self.start))
    }

    /// What it emits a day on average between two times [base units].
    fn per_day(&self, from: u64, to: u64) -> f64 {
        let emitted = self.by(to).saturating_sub(self.by(from));
        emitted as f64 * DAY as f64 / to.saturating_sub(from).max(1) as f64
    }
}

impl Frame {
    /// The time at a place from 0 to 1 [unix s].
    pub fn time_at(&self, at: f64) -> u64 {
        self.time.start + (at * self.seconds() as f64) as u64
    }

    /// Four dates, at the ends and between.
    pub fn ticks(&self) -> Vec<Tick> {
        let far = self.seconds() > YEAR;
        let write = |time| if far { time::month(time) } else { time::day(time) };
        let tick = |nth: u32| f64::from(nth) / 3.0;
        (0..=3).map(|nth| Tick { at: tick(nth), label: write(self.time_at(tick(nth))) }).collect()
    }

    /// The width of one of two panels side by side.
    pub fn half(&self) -> usize {
        self.columns.saturating_sub(2) / 2
    }

    /// How much time is shown [s].
    fn seconds(&self) -> u64 {
        self.time.end.saturating_sub(self.time.start)
    }
}

/// Two panels side by side: the rate by day as an area, and the sum as a line.
pub fn schedule(curve: &Emitted, decimals: u8, colour: AnsiColor, frame: &Frame) -> Vec<String> {
    let label = |value: f64| amount::short(value as u128, decimals);
    let rate = |from, to| curve.per_day(frame.time_at(from), frame.time_at(to));
    let sum = |_, to| curve.by(frame.time_at(to)) as f64;
    let panel = |title: &str, value, top, mark| {
        Panel { title: title.into(), value, top, label: &label, ticks: frame.ticks(), mark, colour }
            .render(frame.half(), frame.rows)
    };
    let left = panel("a day", &rate, round_up(peak(&rate)), Mark::Area);
    let total = curve.by(u64::MAX) as f64;
    beside(&left, &panel("so far", &sum as &dyn Fn(f64, f64) -> f64, total, Mark::Line), 2)
}

/// The largest value that is drawn.
fn peak(value: &dyn Fn(f64, f64) -> f64) -> f64 {
    let stretch = |nth: u32| value(f64::from(nth) / 200.0, f64::from(nth + 1) / 200.0);
    (0..200).map(stretch).fold(0.0, f64::max)
}

/// The next number whose first digits are 1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8: a clean axis. A
/// value that is above one of them only by rounding counts as that number.
pub fn round_up(value: f64) -> f64 {
    let scale = 10f64.powf(value.max(1.0).log10().floor());
    let clean = [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0];
    let tops = clean.iter().map(|digit| digit * scale);
    tops.into_iter().find(|top| top * 1.001 >= value).unwrap_or(10.0 * scale)
}
