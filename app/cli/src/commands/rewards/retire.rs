//! `rewards retire`: the end of a reward, in three stages of which each may be done already.

use super::{wound_down, Ending, RewardSlot};
use crate::chain::PoolAt;
use crate::commands::harvest::harvest;
use crate::commands::purse::Payee;
use crate::commands::seen::{same, Seen};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{moment, short};
use acequia_core::stream::CLOSING_SECONDS;
use acequia_core::State;
use acequia_interface::instructions::{RetireStream, WindDownStream};
use acequia_interface::StreamSlot;
use clap::Args;
use solana_address::Address;

/// Free the slot of a reward that has ended: wind it down, sweep fractions, retire it
///
/// Frees the slot of a reward that has ended and owes nobody a whole unit: winds it down,
/// collects the fractions left at each position, and sends dust and rent back. A flow that has
/// something left ends first. For its funder; in their place for anyone, 30 days after its closing
/// began and where the pool has closed for good.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia rewards retire 7Qx…pool --slot 0\n  \
    acequia rewards retire 7Qx…pool --slot 0 --wind-down")]
pub struct Retire {
    #[command(flatten)]
    reward: RewardSlot,
    /// Only wind it down: 30 days after that anyone may pay out what it owes, by `rewards push`
    #[arg(long, conflicts_with = "to")]
    wind_down: bool,
    #[command(flatten)]
    payee: Payee,
}

impl Retire {
    /// Of one that is anyone's, for its funder.
    pub const fn of(pool: Address, slot: u8) -> Self {
        Self { reward: RewardSlot { pool, slot }, wind_down: false, payee: Payee::usual() }
    }

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
        require_turn(&there, stream, context.me()?)?;
        if ends_first(&there, stream)? {
            return self.end(context, plan, &there);
        }
        if self.wind_down {
            return self.begin(context, plan, &there);
        }
        let ending = Ending::of(context, &there, slot)?;
        if ending.is_open() {
            self.wind_down(context, &mut plan, &there)?;
        }
        ending.sweep(context, &mut plan)?;
        self.retire(context, &mut plan, &there)?;
        let to = match heir(&there, stream) {
            heir if heir == context.me()? => "back to you".into(),
            heir => format!("to {heir}"),
        };
        plan.change(Sign::Remove, name, format!("the slot is free; dust and rent go {to}"));
        Ok(plan)
    }

    /// What is owed stays owed.
    fn begin(&self, context: &Context, mut plan: Plan, there: &PoolAt) -> Outcome<Plan> {
        let name = format!("reward {}", self.reward.slot);
        let books = &there.stream(self.reward.slot)?.books;
        if books.state == State::Closing as u8 {
            let since = moment(books.closing_since);
            plan.change(Sign::Keep, name, format!("it is wound down, since {since}"));
            return Ok(plan);
        }
        let from = moment(there.now.saturating_add(CLOSING_SECONDS));
        plan.change(
            Sign::Change,
            name,
            format!("closed to funding for good; pushed from {from} on"),
        );
        self.wind_down(context, &mut plan, there)?;
        Ok(plan)
    }

    /// A flow takes no deposits from now on, and streams what it has.
    fn end(&self, context: &Context, mut plan: Plan, there: &PoolAt) -> Outcome<Plan> {
        let stream = there.stream(self.reward.slot)?;
        let ends = moment(stream.books.schedule.ends_at());
        let name = format!("reward {}", self.reward.slot);
        if stream.books.state != State::Active as u8 {
            plan.change(Sign::Keep, name, format!("it ends, by {ends}; retire it then"));
            return Ok(plan);
        }
        plan.change(Sign::Change, name, format!("takes no deposits, and ends by {ends}"));
        plan.notes.push("what it has streams on; retire it when that is over".into());
        self.wind_down(context, &mut plan, there)?;
        Ok(plan)
    }

    fn wind_down(&self, context: &Context, plan: &mut Plan, there: &PoolAt) -> Outcome<()> {
        let (pool, slot) = (self.reward.pool, self.reward.slot);
        let order = WindDownStream { closer: context.me()?, pool, slot };
        let what = format!("wind down the reward {slot} of {}", short(&pool));
        let orders = Seen::now(context, there)
            .then(&[same(slot, there.stream(slot)?)], [order.instruction()]);
        plan.step(what, orders);
        Ok(())
    }

    fn retire(&self, context: &Context, plan: &mut Plan, there: &PoolAt) -> Outcome<()> {
        let (pool, slot, me) = (self.reward.pool, self.reward.slot, context.me()?);
        let stream = there.stream(slot)?;
        let mint = context.rpc.mint(&stream.mint)?;
        let heir = heir(there, stream);
        let purse = self.payee.purse(context, &heir, &mint)?;
        let order = RetireStream {
            closer: me,
            pool,
            vault: stream.vault,
            mint: mint.address,
            destination: Some(purse.address),
            rent_destination: heir,
            token_program: mint.program_address(),
            slot,
        };
        plan.frees(heir, context.rpc.balance(&stream.vault)?);
        let builds = !plan.steps.is_empty();
        let what = format!("retire the reward {slot} of {}{}", short(&pool), self.payee.words());
        self.payee.note(plan);
        let orders = Seen::now(context, there).then(&[same(slot, stream)], [order.instruction()]);
        let step = plan.step(what, orders);
        step.builds_on_others = builds;
        step.begin_with(harvest(context, &stream.vault)?);
        purse.make_in(step);
        Ok(())
    }
}

/// Whom it leaves to: its funder; the pool's creator, where it was nobody's.
fn heir(there: &PoolAt, stream: &StreamSlot) -> Address {
    match stream.is_penalty_flow() {
        true => there.pool.creator,
        false => stream.funder,
    }
}

/// The funder, in whose place anyone comes in time: 30 days after its closing began, and where the pool has
/// closed for good.
fn require_turn(there: &PoolAt, stream: &StreamSlot, me: Address) -> Outcome<()> {
    let (books, closed) = (&stream.books, there.pool.is_closed());
    let ends = books.state == State::Ending as u8 && books.unstreamed() == 0;
    if heir(there, stream) == me || closed || ends || books.is_anyones(there.now, closed) {
        return Ok(());
    }
    Err(failure(
        format!("Only its funder {} retires this reward", stream.funder),
        "Sign as the funder, by -k, or wait: 30 days after its closing began anyone may. A gauge's \
         reward is retired by `acequia gauge retire`",
    ))
}

/// Whether it is a flow that has something left, by the core's own rule.
fn ends_first(there: &PoolAt, stream: &StreamSlot) -> Outcome<bool> {
    const ENDING: u8 = State::Ending as u8;
    let waits = stream.books.state == ENDING && stream.books.unstreamed() > 0;
    match waits && !there.pool.is_closed() {
        true => Ok(true),
        false => Ok(wound_down(there, stream)?.state == ENDING),
    }
}
