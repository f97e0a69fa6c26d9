//! `gauge authority`: who runs a gauge, and who sets its powers.

use crate::commands::common::{Handover, Held};
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::Plan;
use crate::show::short;
use acequia_gauge_interface::instructions::{
    AcceptAuthority, AcceptPowerManager, ProposeAuthority, ProposePowerManager,
};
use clap::Args;
use solana_address::Address;

/// Offer or accept the authority of a gauge, or the setting of its powers
///
/// Hands it over in two steps. Rent goes to the creator all the same. The authority names another power
/// manager at once: acequia gauge terms --power-manager.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia gauge authority 4Gt…gauge --propose 9aK…new\n  \
    acequia gauge authority 4Gt…gauge --accept -k new.json\n  \
    acequia gauge authority 4Gt…gauge --powers --propose 9aK…prices")]
pub struct Authority {
    /// The gauge's address
    gauge: Address,
    /// The setting of powers alone, which the power manager hands over
    #[arg(long)]
    powers: bool,
    #[command(flatten)]
    how: Handover,
}

impl Authority {
    /// One transaction; none where it is so.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let mut plan = Plan::new(format!("The gauge {}", self.gauge));
        match self.powers {
            false => self.authority(context, &mut plan)?,
            true => self.powers(context, &mut plan)?,
        }
        Ok(plan)
    }

    fn authority(&self, context: &Context, plan: &mut Plan) -> Outcome<()> {
        let (me, at, gauge) = (context.me()?, context.rpc.gauge(&self.gauge)?, self.gauge);
        let (now, what, of) = (at.gauge.authority, "authority", &short(&gauge));
        let accept = || AcceptAuthority { pending_authority: me, gauge }.instruction();
        self.how.plan(plan, Held { now, me, what, of }, accept, |new| {
            at.require_authority(me, "hands it over")?;
            Ok(ProposeAuthority { authority: me, gauge, new }.instruction())
        })
    }

    fn powers(&self, context: &Context, plan: &mut Plan) -> Outcome<()> {
        let (me, at, gauge) = (context.me()?, context.rpc.gauge(&self.gauge)?, self.gauge);
        let (now, what, of) = (at.gauge.power_manager, "setting of powers", &short(&gauge));
        let accept = || AcceptPowerManager { pending_power_manager: me, gauge }.instruction();
        self.how.plan(plan, Held { now, me, what, of }, accept, |new| {
            at.require_power_manager(me)?;
            Ok(ProposePowerManager { power_manager: me, gauge, new }.instruction())
        })
    }
}
