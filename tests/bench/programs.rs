//! How long the programs are.

use crate::table::thousands;
use harness::world::program_bytes;
use std::fmt::Write;

const PROGRAMS: [&str; 4] = ["acequia", "gauge", "realms", "autocompounder"];

/// The size of one [bytes].
pub fn size(name: &str) -> u64 {
    program_bytes(name).len() as u64
}

/// Their sizes.
pub fn page() -> String {
    let mut page = String::from("\n## Programs\n\n| program | bytes |\n|---|--:|\n");
    for name in PROGRAMS {
        writeln!(page, "| {name} | {} |", thousands(size(name))).expect("a string takes text");
    }
    page
}
