//! `gauge fund`: tokens into the budget.

use crate::commands::common::units;
use crate::commands::purse::Payer;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::{amount, short};
use acequia_gauge_interface::instructions::{BudgetAccounts, FundGauge};
use clap::Args;
use solana_address::Address;

/// Move tokens into the budget
///
/// Epochs that have not begun split them, each up to the budget of an epoch. By anyone.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia gauge fund 4Gt…gauge 10_000")]
pub struct Fund {
    /// The gauge's address
    gauge: Address,
    /// How much, in tokens
    #[arg(value_name = "TOKENS")]
    amount: String,
    #[command(flatten)]
    payer: Payer,
}

impl Fund {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, at) = (context.me()?, context.rpc.gauge(&self.gauge)?);
        let mint = context.rpc.mint(&at.gauge.reward_mint)?;
        let symbol = context.names.symbol(&mint.address);
        let units = units(&self.amount, mint.decimals, &symbol)?;
        let purse = self.payer.purse(context, &mint)?;
        let words = amount(units, mint.decimals, &symbol);
        let mut plan = Plan::new(format!("The gauge {}", self.gauge));
        let shown = mint.words(units, &symbol);
        let detail = format!("{shown} more for epochs that have not begun");
        plan.change(Sign::Change, "budget", detail);
        let order = FundGauge {
            funder: me,
            gauge: self.gauge,
            budget: BudgetAccounts::of(&at.gauge),
            source: purse.address,
            amount: units,
        };
        let what = format!("fund the gauge {} with {words}", short(&self.gauge));
        plan.step(what, vec![order.instruction()]);
        plan.spends.push(purse.spend(units, &mint, &symbol));
        plan.notes.extend(mint.fee_note(units, &symbol));
        Ok(plan)
    }
}
