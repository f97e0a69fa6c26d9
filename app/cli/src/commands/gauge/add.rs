//! `gauge add`: a pool on the list.

use crate::chain::{GaugeAt, Mint, PoolAt};
use crate::commands::seen::{run_by, Seen};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{per_unit, short};
use acequia_core::{IdlePolicy, Kind, RateRule};
use acequia_gauge_interface::addresses::extra_account_metas;
use acequia_gauge_interface::instructions::{AddPool, InitializeExtraAccountMetas, SetPower};
use acequia_interface::addresses;
use acequia_interface::instructions::AddStream;
use clap::Args;
use solana_address::Address;
use solana_instruction::Instruction;

/// List a pool, and add the reward that its shares go to, or change how much it weighs
///
/// It counts from the next epoch on that is opened or updated; another power in one that has not
/// begun too, for the gauge's power manager. Where the pool has no reward that the gauge funds,
/// adds one; you must be its reward manager for that. That its stakers can vote takes the
/// gauge as the pool's hook as well: acequia hook propose.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia gauge add 4Gt…gauge 7Qx…pool\n  \
    acequia gauge add 4Gt…gauge 3Wd…pool --power 2147483648\n  \
    acequia gauge add 4Gt…gauge 3Wd…pool --idle-back")]
pub struct Add {
    /// The gauge's address
    gauge: Address,
    /// The pool's address
    pool: Address,
    /// Votes per unit of weight, in 2^-32: 4294967296 is one vote
    #[arg(long, value_name = "POWER", default_value_t = 1 << 32)]
    power: u64,
    /// What streams while nobody is staked goes back to the budget, and does not wait there: of a reward
    /// that is added
    #[arg(long)]
    idle_back: bool,
}

impl Add {
    /// One or two transactions; none where the pool is listed with that power.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (at, there) = (context.rpc.gauge(&self.gauge)?, context.rpc.pool(&self.pool)?);
        let mut plan = Plan::new(format!("The gauge {}", self.gauge));
        match at.gauge.listed().iter().position(|member| member.pool == self.pool) {
            Some(place) => self.weigh(context, &mut plan, &at, at.gauge.powers[place])?,
            None => self.list(context, &mut plan, &at, &there)?,
        }
        Ok(plan)
    }

    /// As it stands in plans.
    fn name(&self) -> String {
        format!("pool {}", short(&self.pool))
    }

    fn list(
        &self,
        context: &Context,
        plan: &mut Plan,
        at: &GaugeAt,
        there: &PoolAt,
    ) -> Outcome<()> {
        at.require_authority(context.me()?, "lists pools")?;
        let slot = match slot_of(at, there) {
            Some(slot) => slot,
            None => self.add_reward(context, plan, at, there)?,
        };
        let (authority, gauge, pool, power) = (context.me()?, self.gauge, self.pool, self.power);
        let add = AddPool { authority, gauge, pool, slot, power };
        let detail = format!("listed from the next epoch on: {}", self.words());
        plan.change(Sign::Create, self.name(), detail);
        let builds = !plan.steps.is_empty();
        let what = format!("list {} in the gauge {}", short(&pool), short(&gauge));
        let seen = Seen::now(context, there);
        let step = plan.step(what, seen.then(&[run_by(&there.pool)], [add.instruction()]));
        step.builds_on_others = builds;
        let list = extra_account_metas(&pool).0;
        if context.rpc.account(&list)?.is_none() {
            let write = InitializeExtraAccountMetas { payer: context.payer()?, pool };
            step.instructions.push(write.instruction());
            step.lasting.push(InitializeExtraAccountMetas::LIST_SIZE);
        }
        Ok(())
    }

    /// A pool that is listed may get another power.
    fn weigh(&self, context: &Context, plan: &mut Plan, at: &GaugeAt, now: u64) -> Outcome<()> {
        if now == self.power {
            plan.change(Sign::Keep, self.name(), "it is listed already");
            return Ok(());
        }
        let (power_manager, gauge) = (context.me()?, self.gauge);
        let (pool, power, upcoming) = (self.pool, self.power, at.upcoming());
        at.require_power_manager(power_manager)?;
        let from = match upcoming {
            Some((_, epoch)) => format!("from epoch {} on", epoch.books.number),
            None => "from the next epoch on".into(),
        };
        let detail = format!("{} {from}, not {}", self.words(), per_unit(now));
        plan.change(Sign::Change, self.name(), detail);
        let epoch = upcoming.map(|(address, _)| *address);
        let order = SetPower { power_manager, gauge, epoch, pool, power }.instruction();
        let what = format!("set the power of {} to {power}", self.name());
        plan.step(what, vec![order]);
        Ok(())
    }

    fn words(&self) -> String {
        format!("{} votes per unit of weight", per_unit(self.power))
    }

    /// An empty curve that belongs to the gauge.
    fn add_reward(
        &self,
        context: &Context,
        plan: &mut Plan,
        at: &GaugeAt,
        there: &PoolAt,
    ) -> Outcome<u8> {
        let (me, slot) = (context.me()?, there.free_slot()?);
        let mint = context.rpc.mint(&at.gauge.reward_mint)?;
        require_manager(there, me)?;
        let symbol = context.names.symbol(&mint.address);
        let what = format!("reward {slot} of {}", short(&self.pool));
        plan.change(Sign::Create, what.clone(), format!("{symbol}, as the gauge's votes say"));
        let order = self.empty_curve((me, context.payer()?), &mint, slot);
        let orders = Seen::now(context, there).then(&[run_by(&there.pool)], [order]);
        plan.step(format!("add the gauge's {what}"), orders).creates = vec![mint.account_size];
        Ok(slot)
    }

    fn empty_curve(
        &self,
        (reward_manager, payer): (Address, Address),
        mint: &Mint,
        slot: u8,
    ) -> Instruction {
        let add = AddStream {
            reward_manager,
            payer,
            pool: self.pool,
            mint: mint.address,
            vault: addresses::reward_vault(&self.pool, &mint.address, slot).0,
            source: None,
            token_program: mint.program_address(),
            slot,
            funder: self.gauge,
            start: 0,
            segments: &[],
            committed_until: 0,
            idle_policy: if self.idle_back { IdlePolicy::Refund } else { IdlePolicy::Wait },
            rate: RateRule::NONE,
        };
        add.instruction()
    }
}

fn require_manager(there: &PoolAt, me: Address) -> Outcome<()> {
    let manager = there.pool.reward_manager;
    match manager == me {
        true => Ok(()),
        false => Err(failure(
            format!("Only the reward manager {manager} adds the gauge's reward"),
            "Sign as the reward manager by -k, or let it add a reward whose funder is the gauge",
        )),
    }
}

/// The reward of the pool that the gauge funds.
fn slot_of(at: &GaugeAt, there: &PoolAt) -> Option<u8> {
    let fits = there.streams().find(|(_, stream)| {
        stream.funder == at.address
            && stream.mint == at.gauge.reward_mint
            && stream.books.kind == Kind::Curve as u8
    });
    fits.map(|(slot, _)| slot)
}
