//! `pool pause`: deposits stop or go on.

use crate::commands::seen::Seen;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_interface::instructions::SetPaused;
use clap::Args;
use solana_address::Address;

/// Stop taking deposits, or take them again. Exits and claims are never stopped
///
/// For the pool's authority.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia pool pause 7Qx…pool\n  acequia pool pause 7Qx…pool --resume"
)]
pub struct Pause {
    /// The pool's address
    pub pool: Address,
    /// Take deposits again
    #[arg(long)]
    pub resume: bool,
}

impl Pause {
    /// Nothing where it is so already.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.pool)?);
        let (paused, name) = (!self.resume, short(&self.pool));
        let state = if paused { "takes no deposits" } else { "takes deposits" };
        let mut plan = Plan::new(format!("The pool {}", self.pool));
        if there.pool.is_paused() == paused {
            plan.change(Sign::Keep, "deposits", format!("it {state} already"));
            return Ok(plan);
        }
        plan.change(Sign::Change, "deposits", format!("it {state}; exits and claims go on"));
        let set = SetPaused { authority: me, pool: self.pool, paused };
        let verb = if paused { "pause" } else { "resume" };
        let orders = Seen::now(context, &there).then(&[], [set.instruction()]);
        plan.step(format!("{verb} deposits to {name}"), orders);
        Ok(plan)
    }
}
