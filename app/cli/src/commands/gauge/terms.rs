//! `gauge terms`: quorum and cap.

use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::{count, short};
use acequia_gauge_interface::instructions::SetTerms;
use clap::Args;
use solana_address::Address;

/// Change how many votes an epoch needs, or the most that one pool may get
///
/// From the next epoch that is opened. When epochs run can never be changed. For the gauge's
/// authority.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia gauge terms 4Gt…gauge --quorum 1000000\n  \
    acequia gauge terms 4Gt…gauge --cap-bps 3000")]
pub struct Terms {
    /// The gauge's address
    gauge: Address,
    /// How many votes an epoch needs for its budget to be split
    #[arg(long, value_name = "VOTES", required_unless_present = "cap_bps")]
    quorum: Option<u64>,
    /// The most of a budget that one pool may get, in hundredths of a percent
    #[arg(long, value_name = "BPS")]
    cap_bps: Option<u32>,
}

impl Terms {
    /// One transaction; none where it is so.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, at) = (context.me()?, context.rpc.gauge(&self.gauge)?);
        let (mut plan, now) = (Plan::new(format!("The gauge {}", self.gauge)), &at.gauge.terms);
        let quorum = self.quorum.unwrap_or(now.quorum);
        let cap_bps = self.cap_bps.unwrap_or(now.cap_bps);
        let words = format!(
            "{} votes needed, at most {}.{:02} % for one pool",
            count(quorum),
            cap_bps / 100,
            cap_bps % 100
        );
        if (quorum, cap_bps) == (now.quorum, now.cap_bps) {
            plan.change(Sign::Keep, "terms", words);
            return Ok(plan);
        }
        at.require_authority(me, "sets its terms")?;
        super::create::check(&acequia_gauge_core::Terms { quorum, cap_bps, ..*now })?;
        plan.change(Sign::Change, "terms", format!("{words}, from the next epoch on"));
        let order = SetTerms { authority: me, gauge: self.gauge, quorum, cap_bps }.instruction();
        plan.step(format!("set the terms of {}: {words}", short(&self.gauge)), vec![order]);
        Ok(plan)
    }
}
