//! Showing instructions.

use super::Report;
use crate::plan::{Fill, Plan};
use crate::rpc::encode_base64;
use crate::show::{paint, BOLD, FAINT};
use serde_json::{json, Value};
use solana_instruction::{AccountMeta, Instruction};

pub fn print(plan: &Plan) -> Report {
    let mut lines = Vec::new();
    for (nth, step) in plan.steps.iter().enumerate() {
        lines.push(paint(&format!("transaction {}: {}", nth + 1, step.what), BOLD));
        lines.extend(step.instructions.iter().flat_map(words));
        lines.extend(step.fill.iter().flat_map(filling));
        lines.push(String::new());
    }
    let steps = plan.steps.iter().map(|step| {
        let pieces = step.pieces().iter().map(|piece| &piece.instruction);
        let instructions: Vec<Value> = step.instructions.iter().chain(pieces).map(data).collect();
        json!({ "what": step.what, "instructions": instructions })
    });
    let json = json!({ "transactions": steps.collect::<Vec<_>>() });
    Report::done(lines, json)
}

/// The first piece stands for all: the others differ in their place and their bytes.
fn filling(fill: &Fill) -> Vec<String> {
    let compare = format!("  then {} is read back and compared", fill.account);
    let Some(first) = fill.pieces.first() else {
        return vec![compare];
    };
    let mut lines = words(&first.instruction);
    lines.push(format!("  and so on, in {} transactions; {}", fill.pieces.len(), compare.trim()));
    lines
}

fn words(instruction: &Instruction) -> Vec<String> {
    let mut lines = vec![format!("  program {}", instruction.program_id)];
    lines.extend(
        instruction.accounts.iter().map(|meta| {
            format!("    {:<44} {}", meta.pubkey.to_string(), paint(role(meta), FAINT))
        }),
    );
    lines.push(format!("    data {}", encode_base64(&instruction.data)));
    lines
}

const fn role(meta: &AccountMeta) -> &'static str {
    match (meta.is_signer, meta.is_writable) {
        (true, true) => "signs, is changed",
        (true, false) => "signs",
        (false, true) => "is changed",
        (false, false) => "is read",
    }
}

fn data(instruction: &Instruction) -> Value {
    let accounts = instruction.accounts.iter().map(|meta| {
        json!({
            "address": meta.pubkey.to_string(), "signer": meta.is_signer,
            "writable": meta.is_writable,
        })
    });
    json!({
        "program": instruction.program_id.to_string(),
        "accounts": accounts.collect::<Vec<_>>(),
        "data_base64": encode_base64(&instruction.data),
    })
}
