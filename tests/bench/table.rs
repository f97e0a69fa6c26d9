//! The table: measured, written, compared.

use crate::bars::Bar;
use crate::STREAMS;
use harness::catalog::Case;
use harness::gauge::catalog::GaugeCase;
use harness::realm::catalog::RealmCase;
use harness::vault::catalog::VaultCase;
use std::fmt::Write;

/// The longest transaction that the network takes [bytes].
pub const LONGEST_TRANSACTION: usize = 1_232;

/// One case at each number of streams.
pub struct Row {
    /// The case.
    pub name: String,
    /// Measured, in the order of [`STREAMS`].
    pub cells: Vec<Cell>,
}

/// One measurement.
#[derive(Clone, Copy)]
pub struct Cell {
    /// Compute units, those of token programs included.
    pub cu: u64,
    /// Bytes of a transaction with this instruction alone.
    pub bytes: usize,
    /// Whether it is that short only by a lookup table.
    pub by_table: bool,
}

impl Row {
    /// Measures a case.
    pub fn measure(case: &Case) -> Self {
        let cells = STREAMS.iter().map(|streams| Cell::measure(case, *streams)).collect();
        Self { name: case.name.to_owned(), cells }
    }

    /// Measures a case of the gauge, whose transactions are short.
    pub fn measure_gauge(case: &GaugeCase) -> Self {
        let cells = STREAMS.iter().map(|streams| {
            let outcome = (case.step)(&mut (case.scene)(*streams)).ok();
            Cell { cu: outcome.cu, bytes: outcome.bytes, by_table: false }
        });
        Self { name: case.name.to_owned(), cells: cells.collect() }
    }

    /// Measures something around a vote in a realm.
    pub fn measure_realm(case: &RealmCase) -> Self {
        let cells = STREAMS.iter().map(|streams| {
            let outcome = (case.step)(&mut (case.scene)(*streams)).ok();
            Cell { cu: outcome.cu, bytes: outcome.bytes, by_table: false }
        });
        Self { name: case.name.to_owned(), cells: cells.collect() }
    }

    /// Measures a call of the autocompounder's vault.
    pub fn measure_vault(case: &VaultCase) -> Self {
        let cells = STREAMS.iter().map(|streams| {
            let outcome = (case.call)(&mut (case.scene)(*streams)).ok();
            Cell { cu: outcome.cu, bytes: outcome.bytes, by_table: false }
        });
        Self { name: case.name.to_owned(), cells: cells.collect() }
    }

    /// Measured at that many streams.
    pub fn at(&self, streams: usize) -> Cell {
        let nth = STREAMS.iter().position(|count| *count == streams);
        self.cells[nth.expect("a measured number of streams")]
    }
}

impl Cell {
    fn measure(case: &Case, streams: usize) -> Self {
        let mut scene = (case.scene)(streams);
        let plain = (case.step)(&mut scene.fork()).run();
        let by_table = plain.bytes > LONGEST_TRANSACTION;
        let outcome = match by_table {
            true => (case.step)(&mut scene).by_table().run(),
            false => plain,
        };
        if let Some(error) = &outcome.error {
            panic!("{} at {streams} streams: {error:?}\n{}", case.name, outcome.log());
        }
        Self { cu: outcome.cu, bytes: outcome.bytes, by_table }
    }
}

/// The page that is checked in.
pub fn page(rows: &[Row], more: &str, bars: &[Bar]) -> String {
    let mut page = String::from(INTRODUCTION);
    page += "\n## Compute units\n\n";
    grid(&mut page, rows, |cell| thousands(cell.cu));
    page += "\n## Transaction bytes\n\n";
    grid(&mut page, rows, |cell| match cell.by_table {
        true => format!("{} (table)", cell.bytes),
        false => cell.bytes.to_string(),
    });
    page += more;
    page += "\n## Bars\n\n";
    bars.iter().for_each(|bar| writeln!(page, "- {bar}").expect("a string takes text"));
    page
}

const INTRODUCTION: &str = "\
# Compute units and transaction bytes

Written by `make bench`; do not edit. Each figure is one transaction with one instruction,
against the program that `make build` makes and LiteSVM's own token programs (p-token, as on
mainnet, and Token-2022), their share included, at 1, 3, 10 and 16 streams in the pool. Positions are warm: the second and later
touches are measured. \"(table)\" marks what fits 1,232 bytes only with a lookup table; its
bytes are those of the v0 transaction. The two build routes give programs that differ
slightly here.
";

fn grid(page: &mut String, rows: &[Row], cell: impl Fn(&Cell) -> String) {
    page.push_str("| instruction | 1 | 3 | 10 | 16 |\n|---|--:|--:|--:|--:|\n");
    for row in rows {
        let cells: Vec<String> = row.cells.iter().map(&cell).collect();
        writeln!(page, "| {} | {} |", row.name, cells.join(" | ")).expect("a string takes text");
    }
}

/// How compute units differ from those of a page, one line a case.
pub fn differences(page: &str, rows: &[Row]) -> Vec<String> {
    let before = std::fs::read_to_string(page).unwrap_or_default();
    let section = before.split("\n## ").find(|part| part.starts_with("Compute units"));
    let old: Vec<Vec<&str>> = section.unwrap_or_default().lines().map(split).collect();
    rows.iter().filter_map(|row| difference(&old, row)).collect()
}

fn split(line: &str) -> Vec<&str> {
    line.trim_matches('|').split('|').map(str::trim).collect()
}

fn difference(old: &[Vec<&str>], row: &Row) -> Option<String> {
    let Some(before) = old.iter().find(|cells| cells[0] == row.name) else {
        return Some(format!("new: {}", row.name));
    };
    let now: Vec<String> = row.cells.iter().map(|cell| thousands(cell.cu)).collect();
    (before[1..] != now)
        .then(|| format!("{}: {} is now {}", row.name, before[1..].join(" | "), now.join(" | ")))
}

/// 1234567 as 1,234,567.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    groups.map(|g| std::str::from_utf8(g).expect("digits")).collect::<Vec<_>>().join(",")
}
