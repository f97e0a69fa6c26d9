//! Sixteen rewards, claimed in one transaction of version 1 where the cluster has them.

use crate::support::{Desk, Net, Proxy, Sending, Token, AGUA, DAY, START};
use crate::team::lp;
use acequia_interface::addresses;
use serde_json::json;
use solana_address::Address;

const NAMES: [&str; 16] = [
    "UNO", "DOS", "TRES", "CUATRO", "CINCO", "SEIS", "SIETE", "OCHO", "NUEVE", "DIEZ", "ONCE",
    "DOCE", "TRECE", "CATORCE", "QUINCE", "MUCHO",
];

fn tokens() -> [Token; 16] {
    NAMES.map(|symbol| Token { symbol, decimals: 6 })
}

fn farm() -> String {
    let token = |one: Token| {
        let (symbol, mint) = (one.symbol, one.mint());
        format!("{symbol} = {{ mint = \"{mint}\", decimals = 6, program = \"spl-token\" }}\n")
    };
    let reward = |one: Token| {
        let symbol = one.symbol;
        format!(
            "[[pool.reward]]\ntoken = \"{symbol}\"\nkind = \"curve\"\nbudget = \"10\"\ncommitted = \"all\"\n\
             schedule = {{ shape = \"constant\", for = \"10 days\" }}\n"
        )
    };
    let all = [AGUA].into_iter().chain(tokens()).map(token).collect::<String>();
    let rewards: String = tokens().map(reward).concat();
    format!("name = \"All\"\n[tokens]\n{all}[[pool]]\nname = \"All\"\nstake = \"AGUA\"\ncapacity = 16\n{rewards}")
}

/// A pool with 16 rewards that have run for a day, and somebody who is owed all of them.
fn begin(net: &Net) -> (Desk, Address) {
    let team = Desk::new(&net.url, 1);
    net.give_sol(&team.address(), 10_000_000_000);
    let lp = lp(net, 2);
    for token in tokens() {
        net.mint(token);
        net.give(&team.address(), token, 10);
        net.give(&lp.address(), token, 1);
    }
    team.write("farm.toml", &farm());
    team.types("acequia pool create farm.toml --yes").ok();
    let pool = addresses::pool(&team.address(), &AGUA.mint(), 0).0;
    lp.types(&format!("acequia stake {pool} 100 --yes")).ok();
    net.travel_to(START + DAY);
    (lp, pool)
}

fn is_paid(net: &Net, lp: &Desk) -> bool {
    tokens().iter().all(|token| net.held(&lp.address(), *token) > token.units(1))
}

#[test]
fn sixteen_rewards_are_claimed_in_one_transaction_of_version_one() {
    let net = Net::start();
    let (lp, pool) = begin(&net);
    let claim = format!("acequia claim {pool} --yes --json --priority-fee 1000");
    let said = lp.types(&claim.replace("--yes", "--simulate")).ok().json();
    assert_eq!(said["result"]["simulated"].as_array().map(Vec::len), Some(1));
    let before = net.lamports(&lp.address());
    let said = lp.types(&claim).ok().json();
    let done = said["result"]["done"].as_array().expect("a list").clone();
    assert_eq!(done.len(), 1, "{said}");
    assert!(is_paid(&net, &lp));
    let options = json!({ "commitment": "confirmed", "maxSupportedTransactionVersion": 1 });
    let sent = net.ask("getTransaction", json!([done[0]["signature"], options]));
    assert_eq!(sent["version"], 1);
    assert_eq!(said["plan"]["fee_lamports"], json!(5_000 + 200), "it pays what it says");
    assert_eq!(net.lamports(&lp.address()), before - 5_200);
    let events = lp.types(&format!("acequia events {pool} --limit 1")).ok();
    assert!(events.out.contains("Claimed"), "history goes on: {}", events.out);
}

#[test]
fn where_the_cluster_has_none_they_are_claimed_in_several() {
    let net = Net::start();
    let (mut lp, pool) = begin(&net);
    let node = Proxy::start(&net.url, Sending::Old, 0, usize::MAX);
    lp.go_to(&node.url);
    let said = lp.types(&format!("acequia claim {pool} --yes --json")).ok().json();
    let done = said["result"]["done"].as_array().map(Vec::len).expect("a list");
    assert!((2..=4).contains(&done), "{done}");
    assert_eq!(node.sends(), 1, "it was asked once");
    assert!(is_paid(&net, &lp));
}

#[test]
fn a_multisig_gets_none_of_version_one() {
    let net = Net::start();
    let (lp, pool) = begin(&net);
    let vault = lp.address();
    let said = lp.types(&format!("acequia claim {pool} --multisig {vault} --json")).ok().json();
    let messages = said["result"]["messages"].as_array().expect("messages").clone();
    assert!(messages.len() > 1);
    for message in &messages {
        let text = message["message_base58"].as_str().expect("text");
        assert!(bs58::decode(text).into_vec().expect("base58").len() < 1_232);
        net.sign_and_send(text, &Desk::key(2));
    }
    assert!(is_paid(&net, &lp));
}
