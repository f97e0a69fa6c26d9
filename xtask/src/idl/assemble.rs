//! An IDL from what Anchor's print tests say. Does what the builder of anchor-lang-idl 0.2.0 does:
//! gathers the parts between the markers, shortens type paths to names where no two clash, sorts, and
//! refuses discriminators that are empty or start alike.

use super::{discriminators, list, name, of_json, paths, ties, zero_copy};
use crate::say::{Failure, Outcome};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The order in which Anchor writes an IDL's parts.
const ORDER: [&str; 9] = [
    "address",
    "metadata",
    "docs",
    "instructions",
    "accounts",
    "events",
    "errors",
    "types",
    "constants",
];
const SORTED: [&str; 5] = ["accounts", "constants", "events", "instructions", "types"];
/// Takes votes, and so stands under the vote interface's discriminator: a receiver's own entrypoint
/// hands them to this instruction.
const RECEIVER: &str = "receive_vote";

/// By kind, the bodies printed under it, in order.
type Parts<'a> = BTreeMap<&'a str, Vec<&'a str>>;

pub fn idl(printed: &str) -> Outcome<Value> {
    let mut idl = whole(&parts(printed))?;
    paths::shorten(&mut idl);
    SORTED.iter().for_each(|key| sort(&mut idl[*key]));
    discriminators::check(&idl)?;
    zero_copy::mark_parts(&mut idl["types"]);
    in_order(idl)
}

/// What stands between `--- IDL begin KIND ---` and `--- IDL end KIND ---`.
fn parts(printed: &str) -> Parts<'_> {
    let mut found = Parts::new();
    for part in printed.split("--- IDL begin ").skip(1) {
        let Some((kind, rest)) = part.split_once(" ---\n") else { continue };
        if let Some((body, _)) = rest.split_once(&format!("--- IDL end {kind} ---")) {
            found.entry(kind).or_default().push(body);
        }
    }
    found
}

fn whole(parts: &Parts) -> Outcome<Value> {
    let read = |body: &&str| serde_json::from_str::<Value>(body).map_err(of_json);
    let all = |kind: &str| parts.get(kind).into_iter().flatten().map(read);
    let missing =
        || Failure::new("the program printed no IDL: is its feature idl-build there?", "");
    let mut idl = all("program").next_back().ok_or_else(missing)??;
    let events = all("event").collect::<Outcome<Vec<_>>>()?;
    let errors = all("errors").collect::<Outcome<Vec<_>>>()?;
    let address = parts.get("address").map_or("", |bodies| bodies[0]);
    idl["address"] = address.chars().filter(|c| c.is_alphanumeric()).collect::<String>().into();
    idl["types"] = types(&events, &idl["types"]);
    idl["events"] = events.into_iter().map(|mut event| event["event"].take()).collect();
    idl["errors"] = errors.iter().flat_map(list).cloned().collect();
    idl["constants"] = all("const").collect::<Outcome<Vec<_>>>()?.into();
    idl["instructions"].as_array_mut().into_iter().flatten().for_each(ties::tie);
    receive_by_the_interface(&mut idl["instructions"]);
    Ok(idl)
}

/// Each once, the program's word above an event's.
fn types(events: &[Value], of_program: &Value) -> Value {
    let all = events.iter().flat_map(|event| list(&event["types"])).chain(list(of_program));
    let named: BTreeMap<&str, &Value> = all.map(|one| (name(one), one)).collect();
    named.into_values().cloned().collect()
}

fn receive_by_the_interface(instructions: &mut Value) {
    let all = instructions.as_array_mut().into_iter().flatten();
    all.filter(|one| name(one) == RECEIVER)
        .for_each(|one| one["discriminator"] = acequia_vote_hook::CAST.to_vec().into());
}

fn sort(items: &mut Value) {
    if let Some(items) = items.as_array_mut() {
        items.sort_by(|a, b| name(a).cmp(name(b)));
    }
}

/// Without what is empty.
fn in_order(mut idl: Value) -> Outcome<Value> {
    let ordered: Map<String, Value> =
        ORDER.iter().map(|key| (key.to_string(), idl[*key].take())).collect();
    let rest = idl.as_object().into_iter().flat_map(Map::keys);
    let unknown: Vec<_> = rest.filter(|key| !ORDER.contains(&key.as_str())).collect();
    if !unknown.is_empty() {
        return Err(Failure::new(format!("parts of an IDL unknown here: {unknown:?}"), ""));
    }
    Ok(ordered.into_iter().filter(|(_, value)| !is_empty(value)).collect())
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        _ => false,
    }
}
