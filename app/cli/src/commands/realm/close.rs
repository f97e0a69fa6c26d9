//! `realm close`: the end of a registrar in which nobody votes.

use super::{House, Registry};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_realms_interface::addresses::max_voter_weight_record;
use acequia_realms_interface::instructions::CloseRegistrar;
use clap::Args;

/// Close the registrar of a realm, and get its rent back
///
/// When no pool is listed any more and no vote is kept. Have the realm name other add-ins first: without
/// the registrar nobody votes in it, and no proposal is decided. For the registrar's authority.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia realm close 6Re…realm")]
pub struct Close {
    #[command(flatten)]
    house: House,
}

impl Close {
    /// One transaction; none where it is gone.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, (at, mint)) = (context.me()?, self.house.find(context)?);
        let mut plan = Plan::new(self.house.title());
        if context.rpc.find_registrar(&self.house.realm, &mint)?.is_none() {
            plan.change(Sign::Keep, "registrar", "there is none");
            return Ok(plan);
        }
        let registry = self.house.registry(context)?;
        registry.require_authority(me)?;
        require_empty(&registry)?;
        plan.change(Sign::Remove, "registrar", "nobody votes by it any more");
        if context.rpc.asks_the_adapter(&at, self.house.council)? {
            plan.notes.push("the realm still asks the adapter: until it names other add-ins, nobody votes in it and no proposal is decided".into());
        }
        self.close(context, &mut plan, &registry)?;
        Ok(plan)
    }

    fn close(&self, context: &Context, plan: &mut Plan, registry: &Registry) -> Outcome<()> {
        let (authority, registrar) = (context.me()?, registry.address);
        for at in [registrar, max_voter_weight_record(&registrar).0] {
            plan.frees(authority, context.rpc.balance(&at)?);
        }
        let order = CloseRegistrar { authority, registrar }.instruction();
        let what = format!("close the registrar of {}", short(&self.house.realm));
        plan.step(what, vec![order]);
        Ok(())
    }
}

fn require_empty(registry: &Registry) -> Outcome<()> {
    let (pools, tallies) = (registry.registrar.count, registry.registrar.tallies);
    match (pools, tallies) {
        (0, 0) => Ok(()),
        (0, _) => Err(failure(
            format!("Votes of {tallies} voters on proposals are still kept"),
            "When the proposals are decided anyone closes them: acequia reclaim, or --of who paid",
        )),
        _ => Err(failure(
            format!("The registrar still lists pools: {pools}"),
            "Take each off first: acequia realm remove",
        )),
    }
}
