//! What every instruction cost.

use super::page::{self, faint_number, head, number};
use crate::run::{Ended, Measure};
use acequia_farm_file::amount::grouped;
use comfy_table::{Attribute, Cell, Color};

/// The widest bar.
const BAR: u64 = 38;

pub fn page(ended: &Ended) -> Vec<String> {
    let measures = ended.stage.measures.table();
    let top = measures.iter().map(|measure| measure.median).max().unwrap_or(1).max(1);
    let mut table = page::table();
    let first = Cell::new("instruction").add_attribute(Attribute::Bold);
    table.set_header([
        first,
        head("times"),
        head("least"),
        head("median"),
        head("most"),
        Cell::new(""),
    ]);
    for measure in &measures {
        table.add_row(row(measure, top));
    }
    let title = "Compute units of every transaction, one instruction in each";
    [page::title(title), page::lines(&table)].concat()
}

fn row(measure: &Measure, top: u64) -> Vec<Cell> {
    let written = |number: u64| grouped(number.into());
    let bar = "▪".repeat((measure.median * BAR / top).max(1) as usize);
    vec![
        Cell::new(measure.name),
        faint_number(written(measure.count as u64)),
        faint_number(written(measure.least)),
        number(written(measure.median)),
        faint_number(written(measure.most)),
        Cell::new(bar).fg(Color::DarkCyan),
    ]
}
