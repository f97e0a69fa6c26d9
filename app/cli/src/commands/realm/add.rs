//! `realm add`: a pool whose stakers vote.

use super::House;
use crate::chain::PoolAt;
use crate::commands::seen::{run_by, Seen};
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::{per_unit, short};
use acequia_realms_interface::addresses::extra_account_metas;
use acequia_realms_interface::instructions::{InitializeExtraAccountMetas, ListPool};
use acequia_realms_interface::ID;
use clap::Args;
use solana_address::Address;

/// Let the stakers of a pool vote in a realm, or change how much they weigh
///
/// Their votes reach the adapter once it is the pool's hook: acequia hook propose. For the
/// registrar's authority.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia realm add 6Re…realm 7Qx…pool\n  \
    acequia realm add 6Re…realm 3Wd…pool --power 2147483648")]
pub struct Add {
    #[command(flatten)]
    house: House,
    /// The pool's address
    pool: Address,
    /// Votes per unit of weight, in 2^-32: 4294967296 is one vote
    #[arg(long, value_name = "POWER", default_value_t = 1 << 32)]
    power: u64,
}

impl Add {
    /// One transaction; none where the pool is listed with that power.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, registry) = (context.me()?, self.house.registry(context)?);
        let there = context.rpc.pool(&self.pool)?;
        let mut plan = Plan::new(self.house.title());
        let name = format!("pool {}", short(&self.pool));
        let listed = registry.registrar.listed().iter().find(|listing| listing.pool == self.pool);
        let sign = match listed {
            Some(listing) if listing.power == self.power => {
                plan.change(Sign::Keep, name, "it is listed already");
                return Ok(plan);
            }
            Some(_) => Sign::Change,
            None => Sign::Create,
        };
        registry.require_authority(me)?;
        let power = per_unit(self.power);
        plan.change(sign, name, format!("its stakers vote: {power} votes per unit of weight"));
        if there.pool.hook != ID {
            let pool = self.pool;
            plan.notes.push(format!(
                "the adapter is not the pool's hook yet: acequia hook propose {pool} {ID}"
            ));
        }
        self.list(context, &mut plan, registry.address, &there)?;
        Ok(plan)
    }

    /// And what votes from the pool need, written down where clients look for it.
    fn list(
        &self,
        context: &Context,
        plan: &mut Plan,
        registrar: Address,
        there: &PoolAt,
    ) -> Outcome<()> {
        let (me, pool, power) = (context.me()?, self.pool, self.power);
        let order = ListPool { authority: me, registrar, pool, power };
        let realm = short(&self.house.realm);
        let what = format!("list {} in the realm {realm}, power {power}", short(&pool));
        let seen = Seen::now(context, there);
        let step = plan.step(what, seen.then(&[run_by(&there.pool)], [order.instruction()]));
        let list = context.rpc.account(&extra_account_metas(&pool).0)?;
        if list.is_none_or(|list| list.data.len() != InitializeExtraAccountMetas::LIST_SIZE) {
            let write = InitializeExtraAccountMetas { payer: context.payer()?, pool };
            step.instructions.push(write.instruction());
            step.lasting.push(InitializeExtraAccountMetas::LIST_SIZE);
        }
        Ok(())
    }
}
