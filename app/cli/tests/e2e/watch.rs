//! Events as they come.

use crate::support::{Net, Proxy, Sending, AGUA, RECORDER};
use crate::team::{lp, team};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::Child;
use std::sync::mpsc::{channel, Receiver};
use std::thread::spawn;
use std::time::Duration;

/// What a running command prints, line by line.
fn lines(running: &mut Child) -> Receiver<Value> {
    let (sender, receiver) = channel();
    let output = BufReader::new(running.stdout.take().expect("its output"));
    spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            let _ = sender.send(serde_json::from_str(&line).expect("JSON"));
        }
    });
    receiver
}

#[test]
fn events_that_follow_are_shown_as_they_come_each_once() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let mut running = team.starts(&format!("acequia events {pool} --follow --json"));
    let events = lines(&mut running);
    let next = || {
        let event = events.recv_timeout(Duration::from_secs(20)).expect("an event");
        event["event"].as_str().expect("a name").to_string()
    };
    assert_eq!([next(), next(), next()], ["PoolCreated", "StreamAdded", "StreamAdded"]);

    let lp = lp(&net, 2);
    lp.types(&format!("acequia stake {pool} 400 --yes")).ok();
    assert_eq!([next(), next()], ["PositionOpened", "Staked"]);
    lp.types(&format!("acequia stake {pool} 600 --yes")).ok();
    let more = events.recv_timeout(Duration::from_secs(20)).expect("an event");
    assert_eq!(more["event"], "Staked");
    assert_eq!(more["fields"]["received"], AGUA.units(600).to_string());
    let silence = events.recv_timeout(Duration::from_secs(5));
    assert!(silence.is_err(), "nothing is shown twice: {silence:?}");
    running.kill().expect("it runs until somebody ends it");
    running.wait().expect("it is gone");
}

#[test]
fn a_transaction_that_cannot_be_read_is_named_and_history_goes_on() {
    let net = Net::start();
    let (mut team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let lp = lp(&net, 2);
    for amount in [400, 300] {
        lp.types(&format!("acequia stake {pool} {amount} --yes")).ok();
    }
    let node = Proxy::start(&net.url, Sending::TooNew, 3, 1);
    team.go_to(&node.url);
    let said = team.types(&format!("acequia events {pool} --json")).ok();
    let told: Vec<Value> =
        said.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let (last, unread) = (&told[told.len() - 1], &told[told.len() - 2]);
    assert!(unread["unreadable"].as_str().is_some_and(|why| why.contains("version (2)")));
    assert_eq!(last["fields"]["received"], AGUA.units(300).to_string());

    let node = Proxy::start(&net.url, Sending::TooNew, 3, 1);
    team.go_to(&node.url);
    let said = team.types(&format!("acequia events {pool}")).ok();
    assert!(said.out.contains(&format!("unreadable  {}", text(&unread["signature"]))));
    assert!(said.out.lines().last().is_some_and(|line| line.contains("Staked")), "{}", said.out);
}

fn text(value: &Value) -> &str {
    value.as_str().expect("text")
}

#[test]
fn what_happened_between_two_looks_is_shown_whole_whatever_the_limit() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let lp = lp(&net, 2);
    lp.types(&format!("acequia stake {pool} 1 --yes")).ok();
    let mut running = team.starts(&format!("acequia events {pool} --follow --limit 1 --json"));
    let events = lines(&mut running);
    let next = || {
        let event = events.recv_timeout(Duration::from_secs(20)).expect("an event");
        text(&event["fields"]["received"]).to_string()
    };
    let opened = events.recv_timeout(Duration::from_secs(20)).expect("an event");
    assert_eq!((opened["event"].as_str(), next()), (Some("PositionOpened"), units(1)));
    // All within one look, or nearly.
    for amount in 2..6 {
        lp.types(&format!("acequia stake {pool} {amount} --yes")).ok();
    }
    assert_eq!((0..4).map(|_| next()).collect::<Vec<_>>(), [2, 3, 4, 5].map(units));
    running.kill().expect("it runs until somebody ends it");
    running.wait().expect("it is gone");
}

fn units(tokens: u64) -> String {
    AGUA.units(tokens).to_string()
}

#[test]
fn an_owners_events_are_those_of_all_their_positions_whoever_sent_them() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let (me, other) = (lp(&net, 2), lp(&net, 3));
    for (desk, tokens) in [(&me, "1"), (&other, "7"), (&me, "2"), (&me, "3 --index 1")] {
        desk.types(&format!("acequia stake {pool} {tokens} --yes")).ok();
    }
    let named = |typed: &str| -> Vec<String> {
        let said = team.types(typed).ok();
        let read = |line: &str| serde_json::from_str::<Value>(line).expect("JSON");
        let all = said.out.lines().map(read);
        all.map(|one| format!("{} {}", text(&one["event"]), one["fields"]["received"])).collect()
    };
    let staked = |tokens: u64| format!("Staked \"{}\"", AGUA.units(tokens));
    let opened = || "PositionOpened null".to_string();
    let all = [opened(), staked(1), staked(2), opened(), staked(3)];
    assert_eq!(named(&format!("acequia events --owner {} --json", me.address())), all);
    let in_pool = format!("acequia events {pool} --owner {} --json", me.address());
    assert_eq!(named(&in_pool), all);
    assert_eq!(named(&format!("{in_pool} --limit 2")), all[2..]);
    let elsewhere = RECORDER;
    let none = named(&format!("acequia events {elsewhere} --owner {} --json", me.address()));
    assert!(none.is_empty(), "{none:?}");
    team.types("acequia events").fails(&["required", "<ADDRESS>"]);
}

#[test]
fn what_an_owner_opens_later_is_followed_too() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let me = lp(&net, 2);
    let follow = format!("acequia events --owner {} --follow --json", me.address());
    let mut running = team.starts(&follow);
    let events = lines(&mut running);
    let next = || {
        let event = events.recv_timeout(Duration::from_secs(20)).expect("an event");
        text(&event["event"]).to_string()
    };
    me.types(&format!("acequia stake {pool} 1 --yes")).ok();
    assert_eq!([next(), next()], ["PositionOpened", "Staked"]);
    me.types(&format!("acequia stake {pool} 2 --yes")).ok();
    assert_eq!(next(), "Staked");
    let silence = events.recv_timeout(Duration::from_secs(5));
    assert!(silence.is_err(), "nothing is shown twice: {silence:?}");
    running.kill().expect("it runs until somebody ends it");
    running.wait().expect("it is gone");
}
