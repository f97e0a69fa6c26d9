//! `move`: principal to another pool of the same token.

use super::stake::{require_deposits, sit};
use crate::chain::PoolAt;
use crate::commands::common::{Quantity, Seat};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{amount, short};
use acequia_interface::instructions::MoveStake;
use clap::Args;
use solana_address::Address;

/// Move stake to another pool of the same token
///
/// In one instruction. Locks are respected;
/// what is owed stays owed.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia move 7Qx…pool 3Wd…pool 500")]
pub struct Move {
    #[command(flatten)]
    seat: Seat,
    /// The pool to move to
    #[arg(value_name = "TO_POOL")]
    to: Address,
    /// How much, in tokens, or `all`
    #[arg(value_name = "TOKENS")]
    amount: Quantity,
    /// The number of the position there
    #[arg(long, default_value_t = 0, value_name = "NUMBER")]
    to_index: u32,
}

impl Move {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let me = context.me()?;
        let (from, to) = (context.rpc.pool(&self.seat.pool)?, context.rpc.pool(&self.to)?);
        require_deposits(&to)?;
        require_same_token(&from, &to)?;
        let at = context.rpc.position(&self.seat.pool, &me, self.seat.index)?;
        let (decimals, symbol) =
            (from.pool.stake_decimals, context.names.symbol(&from.pool.stake_mint));
        let units = self.amount.units(at.position.stake.amount, decimals, &symbol)?;
        let words = amount(units, decimals, &symbol);
        let mut plan = Plan::new(format!("Move from the pool {} to {}", self.seat.pool, self.to));
        plan.step(self.order(&words), Vec::new());
        let to_position = sit(context, &mut plan, &to, self.to_index)?;
        let order = MoveStake {
            owner: me,
            from_pool: self.seat.pool,
            from_position: at.address,
            from_vault: from.pool.stake_vault,
            to_pool: self.to,
            to_position,
            to_vault: to.pool.stake_vault,
            stake_mint: from.pool.stake_mint,
            token_program: from.pool.stake_token_program_address(),
            amount: units,
        };
        plan.steps[0].instructions.push(order.instruction());
        plan.change(
            Sign::Change,
            "stake",
            format!("{} move", context.words(&from.pool.stake_mint, decimals)(units)),
        );
        Ok(plan)
    }

    fn order(&self, words: &str) -> String {
        let (from, to) = (short(&self.seat.pool), short(&self.to));
        let (index, to_index) = (self.seat.index, self.to_index);
        format!("move {words} from {from}, position {index}, to {to}, position {to_index}")
    }
}

fn require_same_token(from: &PoolAt, to: &PoolAt) -> Outcome<()> {
    let (here, there) = (from.pool.stake_mint, to.pool.stake_mint);
    match here == there {
        true => Ok(()),
        false => Err(failure(
            format!("The pools stake different tokens: {here} and {there}"),
            "Move between pools of the same token, or unstake and stake",
        )),
    }
}
