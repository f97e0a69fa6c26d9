//! `gauge refund`: what no epoch holds goes back.

use crate::commands::common::Purse;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::{amount, short};
use acequia_gauge_interface::instructions::{BudgetAccounts, RefundGauge};
use clap::Args;
use solana_address::Address;

/// Take out what no epoch holds
///
/// For the gauge's authority.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia gauge refund 4Gt…gauge")]
pub struct Refund {
    /// The gauge's address
    gauge: Address,
}

impl Refund {
    /// One transaction; none where nothing is idle.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, at) = (context.me()?, context.rpc.gauge(&self.gauge)?);
        let mut plan = Plan::new(format!("The gauge {}", self.gauge));
        if at.gauge.books.idle == 0 {
            plan.change(Sign::Keep, "budget", "nothing is idle");
            return Ok(plan);
        }
        let mint = context.rpc.mint(&at.gauge.reward_mint)?;
        let words =
            amount(at.gauge.books.idle, mint.decimals, &context.names.symbol(&mint.address));
        plan.change(Sign::Remove, "budget", format!("{words} go back to you"));
        let purse = Purse::of(context, &me, &mint)?;
        let order = RefundGauge {
            authority: me,
            gauge: self.gauge,
            budget: BudgetAccounts::of(&at.gauge),
            destination: purse.address,
        };
        let what = format!("take what is idle out of the gauge {}", short(&self.gauge));
        purse.make_in(plan.step(what, vec![order.instruction()]));
        Ok(plan)
    }
}
