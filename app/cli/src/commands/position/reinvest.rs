//! `reinvest`: a reward of one pool, staked in another.

use super::stake::{require_deposits, sit};
use crate::chain::{PoolAt, PositionAt};
use crate::commands::behalf::{require_right, Behalf, Right};
use crate::commands::common::Seat;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_interface::instructions::Reinvest as Order;
use clap::Args;
use solana_address::Address;

/// Claim rewards of one pool, and stake them in another
///
/// The rewards that are paid in what the other pool stakes,
/// each in one instruction.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia reinvest 7Qx…pool 3Wd…pool\n  acequia reinvest 7Qx…pool 3Wd…pool --owner 9aK…owner"
)]
pub struct Reinvest {
    #[command(flatten)]
    seat: Seat,
    /// The pool to stake in
    #[arg(value_name = "TO_POOL")]
    to: Address,
    /// The number of the position there
    #[arg(long, default_value_t = 0, value_name = "NUMBER")]
    to_index: u32,
    #[command(flatten)]
    behalf: Behalf,
}

impl Reinvest {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (from, to) = (context.rpc.pool(&self.seat.pool)?, context.rpc.pool(&self.to)?);
        require_deposits(&to)?;
        let slots = slots(&from, &to)?;
        let at = self.behalf.position(context, &self.seat, Right::Compound)?;
        let owed = at.position.claimable(&from.pool, from.now);
        let mut plan = Plan::new(format!("Reinvest from the pool {} in {}", from.address, self.to));
        let owing: Vec<(u8, u64)> = slots
            .into_iter()
            .filter_map(|slot| Some((slot, *owed.get(usize::from(slot))?)))
            .filter(|(_, units)| *units > 0)
            .collect();
        if owing.is_empty() {
            plan.change(Sign::Keep, "stake", "not one whole unit is owed in what the other stakes");
            return Ok(plan);
        }
        plan.step(self.what(&at, &context.me()?), Vec::new());
        let to_position = self.seat_there(context, &mut plan, &to, &at)?;
        for (slot, units) in owing {
            let words = context.words(&to.pool.stake_mint, to.pool.stake_decimals)(units);
            plan.change(Sign::Change, "stake", format!("{words} more, from reward {slot}"));
            let order = order(context.me()?, (&from, &at), (&to, to_position), slot)?;
            plan.steps[0].instructions.push(order.instruction());
        }
        Ok(plan)
    }

    /// An operator opens none, and needs the same right there.
    fn seat_there(
        &self,
        context: &Context,
        plan: &mut Plan,
        to: &PoolAt,
        from: &PositionAt,
    ) -> Outcome<Address> {
        let (me, owner) = (context.me()?, from.position.owner);
        if owner == me {
            return sit(context, plan, to, self.to_index);
        }
        let there = context.rpc.position(&to.address, &owner, self.to_index)?;
        require_right(&there, &me, Right::Compound)?;
        from.note_whose(plan, &me);
        Ok(there.address)
    }

    fn what(&self, at: &PositionAt, me: &Address) -> String {
        let (from, to) = (short(&self.seat.pool), short(&self.to));
        let (place, to_index) = (at.place(me), self.to_index);
        format!("reinvest what {from} owes, {place}, in {to}, position {to_index}")
    }
}

/// By who owns both positions, or is the operator of both.
pub fn order(
    signer: Address,
    (from, at): (&PoolAt, &PositionAt),
    (to, to_position): (&PoolAt, Address),
    slot: u8,
) -> Outcome<Order> {
    Ok(Order {
        signer,
        from_pool: from.address,
        from_position: at.address,
        reward_vault: from.stream(slot)?.vault,
        to_pool: to.address,
        to_position,
        stake_vault: to.pool.stake_vault,
        stake_mint: to.pool.stake_mint,
        token_program: to.pool.stake_token_program_address(),
        slot,
    })
}

/// The rewards of one pool that another stakes.
fn slots(from: &PoolAt, to: &PoolAt) -> Outcome<Vec<u8>> {
    if from.address == to.address {
        return Err(failure("The pools are one", "Compound instead: acequia compound"));
    }
    let same = from.streams().filter(|(_, stream)| stream.mint == to.pool.stake_mint);
    let slots: Vec<u8> = same.map(|(slot, _)| slot).collect();
    match slots.is_empty() {
        true => Err(failure(
            "No reward of the first pool is what the second one stakes",
            "Claim, and stake what fits: acequia claim, acequia stake",
        )),
        false => Ok(slots),
    }
}
