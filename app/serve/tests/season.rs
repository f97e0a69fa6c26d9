//! Ninety days of a crowd, while the server is killed and its line breaks: what it keeps is the same.

mod support;

use acequia_serve::store::Store;
use serde_json::Value;
use std::collections::BTreeSet;
use support::{BadLine, Crowd, Dice, Postgres, Server, DAY, START};

/// Days that are played.
const DAYS: u64 = 90;
/// How often the server is killed.
const KILLS: usize = 20;

fn kept(database: &str) -> Vec<String> {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let store = Store::open(database).await.expect("a database");
        store.fingerprint().await.expect("its events")
    })
}

fn slot(crowd: &Crowd) -> u64 {
    crowd
        .net
        .ask("getSlot", serde_json::json!([{ "commitment": "confirmed" }]))
        .as_u64()
        .expect("a slot")
}

/// The databases, in a folder that goes with the test.
fn file(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).display().to_string()
}

#[test]
fn after_ninety_days_of_kills_and_broken_lines_events_are_complete_and_unique_and_books_are_exact()
{
    let folder = tempfile::tempdir().expect("a folder");
    plays_a_season(&file(&folder, "killed.db"), &file(&folder, "once.db"), 11);
}

#[test]
fn on_postgresql_it_is_the_same() {
    let postgres = Postgres::start();
    plays_a_season(&postgres.database("killed"), &postgres.database("once"), 12);
}

/// One server lives through the season, badly; another reads it once at its end. Both keep the same.
fn plays_a_season(killed: &str, once: &str, seed: u64) {
    let mut crowd = Crowd::new(12, seed);
    let line = BadLine::to(&crowd.net.url);
    let mut dice = Dice(seed + 1);
    let mut server = Some(Server::start(&line.http(), &line.ws(), killed, &[]));
    let (mut steps, mut kills, mut through) = (0, 0, 0);
    while crowd.now < START + DAYS * DAY {
        through += usize::from(crowd.step());
        steps += 1;
        match dice.below(18) {
            0 if kills < KILLS => {
                server.as_mut().expect("one").kill();
                kills += 1;
                server = Some(Server::start(&line.http(), &line.ws(), killed, &[]));
            }
            1 => line.set_down(true),
            2..=5 => line.set_down(false),
            6 => std::thread::sleep(std::time::Duration::from_millis(dice.below(150))),
            _ => {}
        }
    }
    line.set_down(false);
    crowd.let_it_settle();
    println!("{steps} steps, {through} went through, {kills} kills");
    assert!(through > steps / 2 && kills == KILLS, "{through} of {steps}, {kills}");

    let server = server.expect("one");
    let health = server.until_whole(slot(&crowd));
    is_right(&crowd, &server, &health);
    let fresh = Server::start(&crowd.net.url, &crowd.net.url.replacen("http", "ws", 1), once, &[]);
    fresh.until_whole(slot(&crowd));
    let (mine, theirs) = (kept(killed), kept(once));
    assert_eq!(mine, theirs, "the same events in the same order");
    assert_eq!(mine.iter().collect::<BTreeSet<_>>().len(), mine.len(), "each once");
    for path in ["/v1/pools", "/v1/epochs"] {
        assert_eq!(server.json(path), fresh.json(path), "{path}");
    }
}

fn is_right(crowd: &Crowd, server: &Server, health: &Value) {
    assert_eq!(health["check"]["exact"], 2, "{health:#}");
    assert_eq!(health["unreadable"], 0);
    let pools = server.json("/v1/pools");
    for (nth, pool) in crowd.pools.iter().enumerate() {
        let all = pools.as_array().expect("pools");
        let line = all.iter().find(|one| one["pool"] == pool.to_string()).expect("it is there");
        let account = crowd.net.pool(pool).expect("a pool");
        assert_eq!(line["staked"], account.totals.staked.to_string());
        let staked: u64 = crowd.holds.iter().map(|holds| holds[nth]).sum();
        assert_eq!(line["staked"], staked.to_string(), "by the test's own ledger");
        let owners = crowd.holds.iter().filter(|holds| holds[nth] > 0).count();
        assert_eq!(line["owners"], owners);
    }
    for (who, person) in crowd.people.iter().enumerate() {
        let owner = solana_signer::Signer::pubkey(person);
        let mine = crowd.ledger.iter().filter(|noted| noted.who == who).count();
        let told = server.json(&format!("/v1/owners/{owner}/events?limit=1000"));
        let settles = crowd
            .ledger
            .iter()
            .filter(|noted| noted.who == who && matches!(noted.deed, support::Deed::Settles));
        let told = told
            .as_array()
            .expect("events")
            .iter()
            .filter(|one| one["event"] != "PositionOpened")
            .count();
        // Whoever settles a pool is not named by that.
        assert_eq!(told, mine - settles.count(), "{owner}");
    }
}
