//! `hook withdraw`: takes an announced hook back.

use crate::commands::seen::Seen;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_interface::instructions::WithdrawHookProposal;
use clap::Args;
use solana_address::Address;

/// Take the announced hook back
///
/// The active one stays as it is.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia hook withdraw 7Qx…pool")]
pub struct Withdraw {
    /// The pool's address
    pub pool: Address,
}

impl Withdraw {
    /// One transaction; none where there is nothing announced.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.pool)?);
        let mut plan = Plan::new(format!("The pool {}", self.pool));
        let pending = there.pool.pending_hook;
        if pending == Address::default() {
            plan.change(Sign::Keep, "announced hook", "none is announced");
            return Ok(plan);
        }
        plan.change(Sign::Remove, "announced hook", pending.to_string());
        let order = WithdrawHookProposal { authority: me, pool: self.pool };
        let what = format!("take back the announced hook of {}", short(&self.pool));
        plan.step(what, Seen::now(context, &there).then(&[], [order.instruction()]));
        Ok(plan)
    }
}
