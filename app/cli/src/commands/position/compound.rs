//! `compound`: a reward in the staked token, staked.

use super::stake::require_deposits;
use crate::chain::PoolAt;
use crate::commands::common::Seat;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{amount, short};
use acequia_interface::instructions::Compound as Order;
use clap::Args;

/// Claim rewards in the staked token, and stake them
///
/// Both in one instruction.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia compound 7Qx…pool")]
pub struct Compound {
    #[command(flatten)]
    seat: Seat,
}

impl Compound {
    /// A transaction for each such reward that owes something.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.seat.pool)?);
        require_deposits(&there)?;
        let slots = slots(&there)?;
        let at = context.rpc.position(&self.seat.pool, &me, self.seat.index)?;
        let owed = at.position.claimable(&there.pool, there.now);
        let mut plan = Plan::new(format!("Compound in the pool {}", self.seat.pool));
        for slot in slots {
            let units = owed.get(usize::from(slot)).copied().unwrap_or_default();
            if units == 0 {
                continue;
            }
            let words = amount(
                units,
                there.pool.stake_decimals,
                &context.names.symbol(&there.pool.stake_mint),
            );
            plan.change(Sign::Change, "stake", format!("{words} more, from reward {slot}"));
            let order = Order {
                owner: me,
                pool: there.address,
                position: at.address,
                reward_vault: there.stream(slot)?.vault,
                stake_vault: there.pool.stake_vault,
                stake_mint: there.pool.stake_mint,
                token_program: there.pool.stake_token_program_address(),
                slot,
            };
            let what = format!(
                "compound the reward {slot} in {}, position {}",
                short(&there.address),
                self.seat.index
            );
            plan.step(what, vec![order.instruction()]);
        }
        if plan.steps.is_empty() {
            plan.change(Sign::Keep, "stake", "not one whole unit is owed in the staked token");
        }
        Ok(plan)
    }
}

/// The rewards that are paid in the staked token.
fn slots(there: &PoolAt) -> Outcome<Vec<u8>> {
    let same = there.streams().filter(|(_, stream)| stream.mint == there.pool.stake_mint);
    let slots: Vec<u8> = same.map(|(slot, _)| slot).collect();
    match slots.is_empty() {
        true => Err(failure(
            "No reward of this pool is paid in the staked token",
            "Claim instead: acequia claim",
        )),
        false => Ok(slots),
    }
}
