//! The gauge's interface crate and its IDL say the same. Neither is made from the other.

use crate::idl::{discriminator, list, read, same_role, text};
use acequia_gauge_interface::events::Event;
use acequia_gauge_interface::{Epoch, Gauge, VoteRecord, ID};
use harness::gauge::catalog::{self, GaugeCase};
use harness::prelude::*;
use serde_json::Value;

fn idl() -> Value {
    read(concat!(env!("CARGO_MANIFEST_DIR"), "/../idl/gauge.json"))
}

/// What goes to the gauge itself, and not through the farm.
fn own(case: &GaugeCase) -> bool {
    !["cast_vote", "withdraw_vote"].contains(&case.instruction())
}

#[test]
fn the_gauge_has_the_same_address_and_receives_votes() {
    let idl = idl();
    assert_eq!(text(&idl, "address"), ID.to_string());
    let receive = list(&idl, "instructions").iter().find(|i| text(i, "name") == "receive_vote");
    assert_eq!(discriminator(receive.expect("an instruction")), acequia_vote_hook::CAST);
}

#[test]
fn every_error_of_the_gauge_has_the_same_code_name_and_message() {
    let idl = idl();
    let theirs: Vec<(u64, &str, &str)> = list(&idl, "errors")
        .iter()
        .map(|e| (e["code"].as_u64().expect("a code"), text(e, "name"), text(e, "msg")))
        .collect();
    let names: Vec<String> = GaugeError::ALL.iter().map(|error| format!("{error:?}")).collect();
    let ours: Vec<(u64, &str, &str)> = GaugeError::ALL
        .iter()
        .zip(&names)
        .map(|(error, name)| (error.code().into(), name.as_str(), error.message()))
        .collect();
    assert_eq!(ours, theirs);
}

#[test]
fn every_account_and_event_of_the_gauge_has_the_same_name() {
    let idl = idl();
    let accounts = [
        ("Epoch", Epoch::DISCRIMINATOR),
        ("Gauge", Gauge::DISCRIMINATOR),
        ("VoteRecord", VoteRecord::DISCRIMINATOR),
    ];
    let theirs: Vec<_> =
        list(&idl, "accounts").iter().map(|a| (text(a, "name"), discriminator(a))).collect();
    assert_eq!(theirs, accounts.map(|(name, bytes)| (name, bytes.to_vec())));
    let mut ours = Event::NAMES.to_vec();
    ours.sort_unstable();
    let events: Vec<&str> = list(&idl, "events").iter().map(|event| text(event, "name")).collect();
    assert_eq!(ours, events);
}

#[test]
fn every_builder_of_the_gauge_makes_the_accounts_and_bytes_of_the_idl() {
    let idl = idl();
    let cases: Vec<GaugeCase> = catalog::all().into_iter().filter(own).collect();
    for theirs in list(&idl, "instructions").iter().filter(|i| text(i, "name") != "receive_vote") {
        let name = text(theirs, "name");
        let case = cases.iter().find(|case| case.instruction() == name).expect(name);
        let ours = (case.step)(&mut (case.scene)(2)).build();
        assert_eq!(ours.data[..8], discriminator(theirs), "{name}");
        assert_eq!(ours.accounts.len(), list(theirs, "accounts").len(), "{name}");
        for (account, meta) in list(theirs, "accounts").iter().zip(&ours.accounts) {
            same_role(&format!("{name}: {}", text(account, "name")), account, meta, &ID);
        }
    }
}
