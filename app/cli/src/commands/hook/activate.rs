//! `hook activate`: the announced hook becomes the pool's.

use crate::commands::seen::Seen;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{short, until};
use acequia_interface::facts::Fact;
use acequia_interface::hooks::{PROPOSAL_SECONDS, WAIT_SECONDS};
use acequia_interface::instructions::ActivateHook;
use clap::Args;
use solana_address::Address;

/// Make the announced hook the pool's
///
/// That is 48 hours after it was announced, and no later than 14 days after that. Votes that went to
/// the one before hold until their ballots end.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia hook activate 7Qx…pool")]
pub struct Activate {
    /// The pool's address
    pub pool: Address,
}

impl Activate {
    /// One transaction; none where there is nothing announced.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.pool)?);
        let (pool, mut plan) = (&there.pool, Plan::new(format!("The pool {}", self.pool)));
        if pool.pending_hook == Address::default() {
            plan.change(Sign::Keep, "hook", format!("{}; none is announced", pool.hook));
            return Ok(plan);
        }
        if there.now < pool.hook_activates_at {
            return Err(failure(
                format!(
                    "The hook may be activated at {}",
                    until(pool.hook_activates_at, there.now)
                ),
                "Wait until then: LPs are given that time to leave",
            ));
        }
        if there.now > pool.hook_activates_at.saturating_add(PROPOSAL_SECONDS) {
            return Err(failure(
                "The hook was not activated within 14 days after its 48 hours",
                "Announce it anew: acequia hook propose",
            ));
        }
        plan.change(
            Sign::Change,
            "hook",
            format!("{} instead of {}", pool.pending_hook, pool.hook),
        );
        let order = ActivateHook { authority: me, pool: self.pool };
        let what = format!("activate the hook {} of {}", pool.pending_hook, short(&self.pool));
        // One that is announced from now on cannot be activated before that.
        let seen = Seen::now(context, &there).until(there.now.saturating_add(WAIT_SECONDS));
        plan.step(what, seen.then(&[Fact::Hook { hook: pool.hook }], [order.instruction()]));
        Ok(plan)
    }
}
