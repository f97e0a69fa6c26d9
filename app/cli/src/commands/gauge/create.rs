//! `gauge create`: a budget of its own for a token.

use crate::commands::common::{moment_of, seconds, units};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{duration, moment};
use acequia_gauge_core::Terms;
use acequia_gauge_interface::instructions::CreateGauge;
use acequia_gauge_interface::{addresses, Gauge};
use clap::Args;
use solana_address::Address;

/// Create a gauge for a token
///
/// Its epochs' length and beginning are fixed; quorum, cap and budget may change.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  acequia gauge create --mint RiO…mint --epoch \"7 days\" --closing \"1 day\""
)]
pub struct Create {
    /// What is split
    #[arg(long, value_name = "ADDRESS")]
    mint: Address,
    /// How long an epoch lasts, at most 14 days
    #[arg(long, value_name = "DURATION")]
    epoch: String,
    /// How long before its end voting ends, at least an hour
    #[arg(long, value_name = "DURATION")]
    closing: String,
    /// When the first epoch begins: a date, or a time from now; in a day where it is left out
    #[arg(long, value_name = "WHEN")]
    genesis: Option<String>,
    /// How many votes an epoch needs for its budget to be split
    #[arg(long, value_name = "VOTES", default_value_t = 0)]
    quorum: u64,
    /// The most of a budget that one pool may get, in hundredths of a percent
    #[arg(long, value_name = "BPS", default_value_t = 10_000)]
    cap_bps: u32,
    /// The most that an epoch splits, in tokens, of what is in the budget; all of it where it is left out
    #[arg(long, value_name = "TOKENS")]
    epoch_budget: Option<String>,
    /// Tells apart your gauges of one token
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    id: u16,
}

impl Create {
    /// One transaction; none where the gauge is there.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, mint) = (context.me()?, context.rpc.mint(&self.mint)?);
        let (address, _) = addresses::gauge(&me, &self.mint, self.id);
        let mut plan = Plan::new(format!("The gauge {address}"));
        plan.facts.insert("gauge".into(), address.to_string().into());
        if context.rpc.account(&address)?.is_some() {
            plan.change(Sign::Keep, "gauge", "it is there already; its epochs are fixed");
            return Ok(plan);
        }
        let symbol = context.names.symbol(&self.mint);
        let terms = self.terms(context.rpc.now()?, mint.decimals, &symbol)?;
        let every = duration(terms.epoch_seconds.into());
        let detail = format!("splits {symbol} every {every}, from {}", moment(terms.genesis));
        plan.change(Sign::Create, "gauge", detail);
        let create = CreateGauge {
            creator: me,
            payer: context.payer()?,
            reward_mint: self.mint,
            token_program: mint.program_address(),
            id: self.id,
            terms,
        };
        let step = plan.step(format!("create the gauge {address}"), vec![create.instruction()]);
        step.creates = vec![Gauge::SIZE, mint.account_size];
        Ok(plan)
    }

    fn terms(&self, now: u64, decimals: u8, symbol: &str) -> Outcome<Terms> {
        let genesis = moment_of(self.genesis.as_deref().unwrap_or("1 day"), now)?;
        let short = |text: &str| seconds(text).map(|s| u32::try_from(s).unwrap_or(u32::MAX));
        let (epoch_seconds, closing_seconds) = (short(&self.epoch)?, short(&self.closing)?);
        let (quorum, cap_bps, _reserved) = (self.quorum, self.cap_bps, 0);
        let limit = self.epoch_budget.as_deref().map(|text| units(text, decimals, symbol));
        let epoch_budget = limit.transpose()?.unwrap_or(0);
        let terms = Terms {
            genesis,
            quorum,
            epoch_budget,
            epoch_seconds,
            closing_seconds,
            cap_bps,
            _reserved,
        };
        check(&terms).map(|()| terms)
    }
}

/// Refuses what the program would, in its words.
pub fn check(terms: &Terms) -> Outcome<()> {
    terms.check().map_err(|rule| {
        let said = acequia_gauge_interface::errors::GaugeError::from_code(6_000 + rule as u32);
        let (condition, remedy) =
            said.and_then(|error| error.message().split_once(". ")).unwrap_or_default();
        failure(condition, remedy.trim_end_matches('.'))
    })
}
