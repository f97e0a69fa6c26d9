//! `rewards refund`: what was not promised goes back.

use super::RewardSlot;
use crate::chain::PoolAt;
use crate::commands::purse::Payee;
use crate::commands::seen::{same, Seen};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{moment, short};
use acequia_interface::instructions::RefundStream;
use acequia_interface::StreamSlot;
use clap::Args;
use solana_address::Address;

/// Take back what is scheduled beyond the promise, and what nobody earned
///
/// What is promised, streamed or owed stays. For its funder.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia rewards refund 7Qx…pool --slot 0\n  \
    acequia rewards refund 7Qx…pool --slot 0 --to 9aK…wallet")]
pub struct Refund {
    #[command(flatten)]
    reward: RewardSlot,
    /// Only what nobody earned: no schedule is touched
    #[arg(long)]
    idle: bool,
    #[command(flatten)]
    payee: Payee,
}

impl Refund {
    /// One transaction; none where nothing can go back.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let there = context.rpc.pool(&self.reward.pool)?;
        let stream = there.stream(self.reward.slot)?;
        require_funder(stream, context.me()?)?;
        let (mut plan, mut books) = (self.reward.plan(), stream.books);
        let name = format!("reward {}", self.reward.slot);
        let Ok(refund) = books.refund(there.now, self.idle) else {
            let until = moment(stream.books.committed_until);
            plan.change(Sign::Keep, name, format!("nothing can go back: promised until {until}"));
            return Ok(plan);
        };
        let words = context.words(&stream.mint, stream.decimals);
        let detail = format!(
            "{} go back to you: {} scheduled beyond the promise, {} that nobody earned",
            words(refund.total()),
            words(refund.uncommitted),
            words(refund.idle)
        );
        plan.change(Sign::Remove, name, detail);
        self.refund(context, &mut plan, &there, stream)?;
        Ok(plan)
    }

    fn refund(
        &self,
        context: &Context,
        plan: &mut Plan,
        there: &PoolAt,
        stream: &StreamSlot,
    ) -> Outcome<()> {
        let (me, mint) = (context.me()?, context.rpc.mint(&stream.mint)?);
        let (purse, slot) = (self.payee.purse(context, &me, &mint)?, self.reward.slot);
        let order = RefundStream {
            funder: me,
            pool: self.reward.pool,
            vault: stream.vault,
            mint: mint.address,
            destination: purse.address,
            token_program: mint.program_address(),
            slot,
            idle_alone: self.idle,
        };
        let (pool, to) = (short(&self.reward.pool), self.payee.words());
        let what = format!("take back what is free of the reward {slot} of {pool}{to}");
        self.payee.note(plan);
        let orders = Seen::now(context, there).then(&[same(slot, stream)], [order.instruction()]);
        purse.make_in(plan.step(what, orders));
        Ok(())
    }
}

fn require_funder(stream: &StreamSlot, me: Address) -> Outcome<()> {
    match stream.funder == me {
        true => Ok(()),
        false => Err(failure(
            format!("Only its funder {} takes anything back from this reward", stream.funder),
            "Sign as the funder, by -k",
        )),
    }
}
