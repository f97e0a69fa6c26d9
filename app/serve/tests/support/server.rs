//! The server, as a process.

use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Until it is dropped: then it is killed.
pub struct Server {
    pub process: Child,
    pub url: String,
    agent: ureq::Agent,
}

impl Server {
    /// Starts it in a hurry: it looks for news and checks more often than by itself.
    pub fn start(rpc: &str, ws: &str, database: &str, more: &[&str]) -> Self {
        Self::run(rpc, ws, database, &[&["--poll", "100", "--check", "1"], more].concat())
    }

    /// Starts it, and waits until it answers.
    pub fn run(rpc: &str, ws: &str, database: &str, more: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_acequia-serve"))
            .args(["run", "--url", rpc, "--ws", ws, "--database", database])
            .args(["--listen", "127.0.0.1:0"])
            .args(more)
            .env("RUST_LOG", std::env::var("RUST_LOG").unwrap_or("error".into()))
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        let out = process.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("a line");
        let said: Value = serde_json::from_str(&line).expect("it says where it is");
        let config = ureq::Agent::config_builder().proxy(None).http_status_as_error(false);
        let url = said["url"].as_str().expect("a URL").to_string();
        Self { process, url, agent: config.build().into() }
    }

    /// Status, headers that matter, and text.
    pub fn get_with(
        &self,
        path: &str,
        header: Option<(&str, &str)>,
    ) -> (u16, Option<String>, String) {
        let mut asked = self.agent.get(format!("{}{path}", self.url));
        if let Some((name, value)) = header {
            asked = asked.header(name, value);
        }
        let mut answer = asked.call().expect("an answer");
        let tag =
            answer.headers().get("etag").and_then(|tag| tag.to_str().ok()).map(str::to_string);
        let text = answer.body_mut().read_to_string().expect("text");
        (answer.status().as_u16(), tag, text)
    }

    pub fn get(&self, path: &str) -> (u16, String) {
        let (status, _, text) = self.get_with(path, None);
        (status, text)
    }

    #[track_caller]
    pub fn json(&self, path: &str) -> Value {
        let (status, text) = self.get(path);
        assert!(status == 200, "{path}: {status} {text}");
        serde_json::from_str(&text).expect("JSON")
    }

    pub fn health(&self) -> Value {
        serde_json::from_str(&self.get("/health").1).expect("JSON")
    }

    /// Waits until health says so.
    #[track_caller]
    pub fn until(&self, holds: impl Fn(&Value) -> bool) -> Value {
        let start = Instant::now();
        loop {
            let health = self.health();
            if holds(&health) {
                return health;
            }
            assert!(start.elapsed() < Duration::from_secs(60), "it never came: {health:#}");
            sleep(Duration::from_millis(100));
        }
    }

    /// Waits until it has all that the chain has, and every book is checked.
    #[track_caller]
    pub fn until_whole(&self, slot: u64) -> Value {
        self.until(|health| {
            let checked = health["check"]["slot"].as_u64();
            health["status"] == "ok" && checked.is_some_and(|checked| checked >= slot)
        })
    }

    /// SIGINT, as Ctrl-C sends it: whether it ends well.
    pub fn ends_when_interrupted(&mut self) -> bool {
        let pid = self.process.id().to_string();
        let sent = Command::new("kill").args(["-INT", &pid]).status().expect("it starts");
        sent.success() && self.process.wait().expect("it ends").success()
    }

    /// SIGKILL.
    pub fn kill(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}
