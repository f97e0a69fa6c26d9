//! Durable nonces: transactions that live until their nonce is advanced, for slow signers.

use crate::support::{wait_until, Desk, Net, Proxy, Sending, AGUA};
use crate::team::{lp, team};
use serde_json::{json, Value};
use solana_address::Address;
use solana_message::Message;
use solana_signer::Signer;

const SYSTEM: Address = Address::new_from_array([0; 32]);
const ACCOUNT: Address = Address::new_from_array([b'N'; 32]);
/// Where the nonce is in its account.
const VALUE: std::ops::Range<usize> = 40..72;

/// An account with a nonce, as `solana create-nonce-account` makes it.
fn nonce(net: &Net, authority: &Address) {
    let head = [1u32, 1].map(u32::to_le_bytes).concat();
    let fee = 5_000u64.to_le_bytes();
    let data = [&head[..], &authority.to_bytes(), &[b'v'; 32], &fee].concat();
    net.put(&ACCOUNT, &SYSTEM, &data);
}

fn value(net: &Net) -> Vec<u8> {
    net.bytes(&ACCOUNT)[VALUE].to_vec()
}

/// A running farm, and an LP whose nonce is advanced by `authority`.
fn begin(net: &Net, authority: impl FnOnce(&Desk) -> Address) -> (Desk, Address) {
    let (team, pool) = team(net);
    team.types("acequia pool create farm.toml --yes").ok();
    let lp = lp(net, 2);
    nonce(net, &authority(&lp));
    (lp, pool)
}

#[test]
fn a_transaction_with_a_nonce_outlives_every_blockhash_and_is_sent_once() {
    let net = Net::start();
    let (mut lp, pool) = begin(&net, Desk::address);
    let proxy = Proxy::start(&net.url, Sending::Swallowed, 0, 1);
    lp.go_to(&proxy.url);
    let typed = format!("acequia stake {pool} 400 --yes --nonce {ACCOUNT}");
    let running = lp.starts(&typed);
    wait_until(|| proxy.sends() >= 1);
    net.pass_blocks(200);
    let said = running.ends().ok();
    assert!(!said.err.contains("signed anew"), "{}", said.err);
    assert_eq!(net.held(&lp.address(), AGUA), AGUA.units(600), "it landed once");
    assert_ne!(value(&net), [b'v'; 32], "and its nonce is used up");
    let sent = proxy.requests();
    assert!(sent.len() >= 2);
    let of = |request: &String| {
        let body = request.split("\r\n\r\n").nth(1).expect("a body");
        let body: Value = serde_json::from_str(body).expect("JSON");
        body["params"][0].as_str().expect("text").to_string()
    };
    assert!(sent.iter().all(|one| of(one) == of(&sent[0])), "the same bytes each time");
    lp.types(&typed.replace("400", "100")).ok();
    assert_eq!(net.held(&lp.address(), AGUA), AGUA.units(500), "by the next nonce");
}

#[test]
fn a_plan_with_a_nonce_is_tried_out_and_leaves_it_as_it_is() {
    let net = Net::start();
    let (lp, pool) = begin(&net, Desk::address);
    let said = lp.types(&format!("acequia stake {pool} 400 --simulate --nonce {ACCOUNT}")).ok();
    assert!(said.out.contains("Nothing was sent"), "{}", said.out);
    assert_eq!(value(&net), [b'v'; 32]);
}

#[test]
fn a_nonce_is_advanced_by_its_authority_alone() {
    let net = Net::start();
    let key = Desk::key(9);
    let (lp, pool) = begin(&net, |_| key.pubkey());
    let stake = format!("acequia stake {pool} 400 --yes --nonce");
    let words = [&*format!("is advanced by {}", key.pubkey()), "--nonce-authority"];
    lp.types(&format!("{stake} {ACCOUNT}")).fails(&words);
    lp.types(&format!("{stake} {pool}")).fails(&["holds no nonce", "solana create-nonce-account"]);
    lp.write("other.json", &format!("{:?}", key.to_bytes()));
    lp.types(&format!("{stake} {ACCOUNT} --nonce-authority other.json")).ok();
    assert_eq!(net.held(&lp.address(), AGUA), AGUA.units(600));
}

#[test]
fn an_earlier_runs_transaction_may_land_until_its_nonce_is_advanced() {
    let net = Net::start();
    let (mut lp, pool) = begin(&net, Desk::address);
    let proxy = Proxy::start(&net.url, Sending::Swallowed, 0, usize::MAX);
    lp.go_to(&proxy.url);
    let typed = format!("acequia stake {pool} 400 --yes --nonce {ACCOUNT}");
    let running = lp.starts(&typed);
    wait_until(|| proxy.sends() >= 1);
    running.dies();
    assert!(lp.has_something_on_its_way());

    lp.go_to(&net.url);
    let mut again = lp.starts(&format!("acequia stake {pool} 400 --yes"));
    again.says("Waiting until it has landed or can no longer land");
    net.pass_blocks(200);
    std::thread::sleep(std::time::Duration::from_millis(700));
    assert!(again.is_there(), "it may land still");
    let key = Desk::key(2);
    let advance =
        solana_system_interface::instruction::advance_nonce_account(&ACCOUNT, &key.pubkey());
    net.carries_out(&key, &[advance]);
    again.ends().ok();
    assert_eq!(net.held(&lp.address(), AGUA), AGUA.units(600), "staked once");
}

#[test]
fn a_multisigs_plan_says_by_when_it_must_be_carried_out_or_that_it_does_not_expire() {
    let net = Net::start();
    let (team, _) = team(&net);
    let vault = Desk::key(7);
    net.give_sol(&vault.pubkey(), 10_000_000_000);
    nonce(&net, &vault.pubkey());
    let create = format!("acequia pool create farm.toml --multisig {}", vault.pubkey());
    let said = team.types(&create).ok();
    let words = "Carry them out by 2030-03-24 17:46:40 UTC. Squads puts in a blockhash of its own";
    assert!(said.out.contains(words) && said.out.contains("--nonce"), "{}", said.out);
    let said = team.types(&format!("{create} --json")).ok().json();
    let last = said["result"]["last_valid_block_height"].as_u64().expect("a height");
    let confirmed = json!([{ "commitment": "confirmed" }]);
    let height = net.ask("getBlockHeight", confirmed).as_u64().expect("a height");
    assert!((height..=height + 150).contains(&last), "{last}, {height}");

    let said = team.types(&format!("{create} --nonce {ACCOUNT}")).ok();
    for words in ["It does not expire", "2030-03-24 17:46:40 UTC", "It is the first of 3"] {
        assert!(said.out.contains(words), "`{words}` is not in:\n{}", said.out);
    }
    let said = team.types(&format!("{create} --nonce {ACCOUNT} --json")).ok().json();
    let messages = said["result"]["messages"].as_array().expect("a list");
    assert_eq!(messages.len(), 1);
    let text = messages[0]["message_base58"].as_str().expect("text");
    let bytes = bs58::decode(text).into_vec().expect("base58");
    let message: Message = wincode::deserialize(&bytes).expect("a legacy message");
    assert_eq!(message.recent_blockhash.to_bytes(), [b'v'; 32]);
    net.pass_blocks(200);
    net.sends_as_it_is(message, &vault);
    let pool = acequia_interface::addresses::pool(&vault.pubkey(), &AGUA.mint(), 0).0;
    assert!(net.pool(&pool).is_some(), "it landed, long after");
    let left = team.types(&format!("{create} --nonce {ACCOUNT}")).ok();
    assert!(left.out.contains("It is the first of 2"), "{}", left.out);
}
