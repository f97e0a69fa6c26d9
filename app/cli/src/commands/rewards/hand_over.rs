//! `rewards hand-over`: another funder, in two steps.

use super::RewardSlot;
use crate::commands::seen::{runs, Seen};
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_interface::instructions::{AcceptFunder, ProposeFunder};
use clap::Args;
use solana_address::Address;

/// Offer a reward to another funder, take the offer back, or accept one
///
/// Whoever accepts may do all that the funder may: extend, promise, take back what is free, retire.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia rewards hand-over 7Qx…pool --slot 0 --propose 9aK…new\n  \
    acequia rewards hand-over 7Qx…pool --slot 0 --accept -k new.json"
)]
pub struct HandOver {
    #[command(flatten)]
    reward: RewardSlot,
    #[command(flatten)]
    how: How,
}

/// One of these.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct How {
    /// Offer it to this key, which then accepts
    #[arg(long, value_name = "ADDRESS")]
    propose: Option<Address>,
    /// Take the offer back
    #[arg(long)]
    take_back: bool,
    /// Take over what was offered to you
    #[arg(long)]
    accept: bool,
}

impl HandOver {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.reward.pool)?);
        let (pool, slot) = (self.reward.pool, self.reward.slot);
        let stream = there.stream(slot)?;
        let (mut plan, now) = (self.reward.plan(), stream.funder);
        let (words, verb, order) = if self.how.accept {
            let accept = AcceptFunder { pending_funder: me, pool, slot };
            (me.to_string(), "take over".to_string(), accept.instruction())
        } else {
            let new_funder = self.how.propose.unwrap_or_default();
            let propose = ProposeFunder { funder: me, pool, slot, new_funder };
            match self.how.propose {
                Some(to) => (format!("{to} may accept it"), "offer".into(), propose.instruction()),
                None => ("the offer is taken back".into(), "keep".into(), propose.instruction()),
            }
        };
        plan.change(Sign::Change, "funder", format!("{words}; it is {now} now"));
        let orders = Seen::now(context, &there).then(&[runs(slot, stream)], [order]);
        plan.step(format!("{verb} the reward {slot} of {}", short(&pool)), orders);
        Ok(plan)
    }
}
