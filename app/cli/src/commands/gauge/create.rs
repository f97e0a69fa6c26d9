//! `gauge create`: a budget of its own for a token.

use crate::commands::common::{moment_of, seconds};
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
/// Its epochs' length and beginning are fixed; quorum and cap may change.
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
    /// How long before its end voting ends
    #[arg(long, value_name = "DURATION")]
    closing: String,
    /// When the first epoch begins: a date, or a time from now; at once where it is left out
    #[arg(long, value_name = "WHEN")]
    genesis: Option<String>,
    /// How many votes an epoch needs for its budget to be split
    #[arg(long, value_name = "VOTES", default_value_t = 0)]
    quorum: u64,
    /// The most of a budget that one pool may get, in hundredths of a percent
    #[arg(long, value_name = "BPS", default_value_t = 10_000)]
    cap_bps: u32,
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
        let terms = self.terms(context.rpc.now()?)?;
        let symbol = context.names.symbol(&self.mint);
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

    fn terms(&self, now: u64) -> Outcome<Terms> {
        let genesis = self.genesis.as_deref().map_or(Ok(now), |text| moment_of(text, now))?;
        let short = |text: &str| seconds(text).map(|s| u32::try_from(s).unwrap_or(u32::MAX));
        let (epoch_seconds, closing_seconds) = (short(&self.epoch)?, short(&self.closing)?);
        let (quorum, cap_bps) = (self.quorum, self.cap_bps);
        let terms =
            Terms { genesis, quorum, epoch_seconds, closing_seconds, cap_bps, _reserved: 0 };
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
