//! A keeper that runs, and what it says of itself.

use crate::support::{Desk, Running};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Longer than a keeper takes for all that falls due at once, a blockhash's life included.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Process {
    pub command: Running,
}

impl Process {
    pub fn start(desk: &Desk, file: &str) -> Self {
        Self { command: desk.starts(&format!("acequia keep {file} --metrics 127.0.0.1:0")) }
    }

    /// Where it says that it serves its metrics.
    fn place(&self) -> Option<String> {
        let said = self.command.said();
        let (place, _) = said.split_once("metrics: http://")?.1.split_once("/metrics\n")?;
        Some(place.to_string())
    }

    /// What it counts; none while it does not answer.
    pub fn counts(&self) -> Option<BTreeMap<String, u64>> {
        let mut stream = TcpStream::connect(self.place()?).ok()?;
        write!(stream, "GET /metrics HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n").ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let lines = answer.lines().filter(|line| line.starts_with("acequia_keep_"));
        let pair = |line: &str| {
            let (name, count) = line.rsplit_once(' ')?;
            Some((name.strip_prefix("acequia_keep_")?.to_string(), count.parse().ok()?))
        };
        Some(lines.filter_map(pair).collect())
    }

    /// Waits until it has looked at the chain at this second, from now on, and found nothing due: a round that is under
    /// way may have looked before.
    #[track_caller]
    pub fn waits_until_done(&self, now: u64) {
        let start = Instant::now();
        let least = rounds(&self.counts().unwrap_or_default()) + 2;
        loop {
            let counts = self.counts().unwrap_or_default();
            if rounds(&counts) >= least && is_done(&counts, now) {
                return;
            }
            let late = start.elapsed() >= PATIENCE;
            assert!(!late, "it is not done at {now}: {counts:#?}\n{}", self.command.said());
            sleep(Duration::from_millis(10));
        }
    }
}

/// How many are over.
fn rounds(counts: &BTreeMap<String, u64>) -> u64 {
    ["rounds_total", "rounds_lost_total"].iter().filter_map(|name| counts.get(*name)).sum()
}

fn is_done(counts: &BTreeMap<String, u64>, now: u64) -> bool {
    let due: u64 = counts.iter().filter(|(n, _)| n.starts_with("due{")).map(|(_, c)| c).sum();
    counts.get("clock_seconds") == Some(&now) && due == 0
}
