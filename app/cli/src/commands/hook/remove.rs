//! `hook remove`: at once.

use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_interface::instructions::RemoveHook;
use clap::Args;
use solana_address::Address;

/// Remove the hook at once, which lifts every vote lock
///
/// The announced one goes with it. Open votes hold nothing any more.
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
        let (pool, none) = (&there.pool, Address::default());
        let mut plan = Plan::new(format!("The pool {}", self.pool));
        if pool.hook == none && pool.pending_hook == none {
            plan.change(Sign::Keep, "hook", "there is none");
            return Ok(plan);
        }
        let gone = if pool.hook == none { pool.pending_hook } else { pool.hook };
        plan.change(Sign::Remove, "hook", format!("{gone}; every vote lock is lifted"));
        let order = RemoveHook { authority: me, pool: self.pool };
        plan.step(
            format!("remove the hook {gone} of {}", short(&self.pool)),
            vec![order.instruction()],
        );
        Ok(plan)
    }
}
