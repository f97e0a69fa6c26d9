//! `gauge remove`: a pool off the list.

use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_gauge_interface::instructions::RemovePool;
use clap::Args;
use solana_address::Address;

/// Take a pool off the list, from the next epoch on
///
/// Shares that it has won stay its own.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia gauge remove 4Gt…gauge 7Qx…pool")]
pub struct Remove {
    /// The gauge's address
    gauge: Address,
    /// The pool's address
    pool: Address,
}

impl Remove {
    /// One transaction; none where the pool is not listed.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let at = context.rpc.gauge(&self.gauge)?;
        let (mut plan, what) = (Plan::new(format!("The gauge {}", self.gauge)), short(&self.pool));
        let mut listed = at.gauge.members.iter().take(at.gauge.count.into());
        if !listed.any(|member| member.pool == self.pool) {
            plan.change(Sign::Keep, format!("pool {what}"), "it is not listed");
            return Ok(plan);
        }
        plan.change(Sign::Remove, format!("pool {what}"), "from the next epoch on");
        let order = RemovePool { authority: context.me()?, gauge: self.gauge, pool: self.pool };
        plan.step(
            format!("take {what} off the gauge {}", short(&self.gauge)),
            vec![order.instruction()],
        );
        Ok(plan)
    }
}
