//! Filling an account, and reading it back.

use crate::context::Context;
use crate::error::{failure, Failure, Outcome};
use crate::plan::{Fill, Step};
use crate::rpc::send::Sender;
use crate::show::several;
use solana_instruction::Instruction;
use std::thread::sleep;
use std::time::Duration;

/// How often what the account lacks is sent without any of it landing.
const PATIENCE: usize = 4;
/// Before what should be there is read once more.
const PAUSE: Duration = Duration::from_millis(500);

/// Sends what the account lacks until it holds, byte for byte, what it has to; then, and only
/// then, it went well. `landed` is called for each piece.
pub fn fill(
    context: &Context,
    sender: &Sender,
    step: &Step,
    fill: &Fill,
    landed: &dyn Fn(),
) -> Outcome<()> {
    let (mut left, mut idle) = (usize::MAX, 0);
    while idle < PATIENCE {
        let data = data(context, fill)?;
        if fill.is_in(&data) {
            return Ok(());
        }
        let missing: Vec<&Instruction> = fill.missing(&data).map(|p| &p.instruction).collect();
        idle = if missing.len() < left { 0 } else { idle + 1 };
        left = missing.len();
        match missing.is_empty() {
            true => sleep(PAUSE), // another node behind the same URL may lag
            false => sender.deliver_all(&missing, landed)?,
        }
    }
    Err(match fill.pieces.is_empty() {
        true => differs(fill),
        false => never_whole(&step.what, left),
    })
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

fn never_whole(what: &str, left: usize) -> Failure {
    failure(
        format!(
            "`{what}` is not whole: {} did not land, sent {PATIENCE} times",
            several(left as u64, "transaction")
        ),
        "The cluster is busy. What has landed stays: run the same command again, with \
         --priority-fee, or by another node (-u)",
    )
}
