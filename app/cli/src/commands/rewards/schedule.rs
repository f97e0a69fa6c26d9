//! `rewards schedule`: a curve goes on, or more of it is promised.

use super::spec::Spec;
use super::RewardSlot;
use crate::chain::{Mint, PoolAt};
use crate::commands::common::moment_of;
use crate::commands::purse::{Payer, Purse};
use crate::commands::seen::{runs, Seen};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{duration, moment, short};
use acequia_farm_file::{Curve, When};
use acequia_interface::instructions::{CommitStream, ExtendStream};
use acequia_interface::StreamSlot;
use acequia_plan::FUNDERS_RISK;
use clap::Args;
use solana_instruction::Instruction;

/// Let a curve go on after its end, or promise more of it
///
/// Adds segments after a curve's end, or grows its promise. For its funder.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    acequia rewards schedule 7Qx…pool --slot 0 --budget 30_000 \\\n    \
      --schedule '{ shape = \"constant\", for = \"30 days\" }'\n  \
    acequia rewards schedule 7Qx…pool --slot 0 --committed 2027-03-01T00:00:00Z")]
pub struct Schedule {
    #[command(flatten)]
    reward: RewardSlot,
    /// How much more, in tokens
    #[arg(
        long,
        value_name = "TOKENS",
        requires = "schedule",
        required_unless_present = "committed"
    )]
    budget: Option<String>,
    /// When, in the farm file's words: { shape = "constant", for = "30 days" }
    #[arg(long, value_name = "TOML", requires = "budget")]
    schedule: Option<String>,
    /// From when, where the curve has ended; at once where it is left out
    #[arg(long, value_name = "WHEN", requires = "budget")]
    start: Option<String>,
    /// Promise all up to then: a date, or a time from now
    #[arg(long, value_name = "WHEN")]
    committed: Option<String>,
    #[command(flatten)]
    payer: Payer,
}

impl Schedule {
    /// One transaction, of up to two instructions.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let there = context.rpc.pool(&self.reward.pool)?;
        let stream = there.stream(self.reward.slot)?;
        if stream.funder != context.me()? {
            return Err(failure(
                format!("Only its funder {} schedules this reward", stream.funder),
                "Sign as the funder by -k, or top it up: acequia rewards fund",
            ));
        }
        let (mut plan, slot) = (self.reward.plan(), self.reward.slot);
        let what =
            format!("schedule the reward {slot} of {}{}", short(&self.reward.pool), self.words());
        plan.step(what, Seen::now(context, &there).then(&[runs(slot, stream)], []));
        self.extend(context, &mut plan, stream, there.now)?;
        self.commit(&mut plan, &there)?;
        Ok(plan)
    }

    /// What is asked for, as it was written.
    fn words(&self) -> String {
        let parts = [
            ("", &self.budget),
            ("", &self.schedule),
            (" from ", &self.start),
            (" committed ", &self.committed),
        ];
        parts
            .iter()
            .filter_map(|(word, text)| text.as_ref().map(|text| format!(" {word}{text}")))
            .collect()
    }

    fn extend(
        &self,
        context: &Context,
        plan: &mut Plan,
        stream: &StreamSlot,
        now: u64,
    ) -> Outcome<()> {
        let (mint, symbol) = (context.rpc.mint(&stream.mint)?, context.names.symbol(&stream.mint));
        let Some(curve) = self.curve(&mint)? else { return Ok(()) };
        let start = begins(&curve, stream, now)?;
        let purse = self.payer.purse(context, &mint)?;
        let schedule = &stream.books.schedule;
        let from = if schedule.is_finished() { start.max(now) } else { schedule.ends_at() };
        let words = mint.words(curve.budget, &symbol);
        let detail = format!("{words} over {} from {}", duration(curve.seconds()), moment(from));
        plan.change(Sign::Change, format!("reward {}", self.reward.slot), detail);
        plan.spends.push(purse.spend(curve.budget, &mint, &symbol));
        plan.note_once(FUNDERS_RISK);
        plan.notes.extend(mint.fee_note(curve.budget, &symbol));
        let order = self.order(stream, &purse, start, &curve);
        plan.steps[0].instructions.push(order);
        Ok(())
    }

    /// What follows, if anything is to.
    fn curve(&self, mint: &Mint) -> Outcome<Option<Curve>> {
        let Some(budget) = &self.budget else { return Ok(None) };
        let spec = Spec {
            budget: Some(budget),
            schedule: self.schedule.as_deref(),
            start: self.start.as_deref(),
            committed: Some("none"),
            ..Spec::default()
        };
        spec.curve(mint)
    }

    fn order(&self, stream: &StreamSlot, purse: &Purse, start: u64, curve: &Curve) -> Instruction {
        let extend = ExtendStream {
            funder: stream.funder,
            pool: self.reward.pool,
            vault: stream.vault,
            mint: stream.mint,
            source: purse.address,
            source_authority: stream.funder,
            token_program: stream.token_program_address(),
            slot: self.reward.slot,
            start,
            segments: &curve.segments,
        };
        extend.instruction()
    }

    fn commit(&self, plan: &mut Plan, there: &PoolAt) -> Outcome<()> {
        let Some(text) = &self.committed else { return Ok(()) };
        let until = moment_of(text, there.now)?;
        let stream = there.stream(self.reward.slot)?;
        if until <= stream.books.committed_until {
            let promised = moment(stream.books.committed_until);
            return Err(failure(
                format!("All up to {promised} is promised already"),
                "A promise only grows: name a later time",
            ));
        }
        let (pool, slot) = (self.reward.pool, self.reward.slot);
        let commit = CommitStream { funder: stream.funder, pool, slot, until };
        plan.change(
            Sign::Change,
            format!("reward {slot}"),
            format!("promised until {}", moment(until)),
        );
        plan.promises.push(format!("all that reward {slot} pays before {}", moment(until)));
        plan.steps[0].instructions.push(commit.instruction());
        Ok(())
    }
}

/// A running curve goes on at its end; one that has ended begins anew.
pub(super) fn begins(curve: &Curve, stream: &StreamSlot, now: u64) -> Outcome<u64> {
    match (stream.books.schedule.is_finished(), curve.start) {
        (_, When::After(0)) => Ok(0),
        (true, start) => Ok(start.resolve(now)),
        (false, _) => Err(failure(
            "The curve is still running, so what follows begins at its end",
            "Leave --start out, or add a pause as the schedule's first segment",
        )),
    }
}
