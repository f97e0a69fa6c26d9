//! The interface crate and the program's IDL say the same. Neither is made from the other.

use acequia_interface::events::Event;
use acequia_interface::{Page, VoteReceipt};
use harness::catalog;
use harness::prelude::*;
use serde_json::Value;

const IDL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../idl/acequia.json");

fn idl() -> Value {
    read(IDL)
}

/// An IDL that is checked in.
pub(crate) fn read(path: &str) -> Value {
    let text = std::fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("no IDL at {path} ({error}): run `make build` first"));
    serde_json::from_str(&text).expect("the IDL is JSON")
}

pub(crate) fn list<'a>(of: &'a Value, name: &str) -> &'a [Value] {
    of[name].as_array().map_or(&[], Vec::as_slice)
}

pub(crate) fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of[name].as_str().unwrap_or_default()
}

pub(crate) fn discriminator(of: &Value) -> Vec<u8> {
    list(of, "discriminator").iter().map(|byte| byte.as_u64().expect("a byte") as u8).collect()
}

#[test]
fn the_program_has_the_same_address() {
    assert_eq!(text(&idl(), "address"), acequia_interface::ID.to_string());
}

#[test]
fn every_error_has_the_same_code_name_and_message() {
    let idl = idl();
    let theirs: Vec<(u64, String, &str)> = list(&idl, "errors")
        .iter()
        .map(|error| {
            let code = error["code"].as_u64().expect("a code");
            (code, text(error, "name").to_lowercase(), text(error, "msg"))
        })
        .collect();
    let ours: Vec<(u64, String, &str)> = FarmError::ALL
        .iter()
        .map(|error| (error.code().into(), format!("{error:?}").to_lowercase(), error.message()))
        .collect();
    assert_eq!(ours, theirs);
}

#[test]
fn every_account_type_starts_with_the_same_bytes() {
    let idl = idl();
    let ours = [
        ("Pool", Pool::DISCRIMINATOR),
        ("Position", Position::DISCRIMINATOR),
        ("Page", Page::DISCRIMINATOR),
        ("VoteReceipt", VoteReceipt::DISCRIMINATOR),
    ];
    for (name, bytes) in ours {
        let theirs = list(&idl, "accounts").iter().find(|account| text(account, "name") == name);
        assert_eq!(discriminator(theirs.expect(name)), bytes, "{name}");
    }
    assert_eq!(list(&idl, "accounts").len(), ours.len());
}

#[test]
fn every_event_is_known_by_the_same_name() {
    let idl = idl();
    let mut theirs: Vec<&str> =
        list(&idl, "events").iter().map(|event| text(event, "name")).collect();
    let mut ours = Event::NAMES.to_vec();
    theirs.sort_unstable();
    ours.sort_unstable();
    assert_eq!(ours, theirs);
}

#[test]
fn every_instruction_is_in_the_catalog() {
    let idl = idl();
    for instruction in list(&idl, "instructions") {
        let name = text(instruction, "name");
        assert!(catalog::all().iter().any(|case| case.instruction() == name), "{name}");
    }
}

#[test]
fn every_builder_makes_the_accounts_and_bytes_of_the_idl() {
    let idl = idl();
    for case in catalog::all() {
        let name = case.instruction();
        let found = list(&idl, "instructions").iter().find(|i| text(i, "name") == name);
        let theirs = found.unwrap_or_else(|| panic!("{name} is not in the IDL"));
        let ours = (case.step)(&mut (case.scene)(2)).build();
        assert_eq!(ours.data[..8], discriminator(theirs), "{name}");
        for (nth, account) in list(theirs, "accounts").iter().enumerate() {
            let what = format!("{name}: {}", text(account, "name"));
            same_role(&what, account, &ours.accounts[nth], &acequia_interface::ID);
        }
    }
}

/// An account that is left out is the program's own address, which nobody writes or signs.
pub(crate) fn same_role(what: &str, theirs: &Value, ours: &AccountMeta, program: &Address) {
    let is = |flag: &str| theirs[flag].as_bool().unwrap_or(false);
    if is("optional") && ours.pubkey == *program {
        return;
    }
    assert_eq!(ours.is_signer, is("signer"), "{what}: signer");
    assert_eq!(ours.is_writable, is("writable"), "{what}: writable");
    if let Some(address) = theirs["address"].as_str() {
        assert_eq!(ours.pubkey.to_string(), address, "{what}: address");
    }
}
