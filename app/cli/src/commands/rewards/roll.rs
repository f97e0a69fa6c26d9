//! `rewards roll`: what nobody earned goes on.

use super::schedule::begins;
use super::spec::Spec;
use super::RewardSlot;
use crate::commands::seen::{same, Seen};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{duration, short};
use acequia_farm_file::amount::bare;
use acequia_interface::instructions::RollStream;
use clap::Args;

/// Schedule what nobody earned, behind the curve's end
///
/// No token moves; it is promised as what it is scheduled behind. For its funder.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    acequia rewards roll 7Qx…pool --slot 0 --schedule '{ shape = \"constant\", for = \"30 days\" }'")]
pub struct Roll {
    #[command(flatten)]
    reward: RewardSlot,
    /// How much of it, in tokens; all where it is left out
    #[arg(long, value_name = "TOKENS")]
    budget: Option<String>,
    /// When, in the farm file's words: { shape = "constant", for = "30 days" }
    #[arg(long, value_name = "TOML")]
    schedule: String,
    /// From when, where the curve has ended; at once where it is left out
    #[arg(long, value_name = "WHEN")]
    start: Option<String>,
}

impl Roll {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let there = context.rpc.pool(&self.reward.pool)?;
        let (slot, stream) = (self.reward.slot, there.stream(self.reward.slot)?);
        let (me, idle) = (context.me()?, stream.books.idle);
        if stream.funder != me {
            return Err(failure(
                format!("Only its funder {} schedules this reward", stream.funder),
                "Sign as the funder, by -k",
            ));
        }
        if idle == 0 {
            return Err(failure(
                format!("All that the reward {slot} has streamed was earned"),
                "Nothing waits to be scheduled. To pay more, fund it: acequia rewards schedule",
            ));
        }
        let (mint, symbol) = (context.rpc.mint(&stream.mint)?, context.names.symbol(&stream.mint));
        let words = |units| mint.words(units, &symbol);
        let all = bare(idle.into(), mint.decimals).replace(',', "_");
        let spec = Spec {
            budget: Some(self.budget.as_deref().unwrap_or(&all)),
            schedule: Some(&self.schedule),
            start: self.start.as_deref(),
            committed: Some("none"),
            ..Spec::default()
        };
        let curve = spec.curve(&mint)?.expect("a budget makes a curve");
        if curve.budget > idle {
            return Err(failure(
                format!("Nobody earned {}, and that is less", words(idle)),
                "Name at most that, or leave --budget out for all of it",
            ));
        }
        let start = begins(&curve, stream, there.now)?;
        let roll = RollStream {
            funder: me,
            pool: self.reward.pool,
            slot,
            start,
            segments: &curve.segments,
        };
        let mut plan = self.reward.plan();
        let detail = format!(
            "{} that nobody earned, over {}",
            words(curve.budget),
            duration(curve.seconds())
        );
        plan.change(Sign::Change, format!("reward {slot}"), detail);
        let what = format!(
            "let what nobody earned of the reward {slot} of {} go on",
            short(&self.reward.pool)
        );
        plan.step(
            what,
            Seen::now(context, &there).then(&[same(slot, stream)], [roll.instruction()]),
        );
        Ok(plan)
    }
}
