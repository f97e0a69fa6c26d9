//! Every farm file that is checked in runs on the real bytes, and its books balance.

use super::moves::OPERATOR;
use super::{story, Ended};
use crate::books::PoolBooks;
use acequia_farm_file::Farm;
use acequia_story::{parse, Story};
use harness::world::address_of;

fn farm(name: &str) -> (Farm, Story) {
    let path = format!("{}/../farms/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("the example is there");
    let (farm, story) = parse(&path, &text).expect("the example is a farm");
    (farm, story.expect("with a story"))
}

/// Runs an example without a word.
pub fn run(name: &str) -> super::Ended {
    let (farm, acts) = farm(name);
    story(farm, acts, &|_| ()).unwrap_or_else(|refused| panic!("{refused}"))
}

fn runs_and_balances(name: &str) {
    let ended = run(name);
    let planned = ended.stage.story.events.len();
    assert!(planned > 20 && ended.transactions as usize >= planned, "{}", ended.transactions);
    assert!(ended.books.iter().all(PoolBooks::balance), "{:#?}", ended.books);
    assert_eq!(ended.leaving.left_behind, 0);
    assert!(ended.leaving.left_in_vaults.iter().all(|left| *left == 0));
}

#[test]
fn the_valley_runs_and_balances() {
    runs_and_balances("valley");
}

#[test]
fn an_operator_reinvests_each_week_from_one_pool_into_another_and_gets_nothing() {
    let Ended { stage, .. } = run("valley");
    let gloria = stage.story.lps.iter().position(|lp| lp.name == "Gloria").expect("she is there");
    let (from, to) = (stage.position(gloria, 0), stage.position(gloria, 1));
    let (from, to) = (from.expect("stays"), to.expect("opened for what is reinvested"));
    let operator = address_of(OPERATOR);
    assert_eq!([from.operator, to.operator], [operator; 2]);
    let agua = stage.farm.pools[1].stake;
    assert_eq!(to.stake.amount, stage.ledger.of(gloria).compounded[agua]);
    assert!(to.stake.amount > 0);
    let weeks = stage.measures.table().into_iter().find(|row| row.name == "reinvest");
    assert!(weeks.expect("measured").count >= 12);
    let held: u64 = stage.mints.iter().map(|mint| stage.world.holding(&operator, mint)).sum();
    assert_eq!(held, 0);
}

#[test]
fn weekly_epochs_run_and_balance() {
    runs_and_balances("synthetix-weekly");
}

#[test]
fn a_constant_budget_runs_and_balances() {
    runs_and_balances("uniswap-genesis");
}

#[test]
fn four_years_of_decay_run_and_balance() {
    runs_and_balances("curve-decay");
}

#[test]
fn a_capped_reward_pays_what_was_earned_and_the_rest_comes_back() {
    runs_and_balances("capped");
}

#[test]
fn a_file_that_somebody_new_wrote_from_the_manual_runs_and_balances() {
    runs_and_balances("orchard");
}

#[test]
fn the_same_file_gives_the_same_books_and_the_same_costs() {
    let (first, second) = (run("valley"), run("valley"));
    assert_eq!(format!("{:?}", first.books), format!("{:?}", second.books));
    assert_eq!(first.stage.measures.table(), second.stage.measures.table());
}
