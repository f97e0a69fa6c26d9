//! An LP's whole life, by CLI.

use crate::support::{compare, Desk, Net, AGUA, DAY, RECORDER, RIO, START};
use crate::team::{lp, team};
use acequia_interface::{addresses, ID};
use serde_json::json;
use solana_address::Address;

/// A ballot of the test's hook, which runs for five days.
fn ballot(net: &Net, pool: &Address, position: &Address, start: u64) -> (Address, Address) {
    let (poll, record) = (Address::new_from_array([b'B'; 32]), Address::new_from_array([b'E'; 32]));
    let authority = addresses::vote_authority(pool, &RECORDER).0;
    let times = [start.to_le_bytes(), (start + 5 * DAY).to_le_bytes(), 0u64.to_le_bytes()].concat();
    let keys = [ID.to_bytes(), pool.to_bytes(), authority.to_bytes()].concat();
    net.put(&poll, &RECORDER, &[keys, times].concat());
    net.put(&record, &RECORDER, &[&poll.to_bytes()[..], &position.to_bytes(), &[0; 16]].concat());
    (poll, record)
}

#[test]
fn an_lp_opens_stakes_locks_claims_compounds_moves_votes_and_leaves() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.write(
        "more.toml",
        &crate::team::farm("1_000", 50)
            .replace("name     = \"Valley\"", "name = \"Terraces\"\nid = 1"),
    );
    team.types("acequia pool create farm.toml --yes").ok();
    team.types("acequia pool create more.toml --yes").ok();
    let terraces = addresses::pool(&team.address(), &AGUA.mint(), 1).0;
    let lp = lp(&net, 2);
    lp.write("farm.toml", &crate::team::farm("9_000", 90));
    let position = addresses::position(&pool, &lp.address(), 0).0;
    let mut told = String::new();
    let mut ok = |desk: &Desk, typed: String| {
        let said = desk.types(&typed).ok();
        told.push_str(&said.transcript());
        said
    };
    let names = "--names farm.toml";

    // Open and stake, lock.
    ok(&lp, format!("acequia stake {pool} 400 {names} --yes"));
    assert_eq!(net.position(&position).expect("open").stake.amount, AGUA.units(400));
    ok(&lp, format!("acequia lock {pool} '10 days' {names} --yes"));
    lp.types(&format!("acequia unstake {pool} 1 --yes")).fails(&["locked until 2030-03-27"]);

    // What is shown as owed is what a claim pays, to the unit.
    net.travel_to(START + 9 * DAY);
    ok(&lp, format!("acequia positions {names}"));
    let listed = lp.types("acequia positions --json").ok().json();
    let owed: u64 = listed[0]["owed"][0]["units"].as_str().expect("text").parse().expect("units");
    assert!(owed.abs_diff(RIO.units(900)) < 2 * RIO.units(100) / 86_400, "{owed}");
    ok(&lp, format!("acequia claim {pool} {names} --yes"));
    assert_eq!(net.held(&lp.address(), RIO), owed, "time stood still between");
    ok(&lp, format!("acequia claim {pool} {names} --yes"));

    // The lock ends; move a part; compound fee revenue.
    net.travel_to(START + 11 * DAY);
    ok(&lp, format!("acequia lock {pool} --release {names} --yes"));
    ok(&lp, format!("acequia move {pool} {terraces} 150 {names} --yes"));
    team.types(&format!("acequia rewards fund {pool} --slot 1 70 --yes")).ok();
    net.travel_to(START + 18 * DAY);
    ok(&lp, format!("acequia compound {pool} {names} --yes"));
    let staked = net.position(&position).expect("open").stake.amount;
    assert!(staked > AGUA.units(319) && staked <= AGUA.units(320), "{staked}");

    // Vote, by way of a hook that was announced 48 hours ahead.
    ok(&team, format!("acequia hook propose {pool} {RECORDER} --yes"));
    team.types(&format!("acequia hook activate {pool} --yes")).fails(&["may be activated at"]);
    net.travel_to(START + 21 * DAY);
    ok(&team, format!("acequia hook activate {pool} --yes"));
    ok(&team, format!("acequia hook show {pool}"));
    let start = START + 20 * DAY;
    let (poll, record) = ballot(&net, &pool, &position, start);
    let extras = format!("--account {poll}:w --account {record}:w");
    let times = format!("--start {start} --end {}", start + 5 * DAY);
    ok(&lp, format!("acequia vote {pool} {poll} {times} --payload 00e803 {extras} {names} --yes"));
    let tally = u64::from_le_bytes(net.bytes(&poll)[112..120].try_into().expect("8 bytes"));
    assert_eq!(tally, staked, "the hook was told what is staked");
    lp.types(&format!("acequia unstake {pool} all --yes")).fails(&["Open votes hold"]);
    ok(&lp, format!("acequia vote {pool} {poll} --withdraw {extras} {names} --yes"));
    ok(&lp, format!("acequia vote {pool} {poll} --close {names} --yes"));
    ok(&team, format!("acequia hook remove {pool} --yes"));

    // Leave both pools, with everything.
    ok(&lp, format!("acequia unstake {pool} 20 {names} --yes"));
    ok(&lp, format!("acequia unstake {pool} all --close {names} --yes"));
    ok(&lp, format!("acequia unstake {terraces} all --close {names} --yes"));
    ok(&lp, format!("acequia positions {names}"));
    assert!(!net.exists(&position), "its rent is back");
    assert!(!net.exists(&addresses::vote_receipt(&position, &RECORDER, &poll).0));
    let compounded = staked - AGUA.units(250);
    assert!(net.held(&lp.address(), AGUA) >= AGUA.units(1_000) + compounded);
    ok(&lp, format!("acequia events {pool} --limit 5"));
    compare("lp.txt", &told);
}

#[test]
fn a_lock_is_left_early_for_a_penalty_and_an_emergency_exit_asks_nobody() {
    let net = Net::start();
    let (team, pool) = team(&net);
    let text = crate::team::farm("9_000", 90);
    team.write(
        "farm.toml",
        &text.replace("multiplier = 2.5", "multiplier = 2.5\nleave_early = \"30%\""),
    );
    team.types("acequia pool create farm.toml --yes").ok();
    let (early, late) = (lp(&net, 2), lp(&net, 3));
    for lp in [&early, &late] {
        lp.types(&format!("acequia stake {pool} 100 --yes")).ok();
    }
    early.types(&format!("acequia lock {pool} '60 days' --yes")).ok();
    net.travel_to(START + 30 * DAY);
    let said = early.types(&format!("acequia unstake {pool} all --early --yes --json")).ok().json();
    let note = said["plan"]["notes"][0].as_str().expect("a note");
    assert!(note.starts_with("leaving now costs 15.00"), "{note}");
    let back = net.held(&early.address(), AGUA);
    assert!(back.abs_diff(AGUA.units(985)) < AGUA.units(1) / 1_000, "{back}");

    late.types(&format!("acequia unstake {pool} all --emergency --yes")).ok();
    assert_eq!(net.held(&late.address(), AGUA), AGUA.units(1_000));
    let listed = late.types("acequia positions --json").ok().json();
    assert_eq!(listed[0]["staked"], json!("0"));
}

#[test]
fn events_tell_what_happened_and_books_can_be_rebuilt_from_them() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let lp = lp(&net, 2);
    lp.types(&format!("acequia stake {pool} 400 --yes")).ok();
    let said = team.types(&format!("acequia events {pool} --json")).ok();
    let events: Vec<serde_json::Value> =
        said.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let names: Vec<&str> = events.iter().filter_map(|event| event["event"].as_str()).collect();
    assert_eq!(names, ["PoolCreated", "StreamAdded", "StreamAdded", "PositionOpened", "Staked"]);
    let fields = &events[4]["fields"];
    assert_eq!(fields["received"], json!(AGUA.units(400).to_string()));
    assert_eq!(fields["books"]["pool_staked"], json!(AGUA.units(400).to_string()));
}
