//! `gauge refund`: what no epoch holds goes back.

use crate::commands::purse::Payee;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_gauge_interface::instructions::{BudgetAccounts, RefundGauge};
use clap::Args;
use solana_address::Address;

/// Take out what no epoch holds
///
/// For the gauge's authority.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia gauge refund 4Gt…gauge\n  \
    acequia gauge refund 4Gt…gauge --to 9aK…wallet")]
pub struct Refund {
    /// The gauge's address
    gauge: Address,
    #[command(flatten)]
    payee: Payee,
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
        let words = mint.words(at.gauge.books.idle, &context.names.symbol(&mint.address));
        plan.change(Sign::Remove, "budget", format!("{words} go back to you"));
        let purse = self.payee.purse(context, &me, &mint)?;
        let order = RefundGauge {
            authority: me,
            gauge: self.gauge,
            budget: BudgetAccounts::of(&at.gauge),
            destination: purse.address,
        };
        let (gauge, to) = (short(&self.gauge), self.payee.words());
        let what = format!("take what is idle out of the gauge {gauge}{to}");
        self.payee.note(&mut plan);
        purse.make_in(plan.step(what, vec![order.instruction()]));
        Ok(plan)
    }
}
