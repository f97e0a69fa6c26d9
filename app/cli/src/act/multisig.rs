//! Messages for a multisig: Squads imports them as "base58 encoded transaction".
//!
//! The vault pays the fee and is the only signer; Squads puts in a blockhash of its own when
//! the members have approved. Whoever signs them as they are has as long as their blockhash lives, or,
//! with a nonce, until that is advanced.

use super::Report;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Step};
use crate::rpc::{Draft, Nonce};
use crate::show::{moment, paint, BOLD};
use serde_json::{json, Value};
use solana_hash::Hash;

/// One message for each step, in the order in which they have to be executed; with a nonce, which holds
/// one, that of the first.
pub fn messages(context: &Context, plan: &Plan) -> Outcome<Report> {
    match context.head.nonce {
        None => by_blockhash(context, plan),
        Some(nonce) => by_nonce(context, plan, &nonce),
    }
}

fn by_blockhash(context: &Context, plan: &Plan) -> Outcome<Report> {
    let (vault, (blockhash, last)) = (context.me()?, context.rpc.latest_blockhash()?);
    let mut lines = vec![format!(
        "Import each into Squads as a base58 transaction, and execute them in this order. {vault} signs."
    )];
    let by = carry_out_by(context)?;
    lines.push(format!(
        "Carry them out by {}. Squads puts in a blockhash of its own; the one that is in them lives \
         until the block {last} alone (name a nonce by --nonce for one that does not expire).",
        moment(by)
    ));
    let messages = plan.steps.iter().enumerate();
    let messages =
        messages.map(|(nth, step)| message(context, &mut lines, (nth, step), &blockhash));
    let messages = messages.collect::<Outcome<Vec<_>>>()?;
    let json = json!({
        "vault": vault.to_string(), "messages": messages, "carry_out_by": by,
        "last_valid_block_height": last,
    });
    Ok(Report::done(lines, json))
}

fn by_nonce(context: &Context, plan: &Plan, nonce: &Nonce) -> Outcome<Report> {
    let (vault, value) = (context.me()?, context.rpc.nonce(nonce)?);
    let (account, by) = (nonce.account, carry_out_by(context)?);
    let mut lines = vec![format!(
        "It does not expire as long as the nonce in {account} is what it is. Carry it out by {}, by \
         when its times were reckoned. {vault} signs.",
        moment(by)
    )];
    if plan.steps.len() > 1 {
        lines.push(format!(
            "It is the first of {}: a nonce holds one. Run the same command again when it has landed.",
            plan.steps.len()
        ));
    }
    let messages = plan.steps.iter().take(1).enumerate();
    let messages = messages.map(|(nth, step)| message(context, &mut lines, (nth, step), &value));
    let messages = messages.collect::<Outcome<Vec<_>>>()?;
    let json = json!({
        "vault": vault.to_string(), "messages": messages, "carry_out_by": by,
        "last_valid_block_height": null, "nonce": account.to_string(),
        "left_for_later": plan.steps.len().saturating_sub(1),
    });
    Ok(Report::done(lines, json))
}

/// By when what a plan says of times still holds [unix s].
fn carry_out_by(context: &Context) -> Outcome<u64> {
    Ok(context.rpc.now()?.saturating_add(context.slack()))
}

fn message(
    context: &Context,
    lines: &mut Vec<String>,
    (nth, step): (usize, &Step),
    blockhash: &Hash,
) -> Outcome<Value> {
    let draft = Draft::new(context.me()?, &step.instructions, context.settled_head());
    let text = bs58::encode(draft.bytes(blockhash)).into_string();
    lines.push(paint(&format!("message {}: {}", nth + 1, step.what), BOLD));
    lines.push(text.clone());
    Ok(json!({ "what": step.what, "message_base58": text }))
}
