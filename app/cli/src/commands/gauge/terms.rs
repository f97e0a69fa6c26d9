//! `gauge terms`: quorum, cap and budget of epochs, and who sets powers.

use crate::chain::GaugeAt;
use crate::commands::common::units;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::{amount, count, short};
use acequia_gauge_interface::instructions::{SetPowerManager, SetTerms};
use clap::Args;
use solana_address::Address;

/// Change how many votes an epoch needs, the most that one pool may get or that an epoch splits, or who
/// sets powers
///
/// From the next epoch that is opened or updated. When epochs run can never be changed. For the
/// gauge's authority.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia gauge terms 4Gt…gauge --quorum 1000000\n  \
    acequia gauge terms 4Gt…gauge --cap-bps 3000 --epoch-budget 10_000\n  \
    acequia gauge terms 4Gt…gauge --power-manager 9aK…prices")]
pub struct Terms {
    /// The gauge's address
    gauge: Address,
    /// How many votes an epoch needs for its budget to be split
    #[arg(long, value_name = "VOTES", required_unless_present_any = ["cap_bps", "epoch_budget", "power_manager"])]
    quorum: Option<u64>,
    /// The most of a budget that one pool may get, in hundredths of a percent
    #[arg(long, value_name = "BPS")]
    cap_bps: Option<u32>,
    /// The most that an epoch splits, in tokens; 0 for all that is in the budget
    #[arg(long, value_name = "TOKENS")]
    epoch_budget: Option<String>,
    /// Who may set the powers of pools
    #[arg(long, value_name = "ADDRESS")]
    power_manager: Option<Address>,
}

impl Terms {
    /// At most two transactions; none where it is so.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let at = context.rpc.gauge(&self.gauge)?;
        let mut plan = Plan::new(format!("The gauge {}", self.gauge));
        if self.quorum.is_some() || self.cap_bps.is_some() || self.epoch_budget.is_some() {
            self.set(context, &mut plan, &at)?;
        }
        if let Some(new) = self.power_manager {
            self.appoint(context, &mut plan, &at, new)?;
        }
        Ok(plan)
    }

    fn set(&self, context: &Context, plan: &mut Plan, at: &GaugeAt) -> Outcome<()> {
        let (me, now) = (context.me()?, &at.gauge.terms);
        let (decimals, symbol) = (at.gauge.decimals, context.names.symbol(&at.gauge.reward_mint));
        let limit = match self.epoch_budget.as_deref() {
            Some("0") => Some(0),
            text => text.map(|text| units(text, decimals, &symbol)).transpose()?,
        };
        let (quorum, cap_bps) =
            (self.quorum.unwrap_or(now.quorum), self.cap_bps.unwrap_or(now.cap_bps));
        let epoch_budget = limit.unwrap_or(now.epoch_budget);
        let terms = acequia_gauge_core::Terms { quorum, cap_bps, epoch_budget, ..*now };
        let shown = words(&terms, context.words(&at.gauge.reward_mint, decimals));
        if terms == *now {
            plan.change(Sign::Keep, "terms", shown);
            return Ok(());
        }
        at.require_authority(me, "sets its terms")?;
        super::create::check(&terms)?;
        plan.change(Sign::Change, "terms", format!("{shown}, from the next epoch on"));
        let order = SetTerms { authority: me, gauge: self.gauge, quorum, cap_bps, epoch_budget };
        let words = words(&terms, |units| amount(units, decimals, &symbol));
        let what = format!("set the terms of {}: {words}", short(&self.gauge));
        plan.step(what, vec![order.instruction()]);
        Ok(())
    }

    fn appoint(
        &self,
        context: &Context,
        plan: &mut Plan,
        at: &GaugeAt,
        new: Address,
    ) -> Outcome<()> {
        let (authority, gauge) = (context.me()?, self.gauge);
        if at.gauge.power_manager == new {
            plan.change(Sign::Keep, "power manager", new.to_string());
            return Ok(());
        }
        at.require_authority(authority, "names its power manager")?;
        plan.change(Sign::Change, "power manager", format!("{new}, from now on"));
        let order = SetPowerManager { authority, gauge, new }.instruction();
        let what = format!("name {new} power manager of {}", short(&gauge));
        plan.step(what, vec![order]);
        Ok(())
    }
}

fn words(terms: &acequia_gauge_core::Terms, words: impl Fn(u64) -> String) -> String {
    let splits = match terms.epoch_budget {
        0 => "all that is there".into(),
        limit => format!("at most {}", words(limit)),
    };
    format!(
        "{} votes needed, at most {}.{:02} % for one pool, an epoch splits {splits}",
        count(terms.quorum),
        terms.cap_bps / 100,
        terms.cap_bps % 100
    )
}
