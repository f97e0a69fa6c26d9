//! `gauge authority`: who runs a gauge.

use crate::commands::common::{Handover, Held};
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::Plan;
use crate::show::short;
use acequia_gauge_interface::instructions::{AcceptAuthority, ProposeAuthority};
use clap::Args;
use solana_address::Address;

/// Offer or accept the authority of a gauge
///
/// Hands it over in two steps. Rent goes to the creator all the same.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia gauge authority 4Gt…gauge --propose 9aK…new\n  \
    acequia gauge authority 4Gt…gauge --accept -k new.json")]
pub struct Authority {
    /// The gauge's address
    gauge: Address,
    #[command(flatten)]
    how: Handover,
}

impl Authority {
    /// One transaction; none where it is so.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, at) = (context.me()?, context.rpc.gauge(&self.gauge)?);
        let (mut plan, gauge) = (Plan::new(format!("The gauge {}", self.gauge)), self.gauge);
        let held = Held { now: at.gauge.authority, me, of: &short(&gauge) };
        let accept = || AcceptAuthority { pending_authority: me, gauge }.instruction();
        self.how.plan(&mut plan, held, accept, |new| {
            at.require_authority(me, "hands it over")?;
            Ok(ProposeAuthority { authority: me, gauge, new }.instruction())
        })?;
        Ok(plan)
    }
}
