//! `vault emergency`

use super::withdraw::holding;
use super::Place;
use crate::chain::VaultAt;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::moment;
use acequia_vault_interface::build::{call_off, emergency_exit, Announce};
use acequia_vault_interface::state::Phase;
use clap::Args;

/// How long an announcement must have stood [s].
const PATIENCE: u64 = 14 * 86_400;

/// Take a vault out of a farm that does not pay
///
/// A holder announces it; whoever has the farm pay one unit calls it off; 14 days later anyone carries it
/// out. The vault then pays from its own account, and stakes nothing any more.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia vault emergency 7Qx…pool --announce")]
pub struct Emergency {
    #[command(flatten)]
    place: Place,
    /// Say that the farm does not pay
    #[arg(long, required_unless_present_any = ["call_off", "carry_out"])]
    announce: bool,
    /// Show that it does, by one unit
    #[arg(long, conflicts_with = "announce")]
    call_off: bool,
    /// Fetch all principal, 14 days after
    #[arg(long, conflicts_with_all = ["announce", "call_off"])]
    carry_out: bool,
}

impl Emergency {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let at = self.place.find(context)?;
        let mut plan = Plan::new(format!("The {}", self.place.words()));
        let order = if self.announce {
            holding(context, &at)?;
            let from = moment(at.there.now.saturating_add(PATIENCE));
            plan.change(Sign::Create, "emergency", format!("to be carried out from {from} on"));
            Announce { owner: context.me()?, seat: at.seat }.instruction()
        } else if self.call_off {
            plan.change(Sign::Remove, "emergency", "the farm pays");
            call_off(&at.seat)
        } else {
            require_stood(&at)?;
            plan.change(Sign::Remove, "stake", "all of it comes into the vault's own account");
            plan.promises.push("the vault to stay out of the farm, for good".into());
            emergency_exit(&at.seat)
        };
        plan.step(format!("emergency of {}", self.place.words()), vec![order]);
        Ok(plan)
    }
}

fn require_stood(at: &VaultAt) -> Outcome<()> {
    let from = at.vault.announced_at.saturating_add(PATIENCE);
    match at.vault.phase == Phase::Announced && at.there.now >= from {
        true => Ok(()),
        false => Err(failure(
            "No emergency has stood for 14 days",
            "Withdraw as usual: acequia vault withdraw; a holder whom the farm does not pay announces one",
        )),
    }
}
