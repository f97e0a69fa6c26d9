//! The transactions of an address, and what the farm logged in each.

use crate::error::{failure, Outcome};
use acequia_interface::events::Event;
use acequia_interface::ID;
use serde_json::{json, Value};
use solana_address::Address;

/// The most signatures that a node lists at once.
pub const PAGE: usize = 1_000;
/// The newest version of a transaction that is read here. Of any later one the node says so.
const NEWEST_VERSION: u8 = 1;

/// A node's answer, or its reason for giving none.
pub type Answer = Result<Value, String>;

/// How sure it is that a block stays: the chain has voted for it, or nothing can undo it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commitment {
    /// The chain has voted for it.
    Confirmed,
    /// Nothing can undo it.
    Finalized,
}

impl Commitment {
    /// As nodes call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Finalized => "finalized",
        }
    }
}

/// Asks a node several questions of one kind.
pub type AskAll<'a> = &'a dyn Fn(&'static str, &[Value]) -> Outcome<Vec<Answer>>;

/// Asks a node.
pub type Ask<'a> = &'a dyn Fn(&'static str, Value) -> Outcome<Answer>;

/// A transaction, by its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// By which explorers find it.
    pub signature: String,
    /// The block that it is in.
    pub slot: u64,
    /// When it was [unix s].
    pub time: u64,
    /// Whether it was carried out.
    pub succeeded: bool,
}

/// What a transaction says.
#[derive(Clone, Debug, PartialEq)]
pub enum Logged {
    /// The farm's events.
    Events(Vec<Event>),
    /// Nothing that can be read here, for this reason.
    Unreadable(String),
}

/// The newest transactions of an address, at most so many and none as old as `after`, the
/// newest first.
pub fn newest(ask: Ask, address: &Address, after: Option<&str>, most: usize) -> Outcome<Vec<Seen>> {
    let mut found: Vec<Seen> = Vec::new();
    while found.len() < most {
        let limit = PAGE.min(most - found.len());
        let before = found.last().map(|seen| seen.signature.as_str());
        let bounds = json!({ "limit": limit, "until": after, "before": before });
        let page = page(ask, address, &bounds, Commitment::Confirmed)?;
        let is_last = page.len() < limit;
        found.extend(page);
        if is_last {
            break;
        }
    }
    Ok(found)
}

/// One list of an address's transactions, the newest first. Its bounds are the node's own: `limit`, `until` and `before`.
pub fn page(
    ask: Ask,
    address: &Address,
    bounds: &Value,
    commitment: Commitment,
) -> Outcome<Vec<Seen>> {
    let mut options = bounds.clone();
    options["commitment"] = commitment.name().into();
    let answer = ask("getSignaturesForAddress", json!([address.to_string(), options]))?;
    let listed = answer
        .ok()
        .as_ref()
        .and_then(Value::as_array)
        .and_then(|list| list.iter().map(seen).collect::<Option<Vec<_>>>());
    listed.ok_or_else(|| {
        failure(
            format!("The node does not list the transactions of {address}"),
            "Use a node that keeps them, by -u",
        )
    })
}

fn seen(one: &Value) -> Option<Seen> {
    let time = one["blockTime"].as_u64().unwrap_or_default();
    let signature = one["signature"].as_str()?.into();
    let slot = one["slot"].as_u64()?;
    Some(Seen { signature, slot, time, succeeded: one["err"].is_null() })
}

/// What the farm logged in one transaction.
pub fn logged(ask: Ask, signature: &str) -> Outcome<Logged> {
    Ok(match logs(ask, signature, Commitment::Confirmed)? {
        Err(why) => Logged::Unreadable(why),
        Ok(logs) => Logged::Events(Event::from_logs(&ID, logs.iter().map(String::as_str))),
    })
}

/// What all programs logged in one transaction, or why nobody can tell.
pub fn logs(
    ask: Ask,
    signature: &str,
    commitment: Commitment,
) -> Outcome<Result<Vec<String>, String>> {
    Ok(told(ask("getTransaction", wanted(signature, commitment))?))
}

/// The same of several, in order.
pub fn logs_of_all(
    ask: AskAll,
    signatures: &[String],
    commitment: Commitment,
) -> Outcome<Vec<Result<Vec<String>, String>>> {
    let wanted: Vec<Value> = signatures.iter().map(|one| wanted(one, commitment)).collect();
    Ok(ask("getTransaction", &wanted)?.into_iter().map(told).collect())
}

fn wanted(signature: &str, commitment: Commitment) -> Value {
    let options = json!({
        "encoding": "json", "commitment": commitment.name(),
        "maxSupportedTransactionVersion": NEWEST_VERSION,
    });
    json!([signature, options])
}

fn told(answer: Answer) -> Result<Vec<String>, String> {
    answer.and_then(|answer| logs_in(answer).map_err(str::to_string))
}

fn logs_in(mut answer: Value) -> Result<Vec<String>, &'static str> {
    if answer.is_null() {
        return Err("the node does not have it any more");
    }
    let logs = answer.pointer_mut("/meta/logMessages").map(Value::take);
    let logs = serde_json::from_value(logs.unwrap_or_default());
    logs.map_err(|_| "the node does not keep its logs")
}

#[cfg(test)]
mod tests {
    use super::*;

    const POOL: Address = Address::new_from_array([7; 32]);

    /// A node with so many transactions, numbered from 0, the oldest.
    fn node(count: usize) -> impl Fn(&'static str, Value) -> Outcome<Answer> {
        move |method, params| {
            assert_eq!(method, "getSignaturesForAddress");
            let bound = |key: &str| params[1][key].as_str().and_then(|text| text.parse().ok());
            let (from, to) = (bound("until").map_or(0, |n: usize| n + 1), bound("before"));
            let limit = params[1]["limit"].as_u64().expect("a limit") as usize;
            assert!((1..=1_000).contains(&limit), "{limit}");
            let numbers = (from..to.unwrap_or(count)).rev().take(limit);
            let one = |n: usize| json!({ "signature": n.to_string(), "slot": n, "blockTime": n, "err": null });
            Ok(Ok(numbers.map(one).collect()))
        }
    }

    fn numbers(found: &[Seen]) -> Vec<usize> {
        found.iter().map(|seen| seen.signature.parse().expect("a number")).collect()
    }

    #[test]
    fn the_newest_are_listed_and_no_more_than_asked_for() {
        let found = newest(&node(70), &POOL, None, 3).expect("a list");
        assert_eq!(numbers(&found), [69, 68, 67]);
        assert_eq!(newest(&node(2), &POOL, None, 50).expect("a list").len(), 2);
    }

    #[test]
    fn what_came_since_a_mark_is_listed_whole_however_much_it_is() {
        let found = newest(&node(3_500), &POOL, Some("499"), usize::MAX).expect("a list");
        assert_eq!(numbers(&found), (500..3_500).rev().collect::<Vec<_>>());
        assert_eq!(newest(&node(500), &POOL, Some("499"), usize::MAX), Ok(vec![]));
    }

    #[test]
    fn a_transaction_of_version_one_is_asked_for() {
        let asked = |_: &'static str, params: Value| {
            assert_eq!(params[1]["maxSupportedTransactionVersion"], 1);
            Ok(Ok(json!({ "version": 1, "meta": { "logMessages": [] } })))
        };
        assert_eq!(logged(&asked, "sig"), Ok(Logged::Events(vec![])));
    }

    #[test]
    fn what_a_node_cannot_tell_is_unreadable_and_does_not_end_the_history() {
        let says =
            |answer: Answer| logged(&move |_, _| Ok(answer.clone()), "sig").expect("it goes on");
        let later = "Transaction version (2) is not supported by the requesting client";
        assert_eq!(says(Err(later.into())), Logged::Unreadable(later.into()));
        assert!(matches!(says(Ok(Value::Null)), Logged::Unreadable(_)));
        assert!(matches!(says(Ok(json!({ "meta": null }))), Logged::Unreadable(_)));
    }
}
