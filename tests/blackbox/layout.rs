//! Accounts as version 1 of the program wrote them, checked in under `tests/fixtures/v1` in the
//! format of `solana account --output json`. Today's interface must read them and today's
//! program must serve them; what it writes today must be the same bytes.
//!
//! When a change of layout is meant, these tests say that it is one: raise `VERSION`, keep this
//! folder as it is, add one for the new version, and write the migration between them
//! (`migrations/accounts.md`). `ACEQUIA_WRITE_FIXTURES=1` writes the folder of [`VERSION`], which
//! only a version that was never deployed may do.

use base64::prelude::{Engine, BASE64_STANDARD};
use harness::prelude::*;
use harness::world::address_of;
use serde_json::{json, Value};
use solana_account::Account;
use std::collections::BTreeMap;
use std::fs;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/v1");
/// The version of the layouts in the folder.
const VERSION: u8 = 1;

/// A farm with something in every field: four streams (the penalty flow, a curve, a flow of the
/// stake mint, one of Token-2022 that gives back what nobody earned), a lock, a vote, a hook that is proposed.
fn farm() -> (Scene, Ballot) {
    let curve = Curve::empty().then(1_000_003, 10 * DAY).then(0, DAY).then(500_009, 30 * DAY);
    let mut farm = Given::pool()
        .locks(YEAR, 25_000, 5_000)
        .caps(u64::MAX, 1 << 60)
        .accepting(Risks::FREEZE_AUTHORITY)
        .capacity(4)
        .reward(Token::spl(6).freezable(), curve.committed(START + 5 * DAY))
        .flow_of_stake(7 * DAY)
        .reward(Token::token_2022(9), Curve::even(1 << 40, 90 * DAY).refunding())
        .staker("alice", 1_000_000_007)
        .staker("bob", 3_000_000_011)
        .ready();
    farm.when("donor").top_up(2, 777_777).ok();
    farm.when("bob").lock(200 * DAY).ok();
    farm.hook(RECORDER);
    farm.after(DAY);
    farm.when("alice").claim_all().ok();
    farm.when("alice").allow_push(true).ok();
    let ballot = farm.ballot("poll", 5 * DAY);
    farm.after(1);
    farm.when("alice").vote(&ballot).ok();
    let next = farm.world.deploy(HOSTILE);
    farm.when("creator").propose_hook(next).ok();
    farm.when("creator").propose_authority("carol").ok();
    farm.after(DAY);
    farm.when("bob").stake(1_001).ok();
    (farm, ballot)
}

/// Every account that the farm's own refer to, by what to call it.
fn accounts(farm: &Scene, ballot: &Ballot) -> BTreeMap<String, Address> {
    let pool = farm.pool();
    let mut named = BTreeMap::from([
        ("pool".to_owned(), farm.site().pool),
        ("stake_mint".to_owned(), pool.stake_mint),
        ("stake_vault".to_owned(), pool.stake_vault),
        ("poll".to_owned(), ballot.address),
        ("receipt_alice".to_owned(), farm.receipt_at("alice", ballot)),
    ]);
    for who in ["alice", "bob"] {
        named.insert(format!("position_{who}"), farm.position_of(who));
        named.insert(format!("wallet_{who}_stake"), farm.wallet_of(who, &farm.stake_mint()));
    }
    let seeds = [ballot.address, farm.position_of("alice")];
    let seeds: Vec<&[u8]> = seeds.iter().map(|key| key.as_ref()).collect();
    named.insert("record".to_owned(), Address::find_program_address(&seeds, &ballot.hook).0);
    for slot in (0..pool.streams.len()).filter(|slot| pool.streams[*slot].is_in_use()) {
        named.insert(format!("reward_mint_{slot}"), pool.streams[slot].mint);
        named.insert(format!("reward_vault_{slot}"), pool.streams[slot].vault);
        let wallet = farm.wallet_of("alice", &farm.reward(slot));
        named.insert(format!("wallet_alice_{slot}"), wallet);
    }
    named
}

/// The program's own accounts among them.
const OURS: [&str; 4] = ["pool", "position_alice", "position_bob", "receipt_alice"];

fn file(name: &str) -> String {
    format!("{FOLDER}/{name}.json")
}

/// As the Solana CLI writes an account, and its test validator reads one.
fn to_json(at: &Address, account: &Account) -> Value {
    json!({
        "pubkey": at.to_string(),
        "account": {
            "lamports": account.lamports,
            "data": [BASE64_STANDARD.encode(&account.data), "base64"],
            "owner": account.owner.to_string(),
            "executable": account.executable,
            "rentEpoch": 0,
            "space": account.data.len(),
        },
    })
}

fn from_json(text: &str) -> (Address, Account) {
    let read: Value = serde_json::from_str(text).expect("the fixture is JSON");
    let key = |value: &Value| value.as_str().expect("a key").parse().expect("an address");
    let held = &read["account"];
    let data = held["data"][0].as_str().expect("base64");
    let account = Account {
        lamports: held["lamports"].as_u64().expect("lamports"),
        data: BASE64_STANDARD.decode(data).expect("base64"),
        owner: key(&held["owner"]),
        ..Account::default()
    };
    (key(&read["pubkey"]), account)
}

fn fixture(name: &str) -> (Address, Account) {
    let path = file(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    from_json(&text)
}

fn write(farm: &Scene, ballot: &Ballot) {
    fs::create_dir_all(FOLDER).expect("the folder");
    for (name, at) in accounts(farm, ballot) {
        let account = farm.world.account(&at).unwrap_or_else(|| panic!("no account {name}"));
        let text = format!("{:#}\n", to_json(&at, &account));
        fs::write(file(&name), text).expect("the fixture is written");
    }
}

/// A world that holds the fixtures and nothing that today's program wrote, at the time they
/// were taken.
fn loaded() -> (Scene, Ballot) {
    let (made, ballot) = farm();
    let mut farm = Scene { world: World::new(), sites: made.sites.clone() };
    farm.world.deploy(RECORDER);
    farm.world.set_time(made.world.now());
    for name in accounts(&made, &ballot).into_keys() {
        let (at, account) = fixture(&name);
        farm.world.put(at, account);
    }
    for who in ["alice", "bob", "carol", "creator", "manager", "funder"] {
        farm.world.actor(who);
    }
    (farm, ballot)
}

#[test]
fn todays_program_writes_the_same_bytes() {
    let (farm, ballot) = farm();
    if std::env::var("ACEQUIA_WRITE_FIXTURES").is_ok() {
        write(&farm, &ballot);
    }
    let named = accounts(&farm, &ballot);
    for name in OURS {
        let (at, old) = fixture(name);
        assert_eq!(at, named[name], "{name} is at another address");
        let new = farm.world.account(&at).expect("the account exists");
        assert_eq!(new.data.len(), old.data.len(), "{name} has another size: a new layout");
        let differs = (0..old.data.len()).find(|nth| old.data[*nth] != new.data[*nth]);
        assert_eq!(differs, None, "{name} differs at that byte: a new layout, or a new rule");
        assert_eq!(old.data[8], VERSION, "the version of {name}");
    }
}

#[test]
fn todays_interface_reads_them() {
    let pool = Pool::read(&fixture("pool").1.data).expect("the pool");
    assert_eq!((pool.capacity, pool.totals.staked, pool.totals.positions), (4, 4_000_001_019, 2));
    assert_eq!(pool.lock.max_multiplier_bps, 25_000);
    assert_eq!(pool.accepted_risks, Risks::FREEZE_AUTHORITY);
    assert_eq!((pool.hook, pool.pending_hook), (address_of(RECORDER), address_of(HOSTILE)));
    assert_eq!(pool.pending_authority, address_of("carol"));
    let funded: Vec<u64> = pool.streams.iter().map(|slot| slot.books.funded).collect();
    assert_eq!(funded, [0, 1_500_012, 777_777, 1 << 40]);
    let alice = Position::read(&fixture("position_alice").1.data).expect("the position");
    assert_eq!((alice.owner, alice.stake.amount), (address_of("alice"), 1_000_000_007));
    assert_eq!((alice.stake.votes.voted_principal, alice.allows_push()), (1_000_000_007, true));
    let bob = Position::read(&fixture("position_bob").1.data).expect("the position");
    assert_eq!(bob.stake.lock_end, START + 200 * DAY);
    let receipt = acequia_interface::VoteReceipt::read(&fixture("receipt_alice").1.data);
    assert_eq!(receipt.expect("the receipt").weight, 1_000_000_007);
}

#[test]
fn todays_program_serves_them() {
    let (mut farm, ballot) = loaded();
    farm.check_books();
    let owed = farm.then("alice").owed(1);
    assert!(owed > 0);
    let before = farm.then("alice").holding(&farm.reward(1));
    farm.when("alice").claim(&[1]).ok();
    assert_eq!(farm.then("alice").holding(&farm.reward(1)), before + owed);
    farm.when("alice").withdraw_vote(&ballot).ok();
    farm.when("alice").unstake(1_000_000_007).ok();
    farm.when("bob").stake(5).ok();
    farm.when("bob").compound(2).ok();
    farm.when("carol").accept_authority().ok();
    farm.when("carol").set_paused(true).ok();
    farm.after(200 * DAY);
    farm.when("anyone").at_position_of("bob").release().ok();
    farm.everyone_can_exit();
}

#[test]
fn accounts_of_another_version_are_refused() {
    for name in ["pool", "position_alice"] {
        let (mut farm, _) = loaded();
        let (at, mut account) = fixture(name);
        account.data[8] = VERSION + 1;
        farm.world.put(at, account);
        let wallet = farm.wallet_of("bob", &farm.stake_mint());
        let (old, position) =
            (Pool::read(&fixture("pool").1.data).expect("the pool"), farm.position_of("alice"));
        let exit = instructions::EmergencyExit {
            owner: address_of("alice"),
            pool: farm.site().pool,
            position,
            stake_vault: old.stake_vault,
            destination: wallet,
            stake_mint: old.stake_mint,
            token_program: addresses::SPL_TOKEN,
        };
        let payer = farm.world.actor("alice");
        farm.world.send(payer, &[exit.instruction()]).fails(FarmError::UnknownVersion);
    }
}
