//! What keeping and asking costs by the number of events: `scripts/bench serve`.
//!
//! The story's crowd acts on the core's own rules, a node in this process tells of it, and the real server takes it in,
//! starts again, and answers. At the end its figures are held to the core's.
#![allow(missing_docs)]

mod ask;
mod crowd;
mod node;

use crowd::{address, owner, Season, POOLS};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Where nobody says how many.
const SIZES: [u64; 3] = [100_000, 1_000_000, 5_000_000];

struct Server {
    process: Child,
    url: String,
}

impl Server {
    fn start(node: &str, database: &str) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_acequia-serve"))
            .args(["run", "--url", node, "--ws", "ws://127.0.0.1:1", "--database", database])
            .args(["--listen", "127.0.0.1:0"])
            .env("RUST_LOG", std::env::var("RUST_LOG").unwrap_or("error".into()))
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        let out = process.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("a line");
        let said: Value = serde_json::from_str(&line).expect("it says where it is");
        Self { process, url: said["url"].as_str().expect("a URL").into() }
    }

    fn json(&self, path: &str) -> Value {
        let config = ureq::Agent::config_builder().http_status_as_error(false);
        let agent: ureq::Agent = config.build().into();
        let mut answer = agent.get(format!("{}{path}", self.url)).call().expect("an answer");
        serde_json::from_str(&answer.body_mut().read_to_string().expect("text")).expect("JSON")
    }

    /// Until it has that many and is well; for how long that was.
    fn until(&self, events: u64) -> Duration {
        let start = Instant::now();
        loop {
            let health = self.json("/health");
            if health["events"] == events && health["status"] == "ok" {
                return start.elapsed();
            }
            sleep(Duration::from_millis(200));
        }
    }

    /// The most memory that it has had [MB].
    fn memory(&self) -> u64 {
        let status = format!("/proc/{}/status", self.process.id());
        let text = std::fs::read_to_string(status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        kilobytes.unwrap_or(0) / 1_024
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
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
    let server = Server::start(&node, &database.display().to_string());
    let taken = server.until(season.events);
    drop(server);
    let start = Instant::now();
    let server = Server::start(&node, &database.display().to_string());
    server.until(season.events);
    let again = start.elapsed();
    let times = ask::ask(&server.url, season.people);
    let start = Instant::now();
    server.json(&format!("/v1/pools/{}/figures", address(1, 0)));
    let figures = start.elapsed();
    is_right(&server, &season);
    println!(
        "| {} | {:.0} | {} MB | {} MB | {:.1} s | {:.1} ms | {:.1} ms | {:.1} ms ({}) | {:.1} s |",
        season.events,
        season.events as f64 / taken.as_secs_f64(),
        size(&database),
        server.memory(),
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
