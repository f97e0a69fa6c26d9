//! Print, simulate, multisig, JSON: what does not act.

use crate::support::{compare, Net, Proxy, Sending, AGUA, RIO};
use crate::team::team;
use acequia_interface::instructions::CreatePool;
use serde_json::json;
use solana_address::Address;

#[test]
fn what_does_not_act_changes_nothing() {
    let net = Net::start();
    let (team, pool) = team(&net);
    let vault = Address::new_from_array([b'V'; 32]);
    let mut told = String::new();
    for mode in ["--print", "--simulate"] {
        told.push_str(
            &team.types(&format!("acequia pool create farm.toml {mode}")).ok().transcript(),
        );
    }
    team.types(&format!("acequia pool create farm.toml --multisig {vault}")).ok();
    team.types("acequia pool create farm.toml").fails(&["Nobody is there to say yes", "--yes"]);
    assert!(net.pool(&pool).is_none());
    compare("modes.txt", &told);
}

#[test]
fn a_simulation_that_fails_is_a_failure() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.write("farm.toml", &crate::team::farm("30_000", 90));
    let typed = "acequia pool create farm.toml --simulate";
    team.types(typed).fails(&["The chain would refuse: add the reward 0", "Nothing was sent"]);
    let said = team.types(&format!("{typed} --json"));
    assert!(!said.ok);
    let condition = said.json()["error"]["condition"].as_str().expect("text").to_string();
    assert!(condition.starts_with("The chain would refuse"), "{condition}");
    assert_eq!(said.json()["result"]["simulated"].as_array().map(Vec::len), Some(3));
    assert!(net.pool(&pool).is_none());
}

#[test]
fn a_multisig_gets_messages_that_its_vault_alone_signs() {
    let net = Net::start();
    let (team, _) = team(&net);
    let vault = Address::new_from_array([b'V'; 32]);
    let said =
        team.types(&format!("acequia pool create farm.toml --multisig {vault} --json")).ok().json();
    let messages = said["result"]["messages"].as_array().expect("messages").clone();
    assert_eq!(messages.len(), 3);
    let text = messages[0]["message_base58"].as_str().expect("text");
    let bytes = bs58::decode(text).into_vec().expect("base58");
    let message: solana_message::legacy::Message =
        wincode::deserialize(&bytes).expect("a legacy message");
    assert_eq!((message.header.num_required_signatures, message.account_keys[0]), (1, vault));
    assert_eq!(&message.instructions[0].data[..8], CreatePool::DISCRIMINATOR);
}

#[test]
fn scripts_get_the_plan_and_the_result() {
    let net = Net::start();
    let (team, pool) = team(&net);
    let said = team.types("acequia pool create farm.toml --yes --json").ok().json();
    assert_eq!(said["plan"]["facts"]["pools"]["Valley"], json!(pool.to_string()));
    assert_eq!(said["plan"]["spends"][0]["units"], json!(RIO.units(9_000).to_string()));
    let before = 10_000_000_000u64;
    let costs = said["plan"]["rent_lamports"].as_u64().expect("rent")
        + said["plan"]["fee_lamports"].as_u64().expect("fee");
    let left = net.ask("getBalance", json!([team.address().to_string()]))["value"].as_u64();
    assert_eq!(left, Some(before - costs), "it cost what the plan said, to the lamport");
    assert_eq!(said["result"]["done"].as_array().map(Vec::len), Some(3));
    let shown = team.types(&format!("acequia pool show {pool} --json")).ok().json();
    assert_eq!(shown["rewards"][0]["unstreamed"], json!(RIO.units(9_000).to_string()));
    assert_eq!(shown["stake_mint"], json!(AGUA.mint().to_string()));
    let failed = team.types(&format!("acequia pool show {} --json", RIO.mint())).json();
    assert!(failed["error"]["remedy"].is_string(), "{failed}");
}

#[test]
fn the_readme_shows_what_the_tests_see() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("a file");
    let (readme, golden) = (read("README.md"), read("tests/golden/team.txt"));
    let session = golden.split("\n\n$ ").next().expect("a first command");
    assert!(readme.contains(session.trim_end()), "README.md shows another session than team.txt");
}

/// The compute budget's program, and the first byte of "this is what a compute unit costs".
const COMPUTE_BUDGET: &str = "ComputeBudget111111111111111111111111111111";
const SET_PRICE: u8 = 3;

#[test]
fn a_priority_fee_is_in_the_transaction_and_in_the_plan() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let lp = crate::team::lp(&net, 2);
    let stake = format!("acequia stake {pool} 100 --yes --json");
    let plain = lp.types(&stake).ok().json();
    let said = lp.types(&format!("{stake} --priority-fee 50000")).ok().json();
    let fee = |said: &serde_json::Value| said["plan"]["fee_lamports"].as_u64().expect("a fee");
    // 0.05 lamports for each of 200,000 compute units, of the one instruction.
    assert_eq!((fee(&plain), fee(&said)), (5_000, 15_000));

    let prices = |said: &serde_json::Value| {
        let signature = said["result"]["done"][0]["signature"].clone();
        let options = json!({
            "encoding": "json", "commitment": "confirmed", "maxSupportedTransactionVersion": 0,
        });
        let sent = net.ask("getTransaction", json!([signature, options]));
        let message = &sent["transaction"]["message"];
        let orders = message["instructions"].as_array().expect("instructions").clone();
        let priced = orders.into_iter().filter(|order| {
            let program = order["programIdIndex"].as_u64().expect("an index") as usize;
            message["accountKeys"][program] == COMPUTE_BUDGET
        });
        let data = priced.map(|order| order["data"].as_str().expect("text").to_string());
        data.map(|text| bs58::decode(text).into_vec().expect("base58")).collect::<Vec<_>>()
    };
    assert!(prices(&plain).is_empty());
    assert_eq!(prices(&said), [[&[SET_PRICE][..], &50_000u64.to_le_bytes()].concat()]);
}

#[test]
fn a_priority_fee_is_estimated_for_the_accounts_at_hand_and_limited() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let mut lp = crate::team::lp(&net, 2);
    let stake = format!("acequia stake {pool} 100 --yes --priority-fee auto");
    let quiet = lp.types(&format!("{stake} --json")).ok().json();
    assert_eq!(quiet["plan"]["fee_lamports"], json!(5_000), "nobody competes here");

    let node = Proxy::start(&net.url, Sending::Busy, 0, usize::MAX);
    lp.go_to(&node.url);
    let said = lp.types(&format!("{stake} --json")).ok().json();
    assert_eq!(said["plan"]["priority_fee_micro_lamports"], json!(40_000));
    assert_eq!(said["plan"]["fee_lamports"], json!(13_000), "0.04 lamports for each of 200,000");
    let limited = lp.types(&format!("{stake} --max-priority-fee 10000")).ok();
    let words =
        "among the fees: 10000 micro-lamports a compute unit, limited, of 40000 that were paid";
    assert!(limited.out.contains(words), "{}", limited.out);
    let asked = node.requests();
    let asked = asked.last().expect("it was asked");
    assert!(asked.contains(&pool.to_string()), "{asked}");
    lp.types(&format!("acequia stake {pool} 1 --yes --priority-fee much")).fails(&["write `auto`"]);
}
