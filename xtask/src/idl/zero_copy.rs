//! What a zero-copy account contains is zero-copy too. Anchor marks only the account, and its own
//! `declare_program!` then generates fields that the account cannot hold.

use super::name;
use serde_json::{json, Map, Value};

pub fn mark_parts(types: &mut Value) {
    let Some(types) = types.as_array_mut() else { return };
    let is_marked = |item: &Value| item["serialization"] == "bytemuck";
    let mut todo: Vec<usize> = (0..types.len()).filter(|nth| is_marked(&types[*nth])).collect();
    while let Some(nth) = todo.pop() {
        for part in defined_in(&types[nth]["type"]) {
            let unmarked = |item: &Value| name(item) == part && item.get("serialization").is_none();
            if let Some(nth) = types.iter().position(unmarked) {
                mark(&mut types[nth]);
                todo.push(nth);
            }
        }
    }
}

fn defined_in(value: &Value) -> Vec<String> {
    let own = value["defined"]["name"].as_str().map(str::to_string);
    let below: Vec<&Value> = match value {
        Value::Array(items) => items.iter().collect(),
        Value::Object(entries) => entries.values().collect(),
        _ => Vec::new(),
    };
    own.into_iter().chain(below.into_iter().flat_map(defined_in)).collect()
}

fn mark(item: &mut Value) {
    item["repr"] = json!({ "kind": "c" });
    item["serialization"] = "bytemuck".into();
    if let Value::Object(entries) = item.take() {
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        *item = Value::Object(Map::from_iter(entries));
    }
}
