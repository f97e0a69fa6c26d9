//! `rewards retire`: the end of a reward, in three stages of which each may be done already.

use super::Place;
use crate::chain::{PoolAt, PositionAt};
use crate::commands::common::Purse;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::rpc::pack;
use crate::show::short;
use acequia_core::stream::State;
use acequia_interface::instructions::{RetireStream, SweepFraction, WindDownStream};
use acequia_interface::StreamSlot;
use clap::Args;

/// Free the slot of a reward that has ended: wind it down, sweep fractions, retire it
///
/// Frees the slot of a reward that has ended and owes nobody a whole unit: winds it down,
/// collects the fractions left at each position, and sends dust and rent back. For its funder.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia rewards retire 7Qx…pool --slot 0")]
pub struct Retire {
    #[command(flatten)]
    place: Place,
}

impl Retire {
    /// What is still to be done of the three stages.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let there = context.rpc.pool(&self.place.pool)?;
        let mut plan =
            Plan::new(format!("The reward {} of the pool {}", self.place.slot, self.place.pool));
        let name = format!("reward {}", self.place.slot);
        let empty =
            there.pool.streams.get(usize::from(self.place.slot)).is_some_and(|s| !s.is_in_use());
        if empty {
            plan.change(Sign::Keep, name, "the slot is free already");
            return Ok(plan);
        }
        let stream = there.stream(self.place.slot)?;
        self.require_funder(context, stream)?;
        require_over(stream)?;
        let positions = context.rpc.positions(None, Some(&self.place.pool))?;
        self.require_claimed(&there, &positions)?;
        self.wind_down(context, &mut plan, stream)?;
        self.sweep(context, &mut plan, &there, &positions)?;
        self.retire(context, &mut plan, stream)?;
        plan.change(Sign::Remove, name, "the slot is free; dust and rent go back to you");
        Ok(plan)
    }

    fn require_funder(&self, context: &Context, stream: &StreamSlot) -> Outcome<()> {
        match stream.funder == context.me()? {
            true => Ok(()),
            false => Err(failure(
                format!("Only its funder {} retires this reward", stream.funder),
                "Sign as the funder, by -k",
            )),
        }
    }

    /// Whole units are claimed by their owners, nobody else.
    fn require_claimed(&self, there: &PoolAt, positions: &[PositionAt]) -> Outcome<()> {
        let slot = usize::from(self.place.slot);
        let owed = positions.iter().filter(|at| {
            at.position.claimable(&there.pool, there.now).get(slot).is_some_and(|units| *units > 0)
        });
        let owners: Vec<String> = owed.map(|at| at.position.owner.to_string()).collect();
        match owners.is_empty() {
            true => Ok(()),
            false => Err(failure(
                format!(
                    "{} positions have not claimed yet, of: {}",
                    owners.len(),
                    owners.join(", ")
                ),
                "Wait for their claims: nothing takes what is owed",
            )),
        }
    }

    fn wind_down(&self, context: &Context, plan: &mut Plan, stream: &StreamSlot) -> Outcome<()> {
        if stream.books.state == State::Active as u8 {
            let (pool, slot) = (self.place.pool, self.place.slot);
            let order = WindDownStream { funder: context.me()?, pool, slot };
            plan.step(
                format!("wind down the reward {slot} of {}", short(&pool)),
                vec![order.instruction()],
            );
        }
        Ok(())
    }

    /// Many positions, a transaction for as many as it holds.
    fn sweep(
        &self,
        context: &Context,
        plan: &mut Plan,
        there: &PoolAt,
        all: &[PositionAt],
    ) -> Outcome<()> {
        let (pool, slot) = (self.place.pool, self.place.slot);
        let owes = |at: &&PositionAt| {
            let settled = at.position.settled(&there.pool);
            settled.get(usize::from(slot)).is_some_and(|checkpoint| checkpoint.owed.get() > 0)
        };
        let orders: Vec<_> = all
            .iter()
            .filter(owes)
            .map(|at| vec![SweepFraction { pool, position: at.address, slot }.instruction()])
            .collect();
        let packed = pack(context.me()?, &orders, context.price);
        let count = packed.len();
        for (nth, orders) in packed.into_iter().enumerate() {
            let what = format!(
                "sweep the fractions of reward {slot} of {}, {} of {count}",
                short(&pool),
                nth + 1
            );
            let builds = !plan.steps.is_empty();
            plan.step(what, orders).builds_on_others = builds;
        }
        Ok(())
    }

    fn retire(&self, context: &Context, plan: &mut Plan, stream: &StreamSlot) -> Outcome<()> {
        let (pool, slot, me) = (self.place.pool, self.place.slot, context.me()?);
        let mint = context.rpc.mint(&stream.mint)?;
        let purse = Purse::of(context, &me, &mint)?;
        let order = RetireStream {
            funder: me,
            pool,
            vault: stream.vault,
            mint: mint.address,
            destination: purse.address,
            rent_destination: me,
            token_program: mint.program_address(),
            slot,
        };
        let builds = !plan.steps.is_empty();
        let step = plan.step(
            format!("retire the reward {slot} of {}", short(&pool)),
            vec![order.instruction()],
        );
        step.builds_on_others = builds;
        purse.make_in(step);
        Ok(())
    }
}

fn require_over(stream: &StreamSlot) -> Outcome<()> {
    match (stream.books.unstreamed(), stream.books.idle) {
        (0, 0) => Ok(()),
        _ => Err(failure(
            "The reward has amounts left to stream or to take back",
            "Wait until it has ended, or take back what is free: acequia rewards refund",
        )),
    }
}
