//! Events as they come.

use crate::support::{Net, AGUA};
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
