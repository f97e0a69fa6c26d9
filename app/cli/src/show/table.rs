//! Tables for people.

use comfy_table::{presets, Attribute, Cell, CellAlignment, Color, Table};

/// An empty table with its head.
pub fn table(head: &[&str]) -> Table {
    let mut table = Table::new();
    // Colours are always written, and taken out again where they are not wanted.
    table.load_style(presets::NOTHING).enforce_styling();
    table.set_header(head.iter().map(|text| Cell::new(text).add_attribute(Attribute::Dim)));
    table
}

/// A table's lines, two columns from the left.
pub fn rows(table: &Table) -> Vec<String> {
    table.lines().map(|line| format!(" {line}").trim_end().to_string()).collect()
}

pub fn cell(text: impl Into<String>) -> Cell {
    Cell::new(text.into())
}

/// A number, flush right.
pub fn number(text: impl Into<String>) -> Cell {
    Cell::new(text.into()).set_alignment(CellAlignment::Right)
}

/// Yes in green, NO in red.
pub fn verdict(holds: bool) -> Cell {
    match holds {
        true => Cell::new("yes").fg(Color::DarkGreen),
        false => Cell::new("NO").fg(Color::DarkRed),
    }
}
