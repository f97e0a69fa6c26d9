//! Filling an account, and reading it back.

use crate::context::Context;
use crate::error::{failure, Failure, Outcome};
use crate::plan::{Fill, Step};
use crate::rpc::send::Courier;
use solana_instruction::Instruction;
use std::thread::sleep;
use std::time::Duration;

/// How often the account is read, and what it lacks is sent.
const ROUNDS: usize = 4;
/// Before what should be there is read once more.
const PAUSE: Duration = Duration::from_millis(500);

/// Sends what the account lacks until it holds, byte for byte, what it has to; then, and only
/// then, it went well. `landed` is called for each piece.
pub fn fill(
    context: &Context,
    courier: &Courier,
    step: &Step,
    fill: &Fill,
    landed: &dyn Fn(),
) -> Outcome<()> {
    for _ in 0..ROUNDS {
        let data = data(context, fill)?;
        if fill.is_in(&data) {
            return Ok(());
        }
        let missing: Vec<&Instruction> = fill.missing(&data).map(|p| &p.instruction).collect();
        match missing.is_empty() {
            true => sleep(PAUSE), // another node behind the same URL may lag
            false => courier.pour(&missing, landed)?,
        }
    }
    match (fill.is_in(&data(context, fill)?), fill.pieces.is_empty()) {
        (true, _) => Ok(()),
        (false, true) => Err(differs(fill)),
        (false, false) => Err(never_whole(&step.what)),
    }
}

fn data(context: &Context, fill: &Fill) -> Outcome<Vec<u8>> {
    Ok(context.rpc.account(&fill.account)?.map_or(Vec::new(), |account| account.data))
}

fn differs(fill: &Fill) -> Failure {
    failure(
        format!("What lies at {} is not, byte for byte, what it has to be", fill.account),
        "Sign nothing that builds on it. Look at it by another node (-u), then run the same \
         command again",
    )
}

fn never_whole(what: &str) -> Failure {
    failure(
        format!("`{what}` is not whole after {ROUNDS} rounds: transactions do not land"),
        "The cluster is busy. What has landed stays: run the same command again, with \
         --priority-fee, or by another node (-u)",
    )
}
