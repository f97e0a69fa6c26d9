//! The same with SPL Token 3.5, as on a chain that has not put p-token in its place.

use crate::table::thousands;
use crate::STREAMS;
use harness::catalog;
use std::fmt::Write;

/// What moves tokens.
const MOVING: [&str; 4] = ["stake", "unstake", "claim (all)", "compound"];

/// Their figures.
pub fn page() -> String {
    let mut page = String::from(INTRODUCTION);
    for name in MOVING {
        let cells = STREAMS.map(|streams| thousands(measure(name, streams)));
        writeln!(page, "| {name} | {} |", cells.join(" | ")).expect("a string takes text");
    }
    page
}

fn measure(name: &str, streams: usize) -> u64 {
    let case = catalog::find(name);
    let mut scene = (case.scene)(streams);
    scene.world.deploy_spl_token_of_before();
    let step = (case.step)(&mut scene);
    if streams < 16 { step } else { step.by_table() }.ok().cu
}

const INTRODUCTION: &str = "
## With SPL Token 3.5

As on a chain that has not put p-token in its place: a transfer costs 4,645 CU there, and a claim calls once
for each stream.

| instruction | 1 | 3 | 10 | 16 |
|---|--:|--:|--:|--:|
";
