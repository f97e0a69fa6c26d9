//! `rewards retire`: the end of a reward, in three stages of which each may be done already.

use super::{Ending, RewardSlot};
use crate::commands::harvest::harvest;
use crate::commands::purse::Payee;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{moment, short};
use acequia_core::{Kind, State};
use acequia_interface::instructions::{RetireStream, WindDownStream};
use acequia_interface::StreamSlot;
use clap::Args;

/// Free the slot of a reward that has ended: wind it down, sweep fractions, retire it
///
/// Frees the slot of a reward that has ended and owes nobody a whole unit: winds it down,
/// collects the fractions left at each position, and sends dust and rent back. A flow that has
/// something left ends first. For its funder.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia rewards retire 7Qx…pool --slot 0")]
pub struct Retire {
    #[command(flatten)]
    reward: RewardSlot,
    #[command(flatten)]
    payee: Payee,
}

impl Retire {
    /// What is still to be done of the three stages.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let there = context.rpc.pool(&self.reward.pool)?;
        let (mut plan, slot) = (self.reward.plan(), self.reward.slot);
        let name = format!("reward {slot}");
        let found = there.pool.streams.get(usize::from(slot));
        if found.is_some_and(|found| !found.is_in_use()) {
            plan.change(Sign::Keep, name, "the slot is free already");
            return Ok(plan);
        }
        let stream = there.stream(slot)?;
        self.require_funder(context, stream)?;
        let books = &stream.books;
        if books.kind == Kind::Flow as u8 && books.unstreamed() > 0 {
            return self.end(context, plan, stream);
        }
        let ending = Ending::of(context, &there, slot)?;
        if ending.is_active() {
            self.wind_down(context, &mut plan)?;
        }
        ending.sweep(context, &mut plan)?;
        self.retire(context, &mut plan, stream)?;
        plan.change(Sign::Remove, name, "the slot is free; dust and rent go back to you");
        Ok(plan)
    }

    /// A flow takes no deposits from now on, and streams what it has.
    fn end(&self, context: &Context, mut plan: Plan, stream: &StreamSlot) -> Outcome<Plan> {
        let ends = moment(stream.books.schedule.ends_at());
        let name = format!("reward {}", self.reward.slot);
        if stream.books.state != State::Active as u8 {
            plan.change(Sign::Keep, name, format!("it ends, by {ends}; retire it then"));
            return Ok(plan);
        }
        plan.change(Sign::Change, name, format!("takes no deposits, and ends by {ends}"));
        plan.notes.push("what it has streams on; retire it when that is over".into());
        self.wind_down(context, &mut plan)?;
        Ok(plan)
    }

    fn require_funder(&self, context: &Context, stream: &StreamSlot) -> Outcome<()> {
        match stream.funder == context.me()? {
            true => Ok(()),
            false => Err(failure(
                format!("Only its funder {} retires this reward", stream.funder),
                "Sign as the funder, by -k; a gauge's reward is retired by `acequia gauge retire`",
            )),
        }
    }

    fn wind_down(&self, context: &Context, plan: &mut Plan) -> Outcome<()> {
        let (pool, slot) = (self.reward.pool, self.reward.slot);
        let order = WindDownStream { closer: context.me()?, pool, slot };
        let what = format!("wind down the reward {slot} of {}", short(&pool));
        plan.step(what, vec![order.instruction()]);
        Ok(())
    }

    fn retire(&self, context: &Context, plan: &mut Plan, stream: &StreamSlot) -> Outcome<()> {
        let (pool, slot, me) = (self.reward.pool, self.reward.slot, context.me()?);
        let mint = context.rpc.mint(&stream.mint)?;
        let purse = self.payee.purse(context, &me, &mint)?;
        let order = RetireStream {
            closer: me,
            pool,
            vault: stream.vault,
            mint: mint.address,
            destination: Some(purse.address),
            rent_destination: me,
            token_program: mint.program_address(),
            slot,
        };
        plan.frees(me, context.rpc.balance(&stream.vault)?);
        let builds = !plan.steps.is_empty();
        let what = format!("retire the reward {slot} of {}{}", short(&pool), self.payee.words());
        self.payee.note(plan);
        let step = plan.step(what, vec![order.instruction()]);
        step.builds_on_others = builds;
        step.begin_with(harvest(context, &stream.vault)?);
        purse.make_in(step);
        Ok(())
    }
}
