//! Events as they come.

use crate::support::{wait_until, Desk, Net, Proxy, Running, Sending, AGUA, RECORDER};
use crate::team::{lp, team};
use serde_json::Value;
use std::thread::sleep;
use std::time::Duration;

/// What a running command prints, event by event.
struct Events {
    command: Running,
    read: usize,
}

impl Events {
    fn follow(desk: &Desk, typed: &str) -> Self {
        Self { command: desk.starts(typed), read: 0 }
    }

    #[track_caller]
    fn next(&mut self) -> Value {
        wait_until(|| self.command.line(self.read).is_some());
        self.read += 1;
        let line = self.command.line(self.read - 1).expect("as seen");
        serde_json::from_str(&line).expect("JSON")
    }

    #[track_caller]
    fn name(&mut self) -> String {
        text(&self.next()["event"]).to_string()
    }

    #[track_caller]
    fn received(&mut self) -> String {
        text(&self.next()["fields"]["received"]).to_string()
    }

    /// Nothing more is shown for some time.
    #[track_caller]
    fn are_all(mut self) {
        sleep(Duration::from_secs(5));
        assert_eq!(self.command.line(self.read), None, "nothing is shown twice");
        assert!(self.command.is_there(), "it runs until somebody ends it");
    }
}

#[test]
fn events_that_follow_are_shown_as_they_come_each_once() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let mut events = Events::follow(&team, &format!("acequia events {pool} --follow --json"));
    assert_eq!([(); 3].map(|()| events.name()), ["PoolCreated", "StreamAdded", "StreamAdded"]);

    let lp = lp(&net, 2);
    lp.types(&format!("acequia stake {pool} 400 --yes")).ok();
    assert_eq!([(); 2].map(|()| events.name()), ["PositionOpened", "Staked"]);
    lp.types(&format!("acequia stake {pool} 600 --yes")).ok();
    let more = events.next();
    assert_eq!(more["event"], "Staked");
    assert_eq!(more["fields"]["received"], AGUA.units(600).to_string());
    events.are_all();
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
    let mut events =
        Events::follow(&team, &format!("acequia events {pool} --follow --limit 1 --json"));
    assert_eq!((events.name(), events.received()), ("PositionOpened".into(), units(1)));
    // All within one look, or nearly.
    for amount in 2..6 {
        lp.types(&format!("acequia stake {pool} {amount} --yes")).ok();
    }
    assert_eq!([(); 4].map(|()| events.received()), [2, 3, 4, 5].map(units));
    events.are_all();
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
    let mut events = Events::follow(&team, &follow);
    me.types(&format!("acequia stake {pool} 1 --yes")).ok();
    assert_eq!([(); 2].map(|()| events.name()), ["PositionOpened", "Staked"]);
    me.types(&format!("acequia stake {pool} 2 --yes")).ok();
    assert_eq!(events.name(), "Staked");
    events.are_all();
}
