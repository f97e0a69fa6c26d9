//! `hook propose`: announces the next hook.

use crate::commands::seen::Seen;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_interface::facts::Fact;
use acequia_interface::instructions::ProposeHook;
use clap::Args;
use solana_address::Address;

/// Announce the next hook; it may be activated 48 hours later
///
/// The program that votes go to next. LPs have 48 hours to see it coming.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia hook propose 7Qx…pool GaUge…program")]
pub struct Propose {
    /// The pool's address
    pub pool: Address,
    /// The program that is to receive votes
    pub program: Address,
}

impl Propose {
    /// One transaction. A hook that is announced already would wait anew, so it is kept.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.pool)?);
        let mut plan = Plan::new(format!("The pool {}", self.pool));
        if there.pool.pending_hook == self.program {
            plan.change(Sign::Keep, "announced hook", "it is announced already");
            return Ok(plan);
        }
        if !context.rpc.account(&self.program)?.is_some_and(|account| account.executable) {
            return Err(failure(
                format!("{} is no program on this cluster", self.program),
                "Name the address of a deployed program",
            ));
        }
        plan.change(
            Sign::Change,
            "announced hook",
            format!("{}, to be activated 48 hours later", self.program),
        );
        let order = ProposeHook { authority: me, pool: self.pool, hook_program: self.program };
        let what = format!("announce {} as the hook of {}", self.program, short(&self.pool));
        let seen = Seen::now(context, &there);
        plan.step(what, seen.then(&[Fact::Hook { hook: there.pool.hook }], [order.instruction()]));
        Ok(plan)
    }
}
