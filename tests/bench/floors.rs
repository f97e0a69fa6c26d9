//! What no program can do without, counted by hand: what the runtime charges for the calls, the log and
//! the clock, and the shortest way through the accounts and the sums. ADR 54 counts it.

use crate::table::{thousands, Row};
use crate::STREAMS;
use std::fmt::Write;

/// An instruction, and its floor at each number of streams [CU].
const FLOORS: [(&str, [u64; 4]); 3] = [
    ("stake", [2_180, 2_510, 3_670, 4_660]),
    ("unstake", [2_200, 2_530, 3_690, 4_680]),
    ("claim (all)", [2_080, 3_140, 6_430, 9_250]),
];

/// Each figure beside its floor.
pub fn page(rows: &[Row]) -> String {
    let mut page = String::from(INTRODUCTION);
    for (name, floors) in FLOORS {
        let row = rows.iter().find(|row| row.name == name).expect("a measured case");
        for (streams, floor) in STREAMS.into_iter().zip(floors) {
            let cu = row.at(streams).cu;
            let (shown, percent) = (thousands(cu), cu * 100 / floor);
            let line =
                format!("| {name} | {streams} | {shown} | {} | {percent} % |", thousands(floor));
            writeln!(page, "{line}").expect("a string takes text");
        }
    }
    page
}

const INTRODUCTION: &str = "
## Floors

What is left between a figure and what no program can do without: the runtime's charges, and the shortest
way that is known through accounts and sums.

| instruction | streams | CU | floor | of it |
|---|--:|--:|--:|--:|
";
