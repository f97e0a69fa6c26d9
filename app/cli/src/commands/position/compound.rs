//! `compound`: a reward in the staked token, staked.

use super::stake::{comes_locked, require_deposits};
use crate::chain::{PoolAt, PositionAt};
use crate::commands::behalf::{Behalf, Right};
use crate::commands::common::Seat;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_interface::instructions::Compound as Order;
use clap::Args;
use solana_address::Address;

/// Claim rewards in the staked token, and stake them
///
/// Both in one instruction.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia compound 7Qx…pool\n  acequia compound 7Qx…pool --owner 9aK…owner"
)]
pub struct Compound {
    #[command(flatten)]
    seat: Seat,
    #[command(flatten)]
    behalf: Behalf,
}

impl Compound {
    /// A transaction for each such reward that owes something.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let there = context.rpc.pool(&self.seat.pool)?;
        require_deposits(&there)?;
        let slots = slots(&there)?;
        let at = self.behalf.position(context, &self.seat, Right::Compound)?;
        let owed = at.position.claimable(&there.pool, there.now);
        let mut plan = Plan::new(format!("Compound in the pool {}", self.seat.pool));
        for slot in slots {
            let units = owed.get(usize::from(slot)).copied().unwrap_or_default();
            if units > 0 {
                self.one(context, &mut plan, (&there, &at), slot, units)?;
            }
        }
        if !plan.steps.is_empty() {
            at.note_whose(&mut plan, &context.me()?);
        } else {
            plan.change(Sign::Keep, "stake", "not one whole unit is owed in the staked token");
        }
        Ok(plan)
    }

    fn one(
        &self,
        context: &Context,
        plan: &mut Plan,
        (there, at): (&PoolAt, &PositionAt),
        slot: u8,
        units: u64,
    ) -> Outcome<()> {
        let (me, pool) = (context.me()?, &there.pool);
        let words = context.words(&pool.stake_mint, pool.stake_decimals)(units);
        plan.change(Sign::Change, "stake", format!("{words} more, from reward {slot}"));
        let order = order(me, there, at, slot)?;
        let what =
            format!("compound the reward {slot} in {}, {}", short(&there.address), at.place(&me));
        let guard = comes_locked(context, plan, there, at);
        plan.step(what, guard.into_iter().chain([order.instruction()]).collect());
        Ok(())
    }
}

/// By the owner or the operator.
pub fn order(signer: Address, there: &PoolAt, at: &PositionAt, slot: u8) -> Outcome<Order> {
    let pool = &there.pool;
    Ok(Order {
        signer,
        pool: there.address,
        position: at.address,
        reward_vault: there.stream(slot)?.vault,
        stake_vault: pool.stake_vault,
        stake_mint: pool.stake_mint,
        token_program: pool.stake_token_program_address(),
        slot,
    })
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
