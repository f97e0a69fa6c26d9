//! `events`: what happened to a pool, from the logs of its transactions.

use super::amounts::{Amounts, Scale};
use super::watched::Watched;
use crate::context::Context;
use crate::error::Outcome;
use crate::show::{moment, paint, print, print_json, BOLD, FAINT, YELLOW};
use acequia_interface::events::{Event, Value};
use acequia_node::history::{logged, Logged, Seen};
use acequia_node::said::record;
use clap::Args;
use serde_json::json;
use solana_address::Address;
use std::thread::sleep;
use std::time::Duration;

/// Between two looks for news.
const LOOK: Duration = Duration::from_secs(2);

/// List what happened
///
/// To a pool, to a position, or to all positions of a wallet, the newest last. Amounts of a pool that is gone,
/// and all in --json, are base units. --json also says how the books stood after each event. A transaction that the node cannot tell of is
/// named as unreadable.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia events 7Qx…pool --limit 20\n  acequia events 7Qx…pool --follow --json\n  \
    acequia events --owner 9aK…wallet\n  acequia events 7Qx…pool --owner 9aK…wallet"
)]
pub struct Events {
    /// A pool's or a position's address
    #[arg(value_name = "ADDRESS", required_unless_present = "owner")]
    address: Option<Address>,
    /// What happened to this wallet's positions: what it did, and what others did to those that are
    /// open. In that pool alone, where one is named
    #[arg(long, value_name = "WALLET")]
    owner: Option<Address>,
    /// The most transactions to look at
    #[arg(
        long,
        default_value_t = 50,
        value_name = "NUMBER",
        value_parser = clap::value_parser!(u32).range(1..)
    )]
    limit: u32,
    /// Go on and show what happens from now on
    #[arg(long)]
    follow: bool,
}

impl Events {
    /// Reads and shows; with `--follow` until it is interrupted.
    pub fn show(&self, context: &Context) -> Outcome<()> {
        let (mut watched, mut amounts) = (self.watched(context)?, Amounts::new(context));
        self.look(context, &mut watched, &mut amounts, self.limit as usize)?;
        if !self.follow {
            return Ok(());
        }
        loop {
            sleep(LOOK);
            self.look(context, &mut watched, &mut amounts, usize::MAX)?;
        }
    }

    fn watched(&self, context: &Context) -> Outcome<Watched> {
        match self.owner {
            Some(owner) => Watched::owner(context, owner, self.address),
            None => Ok(Watched::address(self.address.unwrap_or_default())),
        }
    }

    /// Shows what is new, of which the newest `most`.
    fn look(
        &self,
        context: &Context,
        watched: &mut Watched,
        amounts: &mut Amounts,
        most: usize,
    ) -> Outcome<()> {
        let ask = |method, params| context.rpc.hear(method, params);
        for seen in watched.news(&ask, most)?.iter().filter(|seen| seen.succeeded) {
            let mut logged = logged(&ask, &seen.signature)?;
            if let Logged::Events(events) = &mut logged {
                events.retain(|event| watched.concerns(event));
            }
            match context.json {
                true => as_json(&logged, seen).iter().for_each(print_json),
                false => print(&lines(&logged, seen, self.address.as_ref(), amounts)),
            }
        }
        Ok(())
    }
}

fn lines(
    logged: &Logged,
    seen: &Seen,
    asked: Option<&Address>,
    amounts: &mut Amounts,
) -> Vec<String> {
    let time = paint(&moment(seen.time), FAINT);
    match logged {
        Logged::Events(events) => {
            let mut line = |event: &Event| line(event, asked, &amounts.of(event));
            events.iter().map(|event| format!("{time}  {}", line(event))).collect()
        }
        Logged::Unreadable(why) => {
            let (name, signature) = (paint("unreadable", YELLOW), &seen.signature);
            vec![format!("{time}  {name}  {signature}: {why}")]
        }
    }
}

/// Without the address that was asked for.
fn line(event: &Event, asked: Option<&Address>, scale: &Scale) -> String {
    let fields = event.fields().into_iter().filter(|(key, value)| {
        *key != "books" && !matches!(value, Value::Address(address) if Some(address) == asked)
    });
    let fields = fields.map(|(key, value)| format!("{key} {}", words(key, &value, scale)));
    format!("{}  {}", paint(event.name(), BOLD), fields.collect::<Vec<_>>().join(", "))
}

fn words(key: &str, value: &Value, scale: &Scale) -> String {
    match value {
        Value::Number(number) => scale.words(key, *number),
        Value::Text(text) => format!("{text:?}"),
        Value::Flag(flag) => flag.to_string(),
        Value::Address(address) => address.to_string(),
        Value::List(list) => {
            let list = list.iter().map(|one| words(key, one, scale));
            format!("[{}]", list.collect::<Vec<_>>().join(", "))
        }
        Value::Record(fields) => {
            let scale = scale.within(fields);
            let one = |(key, value): &(&str, Value)| format!("{key} {}", words(key, value, &scale));
            let fields = fields.iter().map(one);
            format!("({})", fields.collect::<Vec<_>>().join(", "))
        }
    }
}

fn as_json(logged: &Logged, seen: &Seen) -> Vec<serde_json::Value> {
    let (signature, time) = (&seen.signature, seen.time);
    let of = |event: &Event| {
        let fields = record(&event.fields());
        json!({ "event": event.name(), "signature": signature, "time": time, "fields": fields })
    };
    match logged {
        Logged::Events(events) => events.iter().map(of).collect(),
        Logged::Unreadable(why) => {
            vec![json!({ "unreadable": why, "signature": signature, "time": time })]
        }
    }
}
