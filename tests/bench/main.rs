//! Measures compute units and transaction bytes of every instruction at 1, 3, 10 and 16
//! streams, and checks them against the bars.
//!
//! `bench [--check] [FILE]` writes the table to FILE, or else over the one that is checked
//! in. It prints what differs from the one that is checked in; with `--check` a difference
//! is a failure and nothing is written. A missed bar is always a failure.
//!
//! Keys follow from names, so every run of the same program measures the same.

mod bars;
mod floors;
mod programs;
mod sixteen;
mod table;
mod token;

use std::path::PathBuf;
use std::process::ExitCode;

/// How many streams a pool has when it is measured.
const STREAMS: [usize; 4] = [1, 3, 10, 16];
const CHECKED_IN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/bench/COMPUTE_UNITS.md");

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let check = arguments.iter().any(|argument| argument == "--check");
    let file = arguments.iter().find(|argument| !argument.starts_with("--"));
    let file = file.map_or_else(|| PathBuf::from(CHECKED_IN), PathBuf::from);

    let farm = harness::catalog::all();
    let gauge = harness::gauge::catalog::all();
    let realms = harness::realm::catalog::all();
    let vault = harness::vault::catalog::all();
    let rows: Vec<table::Row> = farm
        .iter()
        .map(table::Row::measure)
        .chain(gauge.iter().map(table::Row::measure_gauge))
        .chain(realms.iter().map(table::Row::measure_realm))
        .chain(vault.iter().map(table::Row::measure_vault))
        .collect();
    let bars = bars::check(&rows);
    let more = [floors::page(&rows), token::page(), sixteen::page(), programs::page()].concat();
    let page = table::page(&rows, &more, &bars);
    let differences = table::differences(CHECKED_IN, &rows);
    differences.iter().for_each(|line| println!("{line}"));
    bars.iter().for_each(|bar| println!("{bar}"));

    if !check {
        std::fs::write(&file, page).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
    let changed = check && !differences.is_empty();
    match changed || bars.iter().any(|bar| !bar.holds()) {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}
