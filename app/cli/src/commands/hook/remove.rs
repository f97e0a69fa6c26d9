//! `hook remove`: at once.

use crate::commands::seen::Seen;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_interface::facts::Fact;
use acequia_interface::instructions::RemoveHook;
use clap::Args;
use solana_address::Address;

/// Remove the hook at once: no new votes
///
/// Votes that are open hold until their ballots end. An announced hook stays announced.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia hook remove 7Qx…pool")]
pub struct Remove {
    /// The pool's address
    pub pool: Address,
}

impl Remove {
    /// One transaction; none where there is no hook.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.pool)?);
        let (hook, mut plan) = (there.pool.hook, Plan::new(format!("The pool {}", self.pool)));
        if hook == Address::default() {
            plan.change(Sign::Keep, "hook", "there is none");
            return Ok(plan);
        }
        plan.change(
            Sign::Remove,
            "hook",
            format!("{hook}; open votes hold until their ballots end"),
        );
        let order = RemoveHook { authority: me, pool: self.pool };
        let what = format!("remove the hook {hook} of {}", short(&self.pool));
        let seen = Seen::now(context, &there);
        plan.step(what, seen.then(&[Fact::Hook { hook }], [order.instruction()]));
        Ok(plan)
    }
}
