//! One plot with its axes: a title, an area or a line, amounts at the left, dates below.

use crate::braille;
use crate::text::{padded, paint, width};
use anstyle::{AnsiColor, Effects, Style};

/// How many columns the amounts at the left take.
const GUTTER: usize = 8;

/// How values are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Filled columns in eighths of a row: steps look like steps.
    Area,
    /// A line of braille dots.
    Line,
}

/// A label on the time axis.
#[derive(Clone, Debug)]
pub struct Tick {
    /// Where, 0 at the left end and 1 at the right.
    pub at: f64,
    /// What it says.
    pub label: String,
}

/// A plot of a value over time.
pub struct Panel<'a> {
    /// Stands above.
    pub title: String,
    /// The value of a stretch of the time axis, whose ends are given from 0 to 1.
    pub value: &'a dyn Fn(f64, f64) -> f64,
    /// The value at the top of the plot; the bottom is 0.
    pub top: f64,
    /// Writes a value at the left axis, in at most seven columns.
    pub label: &'a dyn Fn(f64) -> String,
    /// From left to right.
    pub ticks: Vec<Tick>,
    /// Area or line.
    pub mark: Mark,
    /// Of the area or line.
    pub colour: AnsiColor,
}

impl Panel<'_> {
    /// The panel in lines of `columns` columns, the plot itself `rows` rows high: three lines
    /// more in all.
    pub fn render(&self, columns: usize, rows: usize) -> Vec<String> {
        let inner = columns.saturating_sub(GUTTER).max(2);
        let drawn = match self.mark {
            Mark::Area => self.area(inner, rows),
            Mark::Line => self.line(inner, rows),
        };
        let body = drawn.iter().enumerate().map(|(row, line)| {
            let axis = self.axis(row, rows);
            axis + &paint(line, self.colour.on_default())
        });
        let title = padded(&" ".repeat(GUTTER), GUTTER) + &padded(&self.title, inner);
        [title].into_iter().chain(body).chain([self.baseline(inner), self.dates(inner)]).collect()
    }

    /// Values of so many stretches of equal length, 1 being the top.
    fn heights(&self, count: usize) -> Vec<f64> {
        let edge = |nth: usize| nth as f64 / count as f64;
        let height = |nth| (self.value)(edge(nth), edge(nth + 1)) / self.top.max(f64::MIN_POSITIVE);
        (0..count).map(height).collect()
    }

    /// Rows of eighth blocks, from the top.
    fn area(&self, inner: usize, rows: usize) -> Vec<String> {
        let heights = self.heights(inner);
        let row = |row: usize| {
            heights.iter().map(|height| block(*height, rows - 1 - row, rows)).collect()
        };
        (0..rows).map(row).collect()
    }

    /// Rows of braille, from the top.
    fn line(&self, inner: usize, rows: usize) -> Vec<String> {
        braille::line(&self.heights(inner * 2), rows)
    }

    /// The left edge of a row: the amount at the top and halfway, and the axis.
    fn axis(&self, row: usize, rows: usize) -> String {
        let value = match row {
            0 => Some(self.top),
            row if row * 2 == rows => Some(self.top / 2.0),
            _ => None,
        };
        let (label, joint) =
            value.map_or((String::new(), '│'), |value| ((self.label)(value), '┤'));
        faint(&format!("{label:>width$}{joint}", width = GUTTER - 1))
    }

    /// The time axis with its ticks; its left end is the corner and has none.
    fn baseline(&self, inner: usize) -> String {
        let mut line: Vec<char> = vec!['─'; inner];
        for tick in self.ticks.iter().filter(|tick| tick.at > 0.0) {
            line[column(tick.at, inner)] = '┬';
        }
        let zero = (self.label)(0.0);
        faint(&format!("{zero:>width$}┼{}", line.iter().collect::<String>(), width = GUTTER - 1))
    }

    /// Labels centred under their ticks as far as there is room; one that would touch the one
    /// before it is left out.
    fn dates(&self, inner: usize) -> String {
        let mut line = " ".repeat(GUTTER);
        for tick in &self.ticks {
            let room = GUTTER + inner - width(&tick.label).min(inner);
            let wanted = GUTTER + column(tick.at, inner);
            let start = wanted.saturating_sub(width(&tick.label) / 2).clamp(GUTTER, room);
            if line.trim().is_empty() || start > width(&line) {
                line = padded(&line, start) + &tick.label;
            }
        }
        faint(&padded(&line, GUTTER + inner))
    }
}

/// Axes stand back behind what is drawn.
fn faint(text: &str) -> String {
    paint(text, Style::new().effects(Effects::DIMMED))
}

/// The column of a place from 0 to 1.
fn column(at: f64, inner: usize) -> usize {
    ((at * inner as f64) as usize).min(inner - 1)
}

/// What a column of this height shows in a row counted from the bottom. A value that is not
/// zero is seen.
fn block(height: f64, row: usize, rows: usize) -> char {
    const EIGHTHS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let eighths = (height * rows as f64 * 8.0).round().max(if height > 0.0 { 1.0 } else { 0.0 });
    EIGHTHS[(eighths as usize).saturating_sub(row * 8).min(8)]
}
