//! `realm remove`: a pool whose stakers no longer vote.

use super::House;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_realms_interface::instructions::UnlistPool;
use clap::Args;
use solana_address::Address;

/// Take a pool off a realm's list
///
/// Votes that were cast stay as they are. For the registrar's authority.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia realm remove 6Re…realm 7Qx…pool")]
pub struct Remove {
    #[command(flatten)]
    house: House,
    /// The pool's address
    pool: Address,
}

impl Remove {
    /// One transaction; none where the pool is not listed.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, registry) = (context.me()?, self.house.registry(context)?);
        let (mut plan, pool) = (Plan::new(self.house.title()), short(&self.pool));
        if !registry.registrar.listed().iter().any(|listing| listing.pool == self.pool) {
            plan.change(Sign::Keep, format!("pool {pool}"), "it is not listed");
            return Ok(plan);
        }
        registry.require_authority(me)?;
        plan.change(Sign::Remove, format!("pool {pool}"), "its stakers cast no more votes");
        let order = UnlistPool { authority: me, registrar: registry.address, pool: self.pool };
        let what = format!("take {pool} off the realm {}", short(&self.house.realm));
        plan.step(what, vec![order.instruction()]);
        Ok(plan)
    }
}
