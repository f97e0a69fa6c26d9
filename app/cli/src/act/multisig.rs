//! Messages for a multisig: Squads imports them as "base58 encoded transaction".
//!
//! The vault pays the fee and is the only signer; Squads puts in a blockhash of its own when
//! the members have approved.

use super::Report;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::Plan;
use crate::rpc::Draft;
use crate::show::{paint, BOLD};
use serde_json::{json, Value};

/// One message for each step, in the order in which they have to be executed.
pub fn messages(context: &Context, plan: &Plan, price: u64) -> Outcome<Report> {
    let (vault, (blockhash, _)) = (context.me()?, context.rpc.latest_blockhash()?);
    let mut lines = vec![format!(
        "Import each into Squads as a base58 transaction, and execute them in this order. {vault} signs."
    )];
    let mut messages: Vec<Value> = Vec::new();
    for (nth, step) in plan.steps.iter().enumerate() {
        let bytes = Draft::new(vault, &step.instructions, price).bytes(&blockhash);
        let text = bs58::encode(bytes).into_string();
        lines.push(paint(&format!("message {}: {}", nth + 1, step.what), BOLD));
        lines.push(text.clone());
        messages.push(json!({ "what": step.what, "message_base58": text }));
    }
    Ok(Report::done(lines, json!({ "vault": vault.to_string(), "messages": messages })))
}
