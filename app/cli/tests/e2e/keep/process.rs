//! A keeper that runs, and what it says of itself.

use crate::support::Desk;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, ExitStatus};
use std::sync::{Arc, Mutex};
use std::thread::{sleep, spawn, JoinHandle};
use std::time::{Duration, Instant};

/// Longer than a keeper takes for all that falls due at once, a blockhash's life included.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Process {
    child: Child,
    metrics: String,
    said: Arc<Mutex<String>>,
    listeners: Vec<JoinHandle<()>>,
}

impl Process {
    pub fn start(desk: &Desk, file: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let metrics = listener.local_addr().expect("an address").to_string();
        drop(listener);
        let mut child = desk.starts(&format!("acequia keep {file} --metrics {metrics}"));
        let said = Arc::new(Mutex::new(String::new()));
        let listeners = vec![
            listen(child.stdout.take().expect("its output"), said.clone()),
            listen(child.stderr.take().expect("its errors"), said.clone()),
        ];
        Self { child, metrics, said, listeners }
    }

    /// All that it printed.
    pub fn said(&self) -> String {
        self.said.lock().expect("whole").clone()
    }

    /// What it counts; none while it does not answer.
    pub fn counts(&self) -> Option<BTreeMap<String, u64>> {
        let mut stream = TcpStream::connect(&self.metrics).ok()?;
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

    /// Whether it has looked at the chain at this second and found nothing due.
    pub fn is_done(&self, now: u64) -> bool {
        let Some(counts) = self.counts() else { return false };
        let due: u64 = counts.iter().filter(|(n, _)| n.starts_with("due{")).map(|(_, c)| c).sum();
        counts.get("clock_seconds") == Some(&now) && due == 0
    }

    #[track_caller]
    pub fn waits_until_done(&self, now: u64) {
        let start = Instant::now();
        while !self.is_done(now) {
            let (counts, said) = (self.counts(), self.said());
            assert!(start.elapsed() < PATIENCE, "it is not done at {now}: {counts:#?}\n{said}");
            sleep(Duration::from_millis(10));
        }
    }

    /// As the kernel does, at whatever moment this is.
    pub fn dies(mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }

    /// As systemd does.
    pub fn is_told_to_end(&mut self) -> ExitStatus {
        let pid = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &pid]).status().expect("it runs");
        let status = self.child.wait().expect("it ends");
        self.listeners.drain(..).for_each(|listener| listener.join().expect("all was heard"));
        status
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn listen(mut from: impl Read + Send + 'static, said: Arc<Mutex<String>>) -> JoinHandle<()> {
    spawn(move || {
        let mut bytes = [0; 4_096];
        while let Ok(count @ 1..) = from.read(&mut bytes) {
            said.lock().expect("whole").push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
    })
}
