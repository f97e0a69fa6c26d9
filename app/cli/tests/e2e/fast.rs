//! The chain as it is: a block each 200 ms, blockhashes that live for half a minute, and a history that is
//! full of transactions of version 1.

use crate::lp::Story;
use crate::support::{compare, compare_beginning, Desk, Net, Proxy, Sending, AGUA};
use crate::team::{lp, team, whole_life};
use acequia_interface::addresses;
use serde_json::Value;
use solana_address::Address;

/// More than a node lists at once.
const MUCH: u64 = 1_050;

/// The team's pool, and who acts.
fn watched() -> [Address; 3] {
    let [team, lp] = [1, 2].map(|seed| Desk::new("", seed).address());
    [addresses::pool(&team, &AGUA.mint(), 0).0, team, lp]
}

#[test]
fn a_team_lives_on_a_fast_cluster_as_on_any() {
    let net = Net::fast();
    net.makes_history(&watched(), MUCH);
    let told = whole_life(&net);
    compare("team.txt", &told);
}

#[test]
fn an_lp_lives_on_a_fast_cluster_as_on_any_and_reads_its_whole_history() {
    let net = Net::fast();
    net.makes_history(&watched(), MUCH);
    let mut story = Story::begin(net);
    story.whole_life(|story| story.net.makes_history(&watched(), 30));
    compare_beginning("lp.txt", &story.told);
    // Its own position was closed and another pool's is among them, so the owner is asked for.
    let owner = story.lp.address();
    let said = story.lp.types(&format!("acequia events --owner {owner} --limit 3000 --json")).ok();
    let event = |line: &str| serde_json::from_str::<Value>(line).expect("JSON")["event"].clone();
    let told: Vec<Value> = said.out.lines().map(event).collect();
    assert!(told.iter().all(|name| name.is_string()), "all of it can be read: {}", said.out);
    let count = |name: &str| told.iter().filter(|told| *told == name).count();
    let counts = ["PositionOpened", "Staked", "Unstaked", "PositionClosed"].map(count);
    assert_eq!(counts, [2, 1, 3, 2]);
    assert_eq!(told.first().and_then(Value::as_str), Some("PositionOpened"));
    assert_eq!(told.last().and_then(Value::as_str), Some("PositionClosed"));
}

#[test]
fn a_blockhash_expires_while_somebody_waits_and_nothing_is_done_twice() {
    let net = Net::fast();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let mut lp = lp(&net, 2);
    let node = Proxy::start(&net.url, Sending::FirstSwallowed, 0, usize::MAX);
    lp.go_to(&node.url);
    let said = lp.types(&format!("acequia stake {pool} 400 --yes")).ok();
    assert!(said.err.contains("Its blockhash has expired: it is signed anew"), "{}", said.err);
    assert_eq!(net.held(&lp.address(), AGUA), AGUA.units(600));
    assert_eq!(net.pool(&pool).expect("a pool").totals.staked, AGUA.units(400), "once");
}
