//! What keeping and asking costs by the number of events: `scripts/bench serve`.
//!
//! The story's crowd acts on the core's own rules, a node in this process tells of it, and the real server takes it in,
//! starts again, and answers. At the end its figures are held to the core's.
#![allow(missing_docs)]

mod ask;
mod crowd;
mod node;
#[path = "../../tests/support/posted.rs"]
mod posted;
#[path = "../../tests/support/server.rs"]
#[allow(dead_code)] // what tests alone want
mod server;

use crowd::{address, owner, Season, POOLS};
use server::Server;
use std::path::Path;
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Where nobody says how many.
const SIZES: [u64; 3] = [100_000, 1_000_000, 5_000_000];

/// A server on all that the node tells, and nothing as it happens.
fn start(node: &str, database: &Path) -> Server {
    Server::run(node, "ws://127.0.0.1:1", &database.display().to_string(), &[])
}

/// Waits until it has that many and is well; for how long that was.
fn filled(server: &Server, events: u64) -> Duration {
    let start = Instant::now();
    loop {
        let health = server.health();
        if health["events"] == events && health["status"] == "ok" {
            return start.elapsed();
        }
        sleep(Duration::from_millis(200));
    }
}

/// The most memory that it has had [MB].
fn memory(server: &Server) -> u64 {
    let status = format!("/proc/{}/status", server.process.id());
    let text = std::fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1_024
}

fn main() {
    let named =
        std::env::args().skip(1).filter_map(|word| word.replace([',', '_'], "").parse().ok());
    let mut sizes: Vec<u64> = named.collect();
    if sizes.is_empty() {
        sizes = SIZES.to_vec();
    }
    println!(
        "load before: {}",
        std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim()
    );
    println!("| events | taken in, a second | database | memory | start again | half | p95 | the slowest question's p95 | figures |");
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    sizes.into_iter().for_each(measure);
    println!("load after: {}", std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim());
}

fn measure(events: u64) {
    let folder = tempfile::tempdir().expect("a folder");
    let season = Arc::new(Season::play(events, &folder.path().join("season")));
    let node = node::start(season.clone());
    let database = folder.path().join("load.db");
    let server = start(&node, &database);
    let taken = filled(&server, season.events);
    drop(server);
    let began = Instant::now();
    let server = start(&node, &database);
    filled(&server, season.events);
    let again = began.elapsed();
    let times = ask::ask(&server.url, season.people);
    let began = Instant::now();
    server.json(&format!("/v1/pools/{}/figures", address(1, 0)));
    let figures = began.elapsed();
    is_right(&server, &season);
    println!(
        "| {} | {:.0} | {} MB | {} MB | {:.1} s | {:.1} ms | {:.1} ms | {:.1} ms ({}) | {:.1} s |",
        season.events,
        season.events as f64 / taken.as_secs_f64(),
        size(&database),
        memory(&server),
        again.as_secs_f64(),
        times.half,
        times.p95,
        times.slowest.1,
        times.slowest.0,
        figures.as_secs_f64(),
    );
}

fn size(database: &Path) -> u64 {
    std::fs::metadata(database).map_or(0, |file| file.len() >> 20)
}

/// What it says of pools and of some owners is what the core has.
fn is_right(server: &Server, season: &Season) {
    let pools = server.json("/v1/pools");
    for nth in 0..POOLS {
        let at = address(1, nth).to_string();
        let line = pools.as_array().expect("pools").iter().find(|one| one["pool"] == at);
        let (line, pool) = (line.expect("it is there"), &season.pools[nth]);
        assert_eq!(line["staked"], pool.totals.staked.to_string());
        assert_eq!(line["owners"], pool.owners);
    }
    let mut some = 0;
    for who in (0..season.people).step_by((season.people / 200).max(1)) {
        let pool = &season.pools[who % POOLS];
        let (stake, checkpoints) = &pool.seats[who / POOLS];
        let rows = server.json(&format!("/v1/owners/{}", owner(who)));
        for row in rows.as_array().expect("rows").iter().filter(|row| row["amount"] != "0") {
            let slot = row["stream"].as_u64().expect("a number") as usize;
            let mut checkpoint = checkpoints[slot];
            checkpoint.settle(&pool.streams[slot], stake.weight);
            assert_eq!(row["open"], checkpoint.owed.floor().to_string(), "{who}");
            some += 1;
        }
    }
    assert!(some > 0, "somebody is owed something");
}
