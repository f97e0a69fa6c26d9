//! What all pages share: width, titles, colours, amounts in a table's cell.

use acequia_plot::{paint, width};
use anstyle::{AnsiColor, Effects, Style};
use comfy_table::{presets, Attribute, Cell, CellAlignment, Color, Table};

/// The width of every page.
pub const COLUMNS: usize = 100;

/// Prints lines; colours only where somebody wants them.
pub fn print(lines: &[String]) {
    for line in lines {
        anstream::println!("{}", line.trim_end());
    }
}

/// A title with a rule to the right edge, and a blank line around it.
pub fn title(text: &str) -> Vec<String> {
    let rule = "─".repeat(COLUMNS.saturating_sub(width(text) + 5));
    let strong = Style::new().effects(Effects::BOLD);
    vec![
        String::new(),
        format!("{} {} {}", faint("──"), paint(text, strong), faint(&rule)),
        String::new(),
    ]
}

/// A line in the background.
pub fn faint(text: &str) -> String {
    paint(text, Style::new().effects(Effects::DIMMED))
}

pub fn good(text: &str) -> String {
    paint(text, AnsiColor::Green.on_default().effects(Effects::BOLD))
}

pub fn bad(text: &str) -> String {
    paint(text, AnsiColor::White.on(AnsiColor::Red).effects(Effects::BOLD))
}

/// A sign for whether something holds.
pub fn mark(holds: bool) -> String {
    match holds {
        true => good("✓"),
        false => bad(" ✗ "),
    }
}

/// An empty table in the style of the house.
pub fn table() -> Table {
    let mut table = Table::new();
    // Colours are always written, and taken out again where they are not wanted.
    table.load_style(presets::NOTHING).enforce_styling();
    table
}

/// A table's lines, two columns from the left.
pub fn lines(table: &Table) -> Vec<String> {
    table.lines().map(|line| format!(" {line}")).collect()
}

/// Cuts a list into parts, each as long as fits `room` columns; an item that is wider than
/// the room stands alone.
pub fn parts<T>(items: &[T], room: usize, columns: impl Fn(&T) -> usize) -> Vec<&[T]> {
    let mut parts = Vec::new();
    let mut rest = items;
    while !rest.is_empty() {
        let mut used = 0;
        let fits = rest.iter().take_while(|item| {
            used += columns(item);
            used <= room
        });
        let (part, next) = rest.split_at(fits.count().max(1));
        parts.push(part);
        rest = next;
    }
    parts
}

pub fn head(text: &str) -> Cell {
    Cell::new(text).add_attribute(Attribute::Bold).set_alignment(CellAlignment::Right)
}

/// The head of a column in a reward's colour.
pub fn coloured_head(text: &str, colour: AnsiColor) -> Cell {
    head(text).fg(table_colour(colour))
}

/// A number, to the right.
pub fn number(text: impl Into<String>) -> Cell {
    Cell::new(text.into()).set_alignment(CellAlignment::Right)
}

/// A number in the background.
pub fn faint_number(text: impl Into<String>) -> Cell {
    number(text).add_attribute(Attribute::Dim)
}

/// The same colour for a table's cell.
pub fn table_colour(colour: AnsiColor) -> Color {
    match colour {
        AnsiColor::Cyan => Color::DarkCyan,
        AnsiColor::Yellow => Color::DarkYellow,
        AnsiColor::Green => Color::DarkGreen,
        AnsiColor::Magenta => Color::DarkMagenta,
        AnsiColor::Blue => Color::DarkBlue,
        _ => Color::DarkRed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fill_the_room_and_lose_nothing() {
        let parts = parts(&[3, 3, 3, 9, 1, 1], 6, |width| *width);
        assert_eq!(parts, [&[3, 3][..], &[3], &[9], &[1, 1]]);
    }
}
