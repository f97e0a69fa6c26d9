//! `events`: what happened to a pool, from the logs of its transactions.

use crate::context::Context;
use crate::error::Outcome;
use crate::rpc::Rpc;
use crate::show::{moment, paint, print, BOLD, FAINT};
use acequia_interface::events::{Event, Value};
use acequia_interface::ID;
use clap::Args;
use serde_json::json;
use solana_address::Address;
use std::thread::sleep;
use std::time::Duration;

/// Between two looks for news.
const LOOK: Duration = Duration::from_secs(2);

/// List what happened
///
/// To a pool or a position, the newest last. Amounts are base units. How the books stood after
/// each event is told by --json.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia events 7Qx…pool --limit 20\n  acequia events 7Qx…pool --follow --json"
)]
pub struct Events {
    /// A pool's or a position's address
    #[arg(value_name = "ADDRESS")]
    address: Address,
    /// The most transactions to look at
    #[arg(long, default_value_t = 50, value_name = "NUMBER")]
    limit: usize,
    /// Go on and show what happens from now on
    #[arg(long)]
    follow: bool,
}

/// A transaction, by its signature, and when it was.
struct Seen {
    signature: String,
    time: u64,
}

impl Events {
    /// Reads and shows; with `--follow` until it is interrupted.
    pub fn show(&self, context: &Context) -> Outcome<()> {
        let mut last = self.page(context, None)?;
        if !self.follow {
            return Ok(());
        }
        loop {
            sleep(LOOK);
            last = self.page(context, last.as_deref())?.or(last);
        }
    }

    /// Shows what is newer than `after`; returns the newest signature.
    fn page(&self, context: &Context, after: Option<&str>) -> Outcome<Option<String>> {
        let mut seen = signatures(&context.rpc, &self.address, self.limit, after)?;
        seen.reverse();
        for one in &seen {
            let events = events(&context.rpc, &one.signature)?;
            match context.json {
                true => events.iter().for_each(|event| println!("{}", as_json(event, one))),
                false => print(&lines(&events, one, &self.address)),
            }
        }
        Ok(seen.pop().map(|one| one.signature))
    }
}

/// Those that succeeded, the newest first.
fn signatures(
    rpc: &Rpc,
    address: &Address,
    limit: usize,
    after: Option<&str>,
) -> Outcome<Vec<Seen>> {
    let mut options = json!({ "limit": limit, "commitment": "confirmed" });
    after.into_iter().for_each(|signature| options["until"] = json!(signature));
    let answer = rpc.ask("getSignaturesForAddress", json!([address.to_string(), options]))?;
    let list = answer.as_array().ok_or_else(|| rpc.nonsense("getSignaturesForAddress"))?;
    let succeeded = list.iter().filter(|one| one["err"].is_null());
    Ok(succeeded
        .filter_map(|one| {
            let time = one["blockTime"].as_u64().unwrap_or_default();
            Some(Seen { signature: one["signature"].as_str()?.into(), time })
        })
        .collect())
}

/// The farm's events of one transaction.
fn events(rpc: &Rpc, signature: &str) -> Outcome<Vec<Event>> {
    let options = json!({ "encoding": "json", "commitment": "confirmed", "maxSupportedTransactionVersion": 0 });
    let answer = rpc.ask("getTransaction", json!([signature, options]))?;
    let logs: Vec<String> =
        serde_json::from_value(answer["meta"]["logMessages"].clone()).unwrap_or_default();
    Ok(Event::from_logs(&ID, logs.iter().map(String::as_str)))
}

/// A line each, without the address that was asked for.
fn lines(events: &[Event], seen: &Seen, asked: &Address) -> Vec<String> {
    let head = |event: &Event| {
        let (time, name) = (paint(&moment(seen.time), FAINT), paint(event.name(), BOLD));
        let fields = event.fields().into_iter();
        let told = fields.filter(|(key, value)| {
            *key != "books" && !matches!(value, Value::Address(address) if address == asked)
        });
        let told = told.map(|(key, value)| format!("{key} {}", words(&value)));
        format!("{time}  {name}  {}", told.collect::<Vec<_>>().join(", "))
    };
    events.iter().map(head).collect()
}

fn words(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Address(address) => address.to_string(),
        Value::List(list) => format!("[{}]", list.iter().map(words).collect::<Vec<_>>().join(", ")),
        Value::Record(fields) => {
            let fields = fields.iter().map(|(key, value)| format!("{key} {}", words(value)));
            format!("({})", fields.collect::<Vec<_>>().join(", "))
        }
    }
}

fn as_json(event: &Event, seen: &Seen) -> serde_json::Value {
    let fields = event.fields().into_iter();
    let fields: serde_json::Map<_, _> =
        fields.map(|(key, value)| (key.into(), data(&value))).collect();
    json!({ "event": event.name(), "signature": seen.signature, "time": seen.time, "fields": fields })
}

/// Numbers as text, since JSON's end at 2^53.
fn data(value: &Value) -> serde_json::Value {
    match value {
        Value::Number(number) => json!(number.to_string()),
        Value::Flag(flag) => json!(flag),
        Value::Address(address) => json!(address.to_string()),
        Value::List(list) => list.iter().map(data).collect(),
        Value::Record(fields) => {
            fields.iter().map(|(key, value)| (key.to_string(), data(value))).collect()
        }
    }
}
