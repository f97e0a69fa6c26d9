//! `realm authority`: who runs a registrar.

use super::House;
use crate::commands::common::{Handover, Held};
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::Plan;
use crate::show::short;
use acequia_realms_interface::instructions::{AcceptAuthority, ProposeAuthority};
use clap::Args;

/// Offer or accept the authority of a realm's registrar
///
/// Hands it over in two steps.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia realm authority 6Re…realm --propose 9aK…new\n  \
    acequia realm authority 6Re…realm --accept -k new.json")]
pub struct Authority {
    #[command(flatten)]
    house: House,
    #[command(flatten)]
    how: Handover,
}

impl Authority {
    /// One transaction; none where it is so.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, registry) = (context.me()?, self.house.registry(context)?);
        let (mut plan, registrar) = (Plan::new(self.house.title()), registry.address);
        let of = format!("{}'s registrar", short(&self.house.realm));
        let held = Held { now: registry.registrar.authority, me, what: "authority", of: &of };
        let accept = || AcceptAuthority { pending_authority: me, registrar }.instruction();
        self.how.plan(&mut plan, held, accept, |new| {
            registry.require_authority(me)?;
            Ok(ProposeAuthority { authority: me, registrar, new }.instruction())
        })?;
        Ok(plan)
    }
}
