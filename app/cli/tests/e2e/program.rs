//! A program's whole life: deployed, interrupted, upgraded, handed to a multisig, made final. By
//! the runtime's real loader, on a cluster where nothing of ours is.

use crate::support::{Desk, Net, Proxy, Sending};
use serde_json::{json, Value};
use solana_address::Address;
use solana_keypair::Keypair;
use solana_signer::Signer;

/// 4.8 kB: a small program of the tests.
const SMALL: &str = "relay.so";
/// 7 kB: more than the small one's room.
const LARGE: &str = "recorder.so";
/// Bytes of a program that one transaction carries.
const PIECE: usize = 960;
const SOL: u64 = 1_000_000_000;

/// Somebody with SOL, programs to deploy, and the key of an address for them.
fn deployer(net: &Net, seed: u8) -> (Desk, Address) {
    let desk = Desk::new(&net.url, seed);
    net.give_sol(&desk.address(), 10 * SOL);
    for name in [SMALL, LARGE] {
        desk.write_bytes(name, &net.built(name));
    }
    let key = Keypair::new_from_array([seed + 100; 32]);
    desk.write("program.json", &format!("{:?}", key.to_bytes()));
    (desk, key.pubkey())
}

fn deploy(program: &Address, name: &str) -> String {
    format!("acequia program deploy {program} {name} --program-keypair program.json --yes")
}

fn show(desk: &Desk, program: &Address, name: &str) -> Value {
    desk.types(&format!("acequia program show {program} {name} --json")).ok().json()
}

fn vault() -> (Desk, Address) {
    let desk = Desk::new("http://127.0.0.1:9", 77);
    let address = desk.address();
    (desk, address)
}

#[test]
fn a_program_is_deployed_read_back_and_handed_over() {
    let net = Net::without_the_farm();
    let (desk, program) = deployer(&net, 1);
    let (_, vault) = vault();
    let plan = desk.types(&format!("acequia program deploy {program} {SMALL} --simulate")).ok();
    assert!(plan.out.contains("Nothing was sent.") && !net.exists(&program), "{}", plan.out);

    let typed = format!("{} --authority {vault} --json", deploy(&program, SMALL));
    let said = desk.types(&typed).ok().json();
    let there = show(&desk, &program, SMALL);
    assert_eq!(
        (&there["is_the_file"], &there["sha256"]),
        (&json!(true), &said["plan"]["facts"]["sha256"])
    );
    assert_eq!(there["authority"], json!(vault.to_string()));
    assert_eq!(there["room"], json!(net.built(SMALL).len()), "no rent for room that nobody needs");
    let costs = said["plan"]["rent_lamports"].as_u64().expect("rent")
        + said["plan"]["fee_lamports"].as_u64().expect("fee");
    assert_eq!(net.lamports(&desk.address()), 10 * SOL - costs, "it cost what the plan said");

    desk.types(&typed).ok();
    assert_eq!(net.lamports(&desk.address()), 10 * SOL - costs, "and is not done again");
}
