//! A season alone.

use super::world::{World, BEGIN, PUSHED, STEP, TOKENS};
use crate::support::{Net, DAY};
use acequia_gauge_interface::{Epoch, Gauge};
use acequia_interface::{Position, VoteReceipt, ID};
use base64::engine::general_purpose::STANDARD;
use base64::Engine;
use serde_json::json;

/// How long a test lasts [days], by a variable.
pub fn days(variable: &str, usual: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// The accounts of a program that begin like this.
fn accounts(net: &Net, program: &solana_address::Address, kind: &[u8]) -> Vec<Vec<u8>> {
    let options = json!({ "encoding": "base64", "commitment": "confirmed" });
    let all = net.ask("getProgramAccounts", json!([program.to_string(), options]));
    let all = all.as_array().expect("a list").iter();
    let data = all.map(|one| STANDARD.decode(one["account"]["data"][0].as_str().expect("base64")));
    data.map(|data| data.expect("base64")).filter(|data| data.starts_with(kind)).collect()
}

/// No lock that has ended weighs: whatever ended since the step before earned that long at most.
fn assert_no_ended_lock(world: &World, now: u64) {
    for data in accounts(&world.net, &ID, &Position::DISCRIMINATOR) {
        let stake = Position::read(&data).expect("a position").stake;
        assert!(!stake.has_ended_lock(now), "a lock ended at {} weighs at {now}", stake.lock_end);
        assert!(stake.lock_end != 0 || stake.weight == stake.amount);
    }
}

/// All epochs that are over are settled, and their shares applied.
fn assert_epochs_are_settled_and_applied(world: &World, now: u64) {
    let gauge = Gauge::read(&world.net.bytes(&world.gauge)).expect("a gauge");
    let all = accounts(&world.net, &acequia_gauge_interface::ID, &Epoch::DISCRIMINATOR);
    for epoch in all.iter().map(|data| Epoch::read(data).expect("an epoch")) {
        let (books, window) = (&epoch.books, &epoch.books.window);
        assert_eq!(books.is_settled(), now >= window.voting_end, "epoch {}", books.number);
        assert!(!books.is_settled() || books.is_spent(), "epoch {}", books.number);
        assert_eq!(books.returned, 0, "epoch {}", books.number);
        assert!(now < window.kept_until(), "epoch {} is over", books.number);
    }
    let running = gauge.terms.number_at(now);
    assert!(gauge.books.last_opened() >= running, "an epoch was not opened before it began");
}

#[test]
fn a_keeper_alone_keeps_the_demos_farm_for_a_season() {
    let days = days("ACEQUIA_KEEP_DAYS", 90);
    let mut world = World::begin();
    let url = world.net.url.clone();
    let keeper = world.keeper(&url);
    world.passes(days, |world, now| {
        keeper.waits_until_done(now);
        assert_no_ended_lock(world, now);
        assert_epochs_are_settled_and_applied(world, now);
    });
    let now = BEGIN + days * DAY - STEP;
    for data in accounts(&world.net, &ID, &VoteReceipt::DISCRIMINATOR) {
        let receipt = VoteReceipt::read(&data).expect("a receipt");
        assert!(now < receipt.ballot_end, "a receipt is left of a ballot that is over");
    }
    let counts = keeper.counts().expect("it runs");
    println!("in {days} days: {counts:#?}");
    assert_eq!(counts.iter().filter(|(n, c)| n.starts_with("failed") && **c > 0).count(), 0);
    assert_eq!(counts["rounds_lost_total"], 0);
    did_all_of_it(&world, &counts, days);
    let said = keeper.command.ends_when_told().ok();
    assert!(said.transcript().contains("told to end"), "{}", said.transcript());
}

/// As much as so many days ask for.
fn did_all_of_it(world: &World, counts: &std::collections::BTreeMap<String, u64>, days: u64) {
    let done = |kind: &str| counts[&format!("done_total{{kind=\"{kind}\"}}")];
    let weeks = days / 7;
    assert_eq!(done("release"), (0..12).filter(|nth| nth * 5 + 4 < days).count() as u64);
    assert_eq!(done("vote"), 3 * days.div_ceil(7), "each position that lets it, in each epoch");
    assert!(done("settle") > 0 && done("epoch") >= weeks, "settled, applied and opened at once");
    assert!(days < 21 || done("close") > 0);
    let flowing = weeks.min(6);
    for kind in ["compound", "reinvest"] {
        assert!(done(kind) >= flowing.saturating_sub(1), "{kind}: {}", done(kind));
    }
    assert!(done("push") >= days / 14);
    let paid = |token| world.held(PUSHED[0], token) > 0;
    assert!(days < 30 || TOKENS.into_iter().all(paid), "without their hand");
    if days >= 80 {
        assert_eq!((done("wind_down"), done("retire")), (1, 1));
        assert!(world.flow().is_none(), "its slot is free");
    }
}
