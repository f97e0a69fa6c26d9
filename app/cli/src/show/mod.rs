//! How things are shown: amounts with their units, times, names, tables.

mod names;
mod table;
mod words;

pub use names::{parse_farm, read_farm, Names};
pub use table::{cell, number, rows, table, verdict};
pub use words::{amount, count, duration, moment, per_unit, short, sol, until};

use anstyle::{AnsiColor, Effects, Style};

/// What stands out.
pub const BOLD: Style = Style::new().effects(Effects::BOLD);
/// What matters less.
pub const FAINT: Style = Style::new().effects(Effects::DIMMED);
/// What comes to be, or went well.
pub const GREEN: Style = AnsiColor::Green.on_default();
/// What changes.
pub const YELLOW: Style = AnsiColor::Yellow.on_default();
/// What ends, or went wrong.
pub const RED: Style = AnsiColor::Red.on_default();

pub fn paint(text: &str, style: Style) -> String {
    acequia_plot::paint(text, style)
}

/// Prints lines; colours are left out where nobody sees them.
pub fn print(lines: &[String]) {
    lines.iter().for_each(|line| anstream::println!("{line}"));
}
