//! What an event says, as JSON.

use acequia_interface::events::{Fields, Value};
use serde_json::{json, Map};

/// Its fields by their names, in the order of the bytes.
pub fn record(fields: &Fields) -> Map<String, serde_json::Value> {
    fields.iter().map(|(key, value)| (key.to_string(), data(value))).collect()
}

/// Numbers as text, since JSON's end at 2^53.
fn data(value: &Value) -> serde_json::Value {
    match value {
        Value::Number(number) => json!(number.to_string()),
        Value::Text(text) => json!(text),
        Value::Flag(flag) => json!(flag),
        Value::Address(address) => json!(address.to_string()),
        Value::List(list) => list.iter().map(data).collect(),
        Value::Record(fields) => record(fields).into(),
    }
}
