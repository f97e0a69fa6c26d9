//! What a program says of itself: its IDL on chain. By the Program Metadata program's own bytes,
//! which no package registry carries. So these tests run only when they are told where they are:
//!
//! ```text
//! PROGRAM_METADATA=spl_program_metadata.so cargo test --profile host --workspace \
//!     --test e2e -- --ignored idl::
//! ```
//!
//! `scripts/sbf-build` builds them from a checkout of github.com/solana-program/program-metadata
//! that lies in tests/programs/program-metadata; they were run so on commit 75ea1f1. That the
//! instructions are those of the published client is tested without them, in
//! `commands/program/metadata.rs`.

use crate::support::{Desk, Net, Proxy, Sending};
use serde_json::{json, Value};
use solana_address::Address;
use solana_keypair::Keypair;
use solana_signer::Signer;
use std::path::PathBuf;

const SOL: u64 = 1_000_000_000;
const METADATA: Address = Address::from_str_const("ProgM6JCCvbYkfKqJYHePx4xxSUSqJp7rh8Lyv7nk7S");

/// The cluster with the Program Metadata program, a deployer, and their program.
fn deployed(seed: u8, options: &str) -> (Net, Desk, Address) {
    let file = std::env::var_os("PROGRAM_METADATA").expect("PROGRAM_METADATA names its .so");
    let net = Net::with(&[(METADATA, PathBuf::from(file))]);
    let desk = Desk::new(&net.url, seed);
    net.give_sol(&desk.address(), 10 * SOL);
    desk.write_bytes("relay.so", &net.built("relay.so"));
    let key = Keypair::new_from_array([seed + 100; 32]);
    desk.write("program.json", &format!("{:?}", key.to_bytes()));
    let idl = concat!(env!("CARGO_MANIFEST_DIR"), "/../../idl/");
    for (name, of) in [("idl.json", "acequia.json"), ("less.json", "realms.json")] {
        desk.write_bytes(name, &std::fs::read(format!("{idl}{of}")).expect("an IDL"));
    }
    desk.write("security.json", r#"{ "name": "Relay", "contacts": ["email:a@example.com"] }"#);
    let program = key.pubkey();
    desk.types(&format!(
        "acequia program deploy {program} relay.so --program-keypair program.json --yes {options}"
    ))
    .ok();
    (net, desk, program)
}

/// Where it says so, and what, unpacked by hand: head of 96 bytes, then zlib.
fn said(net: &Net, plan: &Value) -> (Vec<u8>, Vec<u8>) {
    let at: Address = plan["facts"]["metadata"].as_str().expect("an address").parse().expect("one");
    let data = net.bytes(&at);
    let mut text = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::ZlibDecoder::new(&data[96..]), &mut text)
        .expect("zlib");
    (data[..96].to_vec(), text)
}

fn file(desk: &Desk, name: &str) -> Vec<u8> {
    desk.read_bytes(name)
}

#[test]
#[ignore = "needs PROGRAM_METADATA, see above"]
fn an_idl_is_written_replaced_by_a_shorter_and_by_a_longer_one() {
    let (net, desk, program) = deployed(21, "");
    let before = net.lamports(&desk.address());
    let mut held = 0;
    for name in ["idl.json", "less.json", "idl.json"] {
        let typed = format!("acequia program idl {program} {name} --yes --json");
        let plan = desk.types(&typed).ok().json()["plan"].clone();
        let (head, text) = said(&net, &plan);
        assert!(text == file(&desk, name), "{name} is there, byte for byte");
        assert_eq!((head[0], head[65], head[66]), (2, 1, 1), "metadata, mutable, canonical");
        assert_eq!((&head[1..33], &head[67..70]), (program.as_ref(), &b"idl"[..]));
        assert_eq!(head[83..87], [1, 2, 1, 0], "UTF-8, zlib, JSON, in the account itself");
        let at: Address = plan["facts"]["metadata"].as_str().expect("it").parse().expect("one");
        held = net.lamports(&at);
        let rent = net.ask("getMinimumBalanceForRentExemption", json!([net.bytes(&at).len()]));
        assert_eq!(Some(held), rent.as_u64(), "no lamport more than its rent");
    }
    let fees = before - net.lamports(&desk.address()) - held;
    assert!(fees < 5_000 * 100 && fees.is_multiple_of(5_000), "buffers came back: {fees}");
    let again = desk.types(&format!("acequia program idl {program} idl.json --yes")).ok();
    assert!(again.out.contains("Nothing to do"), "{}", again.out);
}

#[test]
#[ignore = "needs PROGRAM_METADATA, see above"]
fn a_short_text_takes_one_transaction() {
    let (net, desk, program) = deployed(22, "");
    let typed = format!("acequia program idl {program} security.json --seed security --yes");
    let plan = desk.types(&format!("{typed} --json")).ok().json()["plan"].clone();
    assert_eq!(said(&net, &plan).1, file(&desk, "security.json"));
    for text in [r#"{ "name": "Relay the second, of a longer name" }"#, "{}"] {
        desk.write("security.json", text);
        desk.types(&typed).ok();
        assert_eq!(said(&net, &plan).1, text.as_bytes());
    }
    let (stranger, _) = (Desk::new(&net.url, 23), ());
    net.give_sol(&stranger.address(), SOL);
    stranger.write("security.json", "{ }");
    stranger.types(&typed).fails(&["Only", "may upgrade"]);
}

#[test]
#[ignore = "needs PROGRAM_METADATA, see above"]
fn an_idl_whose_writing_broke_off_goes_on_with_the_same_buffer() {
    let (net, mut desk, program) = deployed(24, "");
    let typed = format!("acequia program idl {program} idl.json --yes");
    let broken = Proxy::start(&net.url, Sending::AnswerLost, 6, 1);
    desk.go_to(&broken.url);
    desk.types(&typed).fails(&["does not answer", "run the same command again"]);
    desk.go_to(&net.url);
    let said_so = desk.types(&typed).ok();
    assert!(said_so.out.contains("11 of 17 pieces are missing"), "{}", said_so.out);
    assert!(desk.types(&typed).ok().out.contains("Nothing to do"));
}

#[test]
#[ignore = "needs PROGRAM_METADATA, see above"]
fn a_buffer_that_is_given_up_returns_its_rent_and_what_a_program_says_does_not() {
    let (net, mut desk, program) = deployed(27, "");
    let typed = format!("acequia program idl {program} idl.json --yes");
    let before = net.lamports(&desk.address());
    let broken = Proxy::start(&net.url, Sending::AnswerLost, 2, 1);
    desk.go_to(&broken.url);
    let told = desk.types(&typed).fails(&["does not answer"]).out;
    let buffer = told.split("buffer ").nth(1).and_then(|rest| rest.split(' ').next());
    let close = format!("acequia program close {} --yes", buffer.expect("an address"));
    desk.go_to(&net.url);
    desk.types(&close).ok();
    assert_eq!(net.lamports(&desk.address()), before - 4 * 5_000, "only fees are gone");
    let plan = desk.types(&format!("{typed} --json")).ok().json()["plan"].clone();
    let metadata = plan["facts"]["metadata"].as_str().expect("an address").to_string();
    desk.types(&format!("acequia program close {metadata} --yes")).fails(&["is no buffer"]);
}

#[test]
#[ignore = "needs PROGRAM_METADATA, see above"]
fn a_multisig_signs_one_message_for_its_programs_idl() {
    let vault = Keypair::new_from_array([77; 32]);
    let (net, desk, program) = deployed(25, &format!("--authority {}", vault.pubkey()));
    net.give_sol(&vault.pubkey(), SOL / 100);
    for name in ["idl.json", "less.json"] {
        let prepare =
            format!("acequia program idl {program} {name} --authority {} --yes", vault.pubkey());
        let plan = desk.types(&format!("{prepare} --json")).ok().json()["plan"].clone();
        let buffer = plan["facts"]["buffer"].as_str().expect("a buffer").to_string();
        desk.types(&prepare).ok();
        let sign = |name: &str| {
            format!(
                "acequia program idl {program} {name} --multisig {} --buffer {buffer} --refund {} --json",
                vault.pubkey(),
                desk.address()
            )
        };
        desk.types(&sign("security.json")).fails(&["says something else than security.json"]);
        let printed = desk.types(&sign(name)).ok().json();
        let messages = printed["result"]["messages"].as_array().expect("messages").clone();
        assert_eq!(messages.len(), 1, "one message");
        net.sign_and_send(messages[0]["message_base58"].as_str().expect("it"), &vault);
        assert!(said(&net, &plan).1 == file(&desk, name), "{name} is there");
        let buffer: Address = buffer.parse().expect("an address");
        assert!(!net.exists(&buffer), "its rent came back");
    }
}

#[test]
fn a_cluster_without_the_metadata_program_is_told_at_once() {
    let net = Net::without_the_farm();
    let desk = Desk::new(&net.url, 26);
    desk.write("idl.json", "{}");
    desk.types(&format!("acequia program idl {} idl.json --yes", desk.address()))
        .fails(&["The Program Metadata program", "is not on this cluster"]);
}
