//! A program's whole life: deployed, interrupted, upgraded, handed to a multisig, made final. By
//! the runtime's real loader, on a cluster where nothing of ours is.

use crate::support::{wait_until, Desk, Net, Proxy, Sending};
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

#[test]
fn a_deployment_whose_connection_broke_goes_on_with_the_same_buffer() {
    let net = Net::without_the_farm();
    let (mut desk, program) = deployer(&net, 2);
    // The first transaction opens the buffer; the fourth carries the third piece.
    let broken = Proxy::start(&net.url, Sending::AnswerLost, 3, 1);
    desk.go_to(&broken.url);
    desk.types(&deploy(&program, LARGE)).fails(&["does not answer", "run the same command again"]);
    assert!(broken.is_down() && !net.exists(&program));

    desk.go_to(&net.url);
    let said = desk.types(&deploy(&program, LARGE)).ok();
    let all = net.built(LARGE).len().div_ceil(PIECE);
    assert!(said.out.contains(&format!("3 of {all} pieces are written already")), "{}", said.out);
    show(&desk, &program, LARGE);
    // Opening, each piece once, and the deployment with its two signatures.
    assert_eq!(net.lamports(&desk.address()), 10 * SOL - rents(&net, LARGE) - fees(all + 3));
}

/// What stays in a program's two accounts [lamports].
fn rents(net: &Net, name: &str) -> u64 {
    let rent = |bytes: usize| {
        let rent = net.ask("getMinimumBalanceForRentExemption", json!([bytes]));
        rent.as_u64().expect("a rent")
    };
    rent(36) + rent(45 + net.built(name).len())
}

/// Of so many signatures [lamports].
fn fees(signatures: usize) -> u64 {
    5_000 * signatures as u64
}

#[test]
fn a_deployment_that_was_killed_goes_on_with_the_same_buffer() {
    let net = Net::without_the_farm();
    let (mut desk, program) = deployer(&net, 3);
    let proxy = Proxy::start(&net.url, Sending::Swallowed, 4, usize::MAX);
    desk.go_to(&proxy.url);
    let running = desk.starts(&deploy(&program, LARGE));
    wait_until(|| proxy.sends() > 10);
    running.dies();

    desk.go_to(&net.url);
    let said = desk.types(&deploy(&program, LARGE)).ok();
    assert!(said.out.contains("3 of 7 pieces are written already"), "{}", said.out);
    show(&desk, &program, LARGE);
}

#[test]
fn an_upgrade_makes_room_runs_the_new_bytes_and_returns_the_buffers_rent() {
    let net = Net::without_the_farm();
    let (desk, program) = deployer(&net, 4);
    desk.types(&deploy(&program, SMALL)).ok();
    let before = net.lamports(&desk.address());
    let typed = format!("acequia program upgrade {program} {LARGE} --yes");
    let said = desk.types(&typed).ok();
    let there = show(&desk, &program, LARGE);
    assert_eq!(there["room"], json!(net.built(SMALL).len() + 10_240), "the loader's least portion");
    let (pieces, room) = (net.built(LARGE).len().div_ceil(PIECE), 10_240 * 6_960);
    assert_eq!(net.lamports(&desk.address()), before - room - fees(pieces + 3), "{}", said.out);

    assert!(desk.types(&typed).ok().out.contains("Nothing to do"));
    desk.types(&format!("acequia program upgrade {program} {SMALL} --yes")).ok();
    show(&desk, &program, SMALL);
}

#[test]
fn a_multisig_signs_one_message_for_a_buffer_that_holds_what_it_built() {
    let net = Net::without_the_farm();
    let ((desk, program), (_, vault)) = (deployer(&net, 5), vault());
    net.give_sol(&vault, SOL);
    desk.types(&format!("{} --authority {vault}", deploy(&program, SMALL))).ok();
    let prepare = format!("acequia program upgrade {program} {LARGE} --authority {vault} --yes");
    let said = desk.types(&format!("{prepare} --json")).ok().json();
    let buffer = said["plan"]["facts"]["buffer"].as_str().expect("a buffer").to_string();
    let again = desk.types(&prepare).ok();
    assert!(again.out.contains("obeys") && again.out.contains("--multisig"), "{}", again.out);

    let (_, deployer) = (show(&desk, &program, SMALL), desk.address());
    let before = net.lamports(&deployer);
    let sign = |name: &str| {
        format!("acequia program upgrade {program} {name} --multisig {vault} --buffer {buffer} --refund {deployer} --json")
    };
    let message = desk.types(&sign(LARGE)).ok().json()["result"]["messages"][0]["message_base58"]
        .as_str()
        .map(str::to_string);
    net.sign_and_send(&message.expect("a message"), &Keypair::new_from_array([77; 32]));
    show(&desk, &program, LARGE);
    assert!(net.lamports(&deployer) > before, "the buffer's rent came back to who paid it");
    assert!(desk.types(&prepare).ok().out.contains("Nothing to do"));
}

#[test]
fn a_buffer_with_other_bytes_is_refused() {
    let net = Net::without_the_farm();
    let ((desk, program), (_, vault)) = (deployer(&net, 6), vault());
    net.give_sol(&vault, SOL);
    desk.types(&format!("{} --authority {vault}", deploy(&program, SMALL))).ok();
    let prepare = format!("acequia program upgrade {program} {LARGE} --authority {vault} --yes");
    let said = desk.types(&format!("{prepare} --json")).ok().json();
    let buffer = said["plan"]["facts"]["buffer"].as_str().expect("a buffer").to_string();
    let at: Address = buffer.parse().expect("an address");
    let mut data = net.bytes(&at);
    let last = data.len() - 1;
    data[last] ^= 1;
    net.put(&at, &LOADER, &data);
    let sign =
        format!("acequia program upgrade {program} {LARGE} --multisig {vault} --buffer {buffer}");
    desk.types(&sign).fails(&["holds other bytes than recorder.so", "Do not sign for it"]);
    desk.types(&prepare).fails(&["holds other bytes than recorder.so"]);
}

/// The upgradeable loader.
const LOADER: Address = Address::from_str_const("BPFLoaderUpgradeab1e11111111111111111111111");

#[test]
fn what_runs_is_told_from_what_ought_to() {
    let net = Net::without_the_farm();
    let (desk, program) = deployer(&net, 7);
    desk.types(&deploy(&program, SMALL)).ok();
    desk.types(&format!("acequia program show {program} {LARGE}"))
        .fails(&["it is not recorder.so", "Build the commit that was deployed"]);
    desk.types(&format!("acequia program show {program} program.json"))
        .fails(&["program.json is no program"]);
    desk.types(&deploy(&program, LARGE))
        .fails(&["Another program runs at", "acequia program upgrade"]);
    desk.types(&format!("acequia program show {}", desk.address()))
        .fails(&["There is no program at"]);
}

#[test]
fn only_the_upgrade_authority_upgrades_and_nobody_after_the_last() {
    let net = Net::without_the_farm();
    let (desk, program) = deployer(&net, 8);
    desk.types(&deploy(&program, SMALL)).ok();
    let (stranger, _) = deployer(&net, 9);
    let upgrade = format!("acequia program upgrade {program} {LARGE} --yes");
    let me = desk.address().to_string();
    stranger.types(&upgrade).fails(&["Only", &me, "may upgrade", "--authority"]);
    stranger
        .types(&format!("acequia program authority {program} --final --yes"))
        .fails(&["Only", &me]);
    let for_another = format!("{upgrade} --authority {}", stranger.address());
    desk.types(&for_another).fails(&["Only", &me, "may upgrade"]);
    stranger
        .types(&deploy(&Keypair::new_from_array([1; 32]).pubkey(), SMALL))
        .fails(&["is the key of"]);

    let last = format!("acequia program authority {program} --final --yes");
    assert!(desk.types(&last).ok().out.contains("for ever"));
    assert_eq!(show(&desk, &program, SMALL)["authority"], json!(null));
    desk.types(&upgrade).fails(&["Nobody may upgrade", "It was made final"]);
    assert!(desk.types(&last).ok().out.contains("Nothing to do"));
}

#[test]
fn a_buffer_that_is_given_up_returns_its_rent_to_its_writer_alone() {
    let net = Net::without_the_farm();
    let (mut desk, program) = deployer(&net, 10);
    let proxy = Proxy::start(&net.url, Sending::AnswerLost, 2, 1);
    desk.go_to(&proxy.url);
    let said = desk.types(&deploy(&program, LARGE)).fails(&["does not answer"]);
    let buffer = said.out.split("buffer ").nth(1).and_then(|rest| rest.split(' ').next());
    let close = format!("acequia program close {} --yes", buffer.expect("an address"));
    let (stranger, _) = deployer(&net, 11);
    stranger.types(&close).fails(&["obeys", &desk.address().to_string()]);
    desk.go_to(&net.url);
    desk.types(&close).ok();
    assert_eq!(net.lamports(&desk.address()), 10 * SOL - fees(4), "only fees are gone");
    assert!(desk.types(&close).ok().out.contains("Nothing to do"));
}

#[test]
fn lamports_that_somebody_sent_there_before_do_not_stand_in_the_way() {
    let net = Net::without_the_farm();
    let (desk, program) = deployer(&net, 17);
    let typed = deploy(&program, SMALL);
    let plan = desk.types(&typed.replace("--yes", "--simulate")).ok();
    let buffer = plan.out.split("buffer ").nth(1).and_then(|rest| rest.split(' ').next());
    let buffer: Address = buffer.expect("a buffer").parse().expect("an address");
    for at in [program, buffer] {
        net.give_sol(&at, 1_000_000);
    }
    desk.types(&typed).ok();
    show(&desk, &program, SMALL);
}

#[test]
fn a_wallet_that_cannot_pay_for_a_program_is_told_before_anything_is_sent() {
    let net = Net::without_the_farm();
    let (desk, program) = deployer(&net, 12);
    net.give_sol(&desk.address(), SOL / 100);
    desk.types(&deploy(&program, LARGE)).fails(&["holds 0.010000000 SOL", "Nothing was done"]);
    assert_eq!(net.lamports(&desk.address()), SOL / 100);
}

// ---- migrations/deploy ----

/// The farm at its own address, as an older program that this wallet may upgrade.
fn older_farm(net: &Net, desk: &Desk) {
    let data_at = Address::find_program_address(&[acequia_interface::ID.as_ref()], &LOADER).0;
    let mut data = vec![3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
    data.extend_from_slice(desk.address().as_ref());
    data.extend(net.built(SMALL));
    net.put_with(&data_at, &LOADER, &data, 100 * SOL);
    net.give_sol(&desk.address(), 10 * SOL);
}

#[test]
fn the_script_upgrades_the_farm_and_hands_it_to_the_multisig() {
    let (net, desk) = (Net::start(), Desk::new("http://127.0.0.1:9", 13));
    older_farm(&net, &desk);
    let (_, vault) = vault();
    let typed = format!(
        "deploy acequia --cluster {} --keypair id.json --authority {vault} --without-metadata",
        net.url
    );
    let plan = desk.runs_migration(&format!("{typed} --dry-run")).ok();
    assert!(plan.out.contains("pieces") && plan.out.contains("Nothing was sent."), "{}", plan.out);
    desk.runs_migration(&format!("{typed} --yes")).ok();
    let mut looking = Desk::new(&net.url, 14);
    looking.go_to(&net.url);
    looking.write_bytes("acequia.so", &net.built("acequia.so"));
    let there = show(&looking, &acequia_interface::ID, "acequia.so");
    assert_eq!(there["authority"], json!(vault.to_string()));

    let before = net.lamports(&desk.address());
    let again = desk.runs_migration(&format!("{typed} --yes")).ok();
    assert!(again.out.contains("Nothing to do"), "{}", again.out);
    assert_eq!(net.lamports(&desk.address()), before, "nothing was done twice");
}

#[test]
fn the_script_deploys_for_the_first_time_with_the_key_of_the_address_alone() {
    let net = Net::without_the_farm();
    let (desk, _) = deployer(&net, 15);
    let typed = format!("deploy gauge --cluster {} --keypair id.json", net.url);
    let plan = desk.runs_migration(&format!("{typed} --dry-run")).ok();
    let id = acequia_gauge_interface::ID.to_string();
    for word in [id.as_str(), "SHA-256", "rent", "Nothing was sent.", "then its IDL"] {
        assert!(plan.out.contains(word), "{word} is missing:\n{}", plan.out);
    }
    desk.runs_migration(&format!("{typed} --yes"))
        .fails(&["needs the key of", "--program-keypair"]);
    desk.runs_migration(&format!("{typed} --yes --program-keypair program.json"))
        .fails(&["is the key of", "the address that the program declares"]);
    assert_eq!(net.lamports(&desk.address()), 10 * SOL, "nothing was sent");
}

#[test]
fn the_script_tells_an_unreachable_cluster_from_one_without_the_program() {
    let desk = Desk::new("http://127.0.0.1:9", 16);
    desk.runs_migration("deploy acequia --cluster http://127.0.0.1:9 --keypair id.json --dry-run")
        .fails(&["cannot be told whether the program is there", "does not answer"]);
}

#[test]
fn explorers_read_the_same_security_contact_in_the_program_and_beside_it() {
    let read = |path: &str| {
        let path = format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).expect("a file")
    };
    let within = read("programs/acequia/src/security.rs");
    let beside: Value = serde_json::from_str(&read("migrations/security.json")).expect("JSON");
    let entries = beside.as_object().expect("an object");
    assert!(entries.len() >= 6);
    for (key, value) in entries {
        let value = value.as_str().or_else(|| value[0].as_str()).expect("a text or a list");
        let line = format!("\"{key}\\0{value}\\0\"");
        assert!(within.contains(&line), "security.rs has no {line}");
    }
}
