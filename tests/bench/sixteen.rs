//! A claim of 16 rewards, by each version of transactions.

use crate::table::{thousands, LONGEST_TRANSACTION};
use harness::catalog;
use harness::prelude::*;
use std::fmt::Write;

/// The longest transaction of version 1 [bytes].
const LONGEST_VERSION_1: usize = 4_096;

/// What each takes.
pub fn page() -> String {
    let mut page = String::from(INTRODUCTION);
    let accounts = claim(&mut scene()).build().accounts.len();
    let mut line = |what: &str, outcome: Outcome, most: usize| {
        let fits = if outcome.bytes <= most { "" } else { ", which is too long" };
        let (bytes, cu) = (thousands(outcome.bytes as u64), thousands(outcome.cu));
        writeln!(page, "| {what} | {bytes}{fits} | {cu} |").expect("a string takes text");
    };
    line("legacy", claim(&mut scene()).run(), LONGEST_TRANSACTION);
    line("0, with a lookup table", claim(&mut scene()).by_table().ok(), LONGEST_TRANSACTION);
    line("1", claim(&mut scene()).by_version_1().ok(), LONGEST_VERSION_1);
    writeln!(page, "\nIt names {accounts} accounts.").expect("a string takes text");
    page
}

fn scene() -> Scene {
    (catalog::find("claim (all)").scene)(16)
}

fn claim(scene: &mut Scene) -> Step<'_> {
    (catalog::find("claim (all)").step)(scene)
}

const INTRODUCTION: &str = "
## A claim of 16

| version | bytes | CU |
|---|--:|--:|
";
