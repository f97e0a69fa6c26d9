//! Rewards of one pool staked in another, by the LP or by an operator that it names.

use super::{names, open, Names, Seat};
use crate::run::{Refused, Stage};
use acequia_interface::flags::MAY_COMPOUND;
use acequia_interface::instructions::{Reinvest, SetOperator};

/// Who signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signer {
    Owner,
    Operator,
}

/// The key that operates for LPs. It has lamports for fees, and gets nothing else.
pub const OPERATOR: &str = "operator";

/// Stakes what a slot owes in another pool, where it owes anything whole. Returns how much [base units].
pub fn reinvest(
    stage: &mut Stage,
    seat: Seat,
    (slot, to): (usize, usize),
    signer: Signer,
) -> Result<u64, Refused> {
    let (now, pool) = (stage.world.now(), stage.pool(seat.pool));
    let Some(position) = stage.position(seat.lp, seat.pool) else {
        return Ok(0);
    };
    if position.claimable(&pool, now)[slot] == 0 {
        return Ok(0);
    }
    let there = Seat { pool: to, ..seat };
    open(stage, there)?;
    let (from, into) = (names(stage, seat), names(stage, there));
    let signer = match signer {
        Signer::Owner => from.owner,
        Signer::Operator => {
            let operator = stage.world.actor(OPERATOR);
            [&from, &into].into_iter().try_for_each(|names| name(stage, names, operator))?;
            operator
        }
    };
    let order = Reinvest {
        signer,
        from_pool: from.pool,
        from_position: from.position,
        reward_vault: pool.streams[slot].vault,
        to_pool: into.pool,
        to_position: into.position,
        stake_vault: into.vault,
        stake_mint: into.mint,
        token_program: into.program,
        slot: slot as u8,
    };
    let before = staked(stage, there);
    stage.send("reinvest", signer, order.instruction())?;
    let grown = staked(stage, there) - before;
    let token = stage.farm.pools[to].stake;
    stage.ledger.of_mut(seat.lp).compounded[token] += grown;
    Ok(grown)
}

fn staked(stage: &Stage, seat: Seat) -> u64 {
    stage.position(seat.lp, seat.pool).map_or(0, |position| position.stake.amount)
}

/// Names the operator for compounding, where the position does not yet.
fn name(stage: &mut Stage, of: &Names, operator: solana_address::Address) -> Result<(), Refused> {
    let is_named = stage.world.position(&of.position).operator == operator;
    if is_named {
        return Ok(());
    }
    let (owner, position) = (of.owner, of.position);
    let order = SetOperator { owner, position, operator, rights: MAY_COMPOUND };
    stage.send("set_operator", owner, order.instruction()).map(|_| ())
}
