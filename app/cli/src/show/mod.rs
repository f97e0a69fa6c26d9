//! How things are shown: amounts with their units, times, names, tables.

mod names;
mod page;
mod table;
mod words;

pub use acequia_farm_file::unseen::visible;
pub use names::{parse_farm, read_farm, Names};
pub use page::{print, print_json, warn};
pub use table::{cell, number, rows, table, verdict};
pub use words::{
    amount, cap, count, duration, held, moment, per_unit, several, short, sol, until, who,
};

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
