//! A proxy in front of the RPC that does as a bad network does.

use serde_json::Value;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::spawn;

/// What happens to a request that sends a transaction, or asks for one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    /// It arrives, and the answer is lost: the connection breaks, and so does every later one.
    AnswerLost,
    /// It never arrives, though an answer says so.
    Swallowed,
    /// The first never arrives however often it is sent; those that are signed later do.
    FirstSwallowed,
    /// The node refuses it at once, as the loader does in the block that made room for a program.
    TooSoon,
    /// The node refuses it in words and logs that a terminal would obey.
    Raving,
    /// The node cannot tell of it: it is of a version that nobody knows yet.
    TooNew,
    /// The node knows nothing yet of what became of transactions.
    Lagging,
    /// Others pay for the accounts that it asks about.
    Busy,
    /// The node knows no transaction of version 1, neither to try one out nor to carry it out.
    Old,
}

impl Sending {
    /// Which requests it happens to.
    const fn method(self) -> &'static str {
        match self {
            Self::TooNew => "\"getTransaction\"",
            Self::Lagging => "\"getSignatureStatuses\"",
            Self::Busy => "\"getRecentPrioritizationFees\"",
            Self::Old => VERSION_1,
            _ => "\"sendTransaction\"",
        }
    }
}

/// How a transaction of version 1 begins, as the only parameter of its kind, in base64.
const VERSION_1: &str = "[\"gQ";

/// The proxy, until it is dropped.
pub struct Proxy {
    /// Where it is.
    pub url: String,
    /// How many transactions were sent through it, or seemed to be (or were asked for).
    sends: Arc<AtomicUsize>,
    down: Arc<AtomicBool>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// Does that to transactions from the `from`th on (0 is the first), `count` of them.
    pub fn start(rpc: &str, sending: Sending, from: usize, count: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let (sends, down) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let host = rpc.strip_prefix("http://").expect("http").to_string();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let line = Line {
            host,
            sending,
            from,
            count,
            sends: sends.clone(),
            down: down.clone(),
            requests: requests.clone(),
        };
        spawn(move || {
            for stream in listener.incoming().flatten() {
                let line = line.clone();
                spawn(move || line.serve(stream));
            }
        });
        Self { url, sends, down, requests }
    }

    /// How many transactions were sent.
    pub fn sends(&self) -> usize {
        self.sends.load(Ordering::SeqCst)
    }

    /// Those requests, whole.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("whole").clone()
    }

    /// Whether the connection broke.
    pub fn is_down(&self) -> bool {
        self.down.load(Ordering::SeqCst)
    }
}

/// One connection after the other.
#[derive(Clone)]
struct Line {
    host: String,
    sending: Sending,
    from: usize,
    count: usize,
    sends: Arc<AtomicUsize>,
    down: Arc<AtomicBool>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Line {
    fn serve(&self, mut stream: TcpStream) {
        while let Some(request) = read_message(&mut stream) {
            if self.down.load(Ordering::SeqCst) {
                break;
            }
            let Some(answer) = self.answer(&request) else { break };
            if stream.write_all(&answer).is_err() {
                break;
            }
        }
        let _ = stream.shutdown(Shutdown::Both);
    }

    /// None breaks the connection.
    fn answer(&self, request: &[u8]) -> Option<Vec<u8>> {
        let text = String::from_utf8_lossy(request);
        if !text.contains(self.sending.method()) {
            return self.forward(request);
        }
        let nth = self.sends.fetch_add(1, Ordering::SeqCst);
        self.requests.lock().expect("whole").push(text.to_string());
        let hit = (self.from..self.from.saturating_add(self.count)).contains(&nth);
        match (hit, self.sending) {
            (true, Sending::AnswerLost) => {
                let _ = self.forward(request);
                self.down.store(true, Ordering::SeqCst);
                None
            }
            (true, Sending::Swallowed) => Some(fake_answer()),
            (true, Sending::FirstSwallowed) if self.is_the_first(&text) => Some(fake_answer()),
            (true, Sending::TooSoon) => Some(too_soon()),
            (true, Sending::Raving) => Some(raving()),
            (true, Sending::TooNew) => Some(too_new()),
            (true, Sending::Lagging) => Some(lagging()),
            (true, Sending::Busy) => Some(busy()),
            (true, Sending::Old) => Some(old()),
            _ => self.forward(request),
        }
    }

    /// Whether it carries the same bytes as the first.
    fn is_the_first(&self, request: &str) -> bool {
        let of = |request: &str| request.split("\r\n\r\n").nth(1).map(str::to_string);
        let carried = |request: &str| {
            let body: Value = serde_json::from_str(&of(request)?).ok()?;
            body["params"][0].as_str().map(str::to_string)
        };
        let first = self.requests.lock().expect("whole").first().and_then(|one| carried(one));
        first.is_some() && first == carried(request)
    }

    fn forward(&self, request: &[u8]) -> Option<Vec<u8>> {
        let mut stream = TcpStream::connect(&self.host).ok()?;
        stream.write_all(request).ok()?;
        read_message(&mut stream)
    }
}

fn fake_answer() -> Vec<u8> {
    message(&format!("{{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":\"{}\"}}", "1".repeat(64)))
}

/// What a validator of version 4.2.2 answers.
fn too_soon() -> Vec<u8> {
    message(
        r#"{"jsonrpc":"2.0","id":0,"error":{"code":-32002,
        "message":"Transaction simulation failed: Error processing Instruction 1: invalid program argument",
        "data":{"err":{"InstructionError":[1,"InvalidArgument"]},"accounts":null,"unitsConsumed":0,
        "logs":["Program was deployed in this block already"]}}}"#,
    )
}

/// Clears the screen, says that it went well, hides the rest.
fn raving() -> Vec<u8> {
    message(
        r#"{"jsonrpc":"2.0","id":0,"error":{"code":-32003,
        "message":"\u001b[2J\u001b[32m\u2713 stake\u001b[8m\u202e\r\n\u009b1A"}}"#,
    )
}

/// What a validator answers to whoever asks for the versions up to 1.
fn too_new() -> Vec<u8> {
    message(
        r#"{"jsonrpc":"2.0","id":0,"error":{"code":-32015,
        "message":"Transaction version (2) is not supported by the requesting client"}}"#,
    )
}

fn lagging() -> Vec<u8> {
    message(r#"{"jsonrpc":"2.0","id":0,"result":{"context":{"slot":1},"value":[null]}}"#)
}

/// Three blocks of four were served for 40,000 micro-lamports or less.
fn busy() -> Vec<u8> {
    let block = |price: u64| format!("{{\"slot\":1,\"prioritizationFee\":{price}}}");
    let blocks = [0, 40_000, 900_000, 10, 20, 0, 0, 0].map(block).join(",");
    message(&format!("{{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":[{blocks}]}}"))
}

/// What a validator of version 3 answers.
fn old() -> Vec<u8> {
    message(
        r#"{"jsonrpc":"2.0","id":0,"error":{"code":-32602,
        "message":"failed to deserialize solana_transaction::versioned::VersionedTransaction"}}"#,
    )
}

fn message(body: &str) -> Vec<u8> {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ";
    format!("{head}{}\r\n\r\n{body}", body.len()).into_bytes()
}

/// A whole HTTP message; none at the end of the stream.
fn read_message(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let (mut message, mut byte) = (Vec::new(), [0]);
    while !message.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).ok()?;
        message.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&message).to_ascii_lowercase();
    let length =
        head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).ok()?;
    message.extend(body);
    Some(message)
}
