//! What a compute unit is to cost: what somebody said, or what was paid lately for the accounts at hand.

use crate::context::Context;
use crate::error::Outcome;
use crate::global::PriorityFee;
use crate::plan::{Plan, Price};
use solana_address::Address;
use solana_instruction::Instruction;
use std::collections::BTreeSet;

/// Estimates it, where that was asked for.
pub fn settle(context: &Context, plan: &Plan) -> Outcome<Price> {
    let PriorityFee::Auto = context.priority_fee else {
        return Ok(Price { units: context.head.price, why: None });
    };
    let paid = context.rpc.paid_lately(&written(plan))?;
    let units = paid.price.min(context.head.price);
    let limited = match paid.price > units {
        true => format!("limited, of {} that were paid", paid.price),
        false => format!("as was paid in the last {} blocks for these accounts", paid.blocks),
    };
    let why = format!("{units} micro-lamports a compute unit, {limited}");
    context.settled.set(Some(units));
    Ok(Price { units, why: Some(why) })
}

/// The accounts that its transactions change: for them alone others compete.
fn written(plan: &Plan) -> BTreeSet<Address> {
    let all = plan.steps.iter().flat_map(|step| {
        let pieces = step.pieces().iter().map(|piece| &piece.instruction);
        step.instructions.iter().chain(pieces)
    });
    let accounts = |one: &Instruction| one.accounts.clone();
    all.flat_map(accounts).filter(|meta| meta.is_writable).map(|meta| meta.pubkey).collect()
}
