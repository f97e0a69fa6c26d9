//! The vote in a realm, as it is printed.

use super::{Assembly, Choice, MAX, THRESHOLD, VOTERS};
use crate::report::page::{bad, faint, good, title};
use crate::stakers::{base_units, STAKE_DECIMALS};
use acequia_farm_file::amount;
use acequia_plot::paint;
use anstyle::AnsiColor;

/// The columns of a bar that is as long as the largest voter weight.
const BAR: u64 = 50;

pub fn page(assembly: &Assembly) -> Vec<String> {
    let mut lines = title("A vote in a DAO: SPL Governance counts what is staked in two pools");
    lines.push(format!("  {THRESHOLD} % of {MAX} votes pass the proposal, whatever is staked now"));
    lines.push(bar(Choice::For, "for", assembly.counted.0, AnsiColor::Green));
    lines.push(bar(Choice::Against, "against", assembly.counted.1, AnsiColor::Red));
    let late = format!("  mallory stakes {MAX} during the vote, and cannot vote with it:");
    lines.push(format!("{late}\n    {}", faint(&assembly.latecomer)));
    lines.extend([String::new(), verdict(assembly), String::new()]);
    lines
}

fn bar(choice: Choice, word: &str, votes: u64, colour: AnsiColor) -> String {
    let length = (votes as u128 * BAR as u128 / base_units(MAX) as u128) as usize;
    let threshold = (BAR * THRESHOLD / 100) as usize;
    let cell = |at: usize| match at {
        at if at < length => paint("█", colour.on_default()),
        at if at == threshold => faint("┆"),
        _ => faint("·"),
    };
    let bar: String = (0..BAR as usize).map(cell).collect();
    let who: Vec<String> = VOTERS
        .iter()
        .filter(|(.., said)| *said == choice)
        .map(|(who, _, amount, _)| format!("{who} {amount}"))
        .collect();
    let votes = amount::short(votes.into(), STAKE_DECIMALS);
    format!("    {word:<8}{bar} {votes:>4}  {}", faint(&who.join(" + ")))
}

fn verdict(assembly: &Assembly) -> String {
    let cu = amount::grouped(assembly.cu.into());
    let cost = faint(&format!("a vote took at most {cu} CU in one transaction, farm to tally"));
    match (assembly.is_right(), assembly.passed) {
        (false, _) => bad(" THE VOTE IS NOT WHAT WAS STAKED. Please report it. "),
        (_, true) => format!("  {}  {cost}", good("It has passed, and all are out.")),
        (_, false) => format!("  {}  {cost}", good("It has not passed, and all are out.")),
    }
}
