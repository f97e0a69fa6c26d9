//! A node that answers anything: each question is answered or fails in words.

use acequia_node::history::{logged, newest};
use serde_json::Value;
use solana_address::Address;
use std::cell::RefCell;

/// A line is an answer; when there are none left, the node has nothing to say.
pub fn hear(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let lines = RefCell::new(text.lines());
    let answer = || match lines.borrow_mut().next() {
        Some(line) => serde_json::from_str(line).map_err(|_| line.to_owned()),
        None => Ok(Value::Null),
    };
    let ask = |_: &'static str, _: Value| Ok(answer());
    let _ = newest(&ask, &Address::default(), None, 3);
    let _ = logged(&ask, "signature");
}
