//! `realm authority`: who runs a registrar.

use super::House;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_realms_interface::instructions::{AcceptAuthority, ProposeAuthority};
use clap::Args;
use solana_address::Address;

/// Offer or accept the authority of a realm's registrar
///
/// Hands it over in two steps.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia realm authority 6Re…realm --propose 9aK…new\n  \
    acequia realm authority 6Re…realm --accept -k new.json")]
pub struct Authority {
    #[command(flatten)]
    house: House,
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
        let (me, registry) = (context.me()?, self.house.registry(context)?);
        let (mut plan, realm) = (Plan::new(self.house.title()), short(&self.house.realm));
        let (registrar, now) = (registry.address, registry.registrar.authority);
        let Some(new) = self.propose else {
            if now == me {
                plan.change(Sign::Keep, "authority", "it is yours");
                return Ok(plan);
            }
            let order = AcceptAuthority { pending_authority: me, registrar }.instruction();
            plan.change(Sign::Change, "authority", format!("{me}; it is {now} now"));
            plan.step(format!("accept the authority of {realm}'s registrar"), vec![order]);
            return Ok(plan);
        };
        registry.require_authority(me)?;
        let order = ProposeAuthority { authority: me, registrar, new }.instruction();
        plan.change(Sign::Change, "authority", format!("{new} may accept it; it is {now} now"));
        plan.step(format!("offer {new} the authority of {realm}'s registrar"), vec![order]);
        Ok(plan)
    }
}
