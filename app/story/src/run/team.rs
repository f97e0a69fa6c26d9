//! What the team does while the story runs: revenue, more budget, refunds.

use super::{Refused, Stage};
use acequia_farm_file::amount;
use acequia_interface::instructions::{RefundStream, TopUp};
use acequia_story::{Action, Event};

/// Does it, and says it in words.
pub fn act(stage: &mut Stage, event: &Event) -> Result<Option<String>, Refused> {
    match event.action {
        Action::TopUp { slot, amount } => top_up(stage, event.pool, slot, amount).map(Some),
        Action::Refund { slot } => refund(stage, event.pool, slot).map(Some),
        // The farm file gives the team nothing else to do.
        _ => Ok(None),
    }
}

fn top_up(stage: &mut Stage, pool: usize, slot: usize, amount: u64) -> Result<String, Refused> {
    let (team, at) = (stage.team, stage.pool(pool));
    let token = stage.farm.pools[pool].rewards[slot].token;
    let mint = stage.mint(token);
    let top_up = TopUp {
        pool: stage.pool_address(pool),
        vault: at.streams[slot].vault,
        mint: mint.address,
        source: stage.world.fund(&team, &mint, amount),
        source_authority: team,
        token_program: mint.program,
        slot: slot as u8,
        amount,
    };
    stage.send("top_up", team, top_up.instruction())?;
    let symbol = &stage.farm.tokens[token].symbol;
    Ok(format!(
        "adds {} {symbol} to a running schedule",
        amount::rounded(amount.into(), mint.decimals, 2)
    ))
}

fn refund(stage: &mut Stage, pool: usize, slot: usize) -> Result<String, Refused> {
    let (team, at) = (stage.team, stage.pool(pool));
    let token = stage.farm.pools[pool].rewards[slot].token;
    let mint = stage.mint(token);
    let destination = stage.world.wallet(&team, &mint);
    let before = stage.world.balance(&destination);
    let refund = RefundStream {
        funder: team,
        pool: stage.pool_address(pool),
        vault: at.streams[slot].vault,
        mint: mint.address,
        destination,
        token_program: mint.program,
        slot: slot as u8,
        idle_alone: false,
    };
    stage.send("refund_stream", team, refund.instruction())?;
    let back = stage.world.balance(&destination) - before;
    let symbol = &stage.farm.tokens[token].symbol;
    let back = amount::rounded(back.into(), mint.decimals, 2);
    Ok(format!("takes back {back} {symbol}: uncommitted, or emitted to nobody"))
}
