//! `gauge authority`: who runs a gauge.

use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
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
    /// Offer it to this key, which then accepts
    #[arg(
        long,
        value_name = "ADDRESS",
        required_unless_present = "accept",
        conflicts_with = "accept"
    )]
    propose: Option<Address>,
    /// Take what was offered to you
    #[arg(long)]
    accept: bool,
}

impl Authority {
    /// One transaction; none where it is so.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, at) = (context.me()?, context.rpc.gauge(&self.gauge)?);
        let (mut plan, gauge) = (Plan::new(format!("The gauge {}", self.gauge)), self.gauge);
        let (name, now) = (short(&gauge), at.gauge.authority);
        let Some(new) = self.propose else {
            if now == me {
                plan.change(Sign::Keep, "authority", "it is yours");
                return Ok(plan);
            }
            let order = AcceptAuthority { pending_authority: me, gauge }.instruction();
            plan.change(Sign::Change, "authority", format!("{me}; it is {now} now"));
            plan.step(format!("accept the authority of {name}"), vec![order]);
            return Ok(plan);
        };
        at.require_authority(me, "hands it over")?;
        let order = ProposeAuthority { authority: me, gauge, new }.instruction();
        plan.change(Sign::Change, "authority", format!("{new} may accept it; it is {now} now"));
        plan.step(format!("offer {new} the authority of {name}"), vec![order]);
        Ok(plan)
    }
}
