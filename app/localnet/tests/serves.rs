//! The binary serves what it announces.

use serde_json::{json, Value};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A network, and what it said of itself.
struct Localnet {
    process: Child,
    said: Value,
}

impl Localnet {
    fn start(options: &[&str]) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut process = Command::new(env!("CARGO_BIN_EXE_acequia-localnet"))
            .args(["--root", root.to_str().expect("a path of text")])
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let mut line = String::new();
        let out = process.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("a line");
        let said = serde_json::from_str(&line).expect("a line of JSON");
        Self { process, said }
    }

    fn call(&self, method: &str, params: Value) -> Value {
        let url = self.said["rpc"].as_str().expect("a URL");
        let host = url.strip_prefix("http://").expect("http");
        let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        let body = body.to_string();
        let mut stream = TcpStream::connect(host).expect("it listens");
        let head = format!(
            "POST / HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        stream.write_all((head + &body).as_bytes()).expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        let start = answer.find("\r\n\r\n").expect("a body");
        serde_json::from_str(&answer[start..]).expect("JSON")
    }

    /// The chain's clock [unix s].
    fn time(&self) -> u64 {
        let clock = "SysvarC1ock11111111111111111111111111111111";
        let answer = self.call("getAccountInfo", json!([clock, { "encoding": "jsonParsed" }]));
        let data = &answer["result"]["value"]["data"]["parsed"]["info"]["unixTimestamp"];
        data.as_u64().unwrap_or_else(|| panic!("no time in {answer}"))
    }

    /// Closes its input and waits for its end.
    fn leave(mut self) -> bool {
        drop(self.process.stdin.take());
        self.process.wait().expect("it ends").success()
    }
}

#[test]
fn it_serves_the_farm_and_ends_when_its_input_closes() {
    let net = Localnet::start(&["--time", "1900000000"]);
    let farm = net.said["programs"]["acequia"].as_str().expect("the farm is deployed");
    let account = net.call("getAccountInfo", json!([farm, { "encoding": "base64" }]));
    assert_eq!(account["result"]["value"]["executable"], json!(true), "{account}");
    assert_eq!(net.time(), 1_900_000_000);
    assert!(net.leave());
}

#[test]
fn a_fast_clock_runs_and_can_be_moved_ahead() {
    let net = Localnet::start(&["--block-ms", "50", "--speed", "3600"]);
    let before = net.time();
    let target = before + 30 * 86_400;
    net.call("surfnet_timeTravel", json!([{ "absoluteTimestamp": target * 1_000 }]));
    let start = Instant::now();
    while net.time() < target + 3_600 && start.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(net.time() >= target + 3_600, "an hour passes in about a second");
    assert!(net.leave());
}

#[test]
fn an_empty_checkout_is_told_what_to_do() {
    let empty = std::env::temp_dir();
    let out = Command::new(env!("CARGO_BIN_EXE_acequia-localnet"))
        .args(["--root", empty.to_str().expect("a path of text")])
        .output()
        .expect("it starts");
    assert!(!out.status.success());
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(said.contains("run `make build` there"), "{said}");
}
