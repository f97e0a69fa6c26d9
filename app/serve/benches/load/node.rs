//! A node that has the season, and answers as one does: lists of a thousand, one question or several in a request.

use crate::crowd::Season;
use crate::posted::read_posted;
use acequia_interface::ID;
use base64::engine::general_purpose::STANDARD;
use base64::Engine;
use serde_json::{json, Value};
use std::fmt::Write as _;
use std::io::{BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

/// What else a node tells of a transaction, which has to be read all the same.
const REST: &str = r#""transaction":{"message":{"accountKeys":["11111111111111111111111111111111","TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA","ComputeBudget111111111111111111111111111111"],"header":{"numReadonlySignedAccounts":0,"numReadonlyUnsignedAccounts":5,"numRequiredSignatures":1},"instructions":[{"accounts":[0,1,2,3,4,5,6,7],"data":"3Bxs4h24hBtQy9rw3Bxs4h24hBtQy9rw","programIdIndex":8,"stackHeight":1}],"recentBlockhash":"EkSnNWid2cvwEVnVx9aBqawnmiCNiDgp3gUdkDPTKN1N"}},"version":0"#;

/// Where it answers.
pub fn start(season: Arc<Season>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let season = season.clone();
            std::thread::spawn(move || serve(&stream, &season));
        }
    });
    url
}

fn serve(mut stream: &TcpStream, season: &Season) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    loop {
        let body = read_posted(&mut reader)?;
        let whole = match serde_json::from_slice(&body).ok()? {
            Value::Array(all) => {
                let all: Vec<String> = all.iter().map(|one| answer(one, season)).collect();
                format!("[{}]", all.join(","))
            }
            one => answer(&one, season),
        };
        let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length:";
        stream.write_all(format!("{head} {}\r\n\r\n{whole}", whole.len()).as_bytes()).ok()?;
    }
}

fn answer(question: &Value, season: &Season) -> String {
    let (id, said) = (&question["id"], result(question, season));
    format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{said}}}"#)
}

fn result(question: &Value, season: &Season) -> String {
    let params = &question["params"];
    let last = season.slot(season.len() - 1);
    match question["method"].as_str().unwrap_or_default() {
        "getSlot" => (last + 1).to_string(),
        "getSignaturesForAddress" => list(params, season),
        "getTransaction" => transaction(number(&params[0]).unwrap_or(0), season),
        "getProgramAccounts" => json!({ "context": { "slot": last }, "value": [] }).to_string(),
        _ => "null".into(),
    }
}

/// As those of a chain, of an order that has nothing to do with when they were.
fn signature(nth: usize) -> String {
    let spread = (nth as u64).wrapping_mul(SPREAD);
    format!("5{spread:0>20}{spread:0>66}")
}

fn number(signature: &Value) -> Option<usize> {
    let spread: u64 = signature.as_str()?.get(1..21)?.parse().ok()?;
    Some(spread.wrapping_mul(GATHER) as usize)
}

const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
/// Times the other, it is one.
const GATHER: u64 = 0xf1de_83e1_9937_733d;

fn list(params: &Value, season: &Season) -> String {
    if params[0] != ID.to_string() {
        return "[]".into();
    }
    let end = number(&params[1]["before"]).unwrap_or(season.len());
    let first = number(&params[1]["until"]).map_or(0, |until| until + 1);
    let mut text = String::from("[");
    for nth in (first..end).rev().take(1_000) {
        let (slot, time, comma) =
            (season.slot(nth), season.time(nth), if text.len() > 1 { "," } else { "" });
        let _ = write!(
            text,
            r#"{comma}{{"signature":"{}","slot":{slot},"blockTime":{time},"err":null,"memo":null,"confirmationStatus":"finalized"}}"#,
            signature(nth)
        );
    }
    text + "]"
}

fn transaction(nth: usize, season: &Season) -> String {
    let mut logs = vec![format!("Program {ID} invoke [1]")];
    for event in season.logged(nth) {
        logs.push("Program TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA invoke [2]".into());
        logs.push("Program TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA consumed 105 of 190000 compute units".into());
        logs.push("Program TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA success".into());
        logs.push(format!("Program data: {}", STANDARD.encode(event)));
    }
    logs.push(format!("Program {ID} consumed 2779 of 200000 compute units"));
    logs.push(format!("Program {ID} success"));
    let logs = serde_json::to_string(&logs).unwrap_or_default();
    let slot = season.slot(nth);
    format!(r#"{{"slot":{slot},"meta":{{"err":null,"fee":5000,"logMessages":{logs}}},{REST}}}"#)
}
