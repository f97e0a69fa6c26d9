//! `gauge retire`: the end of a gauge's reward in a pool that it let go.

use crate::chain::GaugeAt;
use crate::commands::harvest::harvest;
use crate::commands::rewards::Ending;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{moment, short};
use acequia_core::stream::{State, CLOSING_SECONDS};
use acequia_gauge_interface::instructions::{BudgetAccounts, RetireStream, WindDownStream};
use acequia_interface::StreamSlot;
use clap::Args;
use solana_address::Address;

/// Free the slot of the gauge's reward in a pool that is off the list
///
/// Closes the epochs that are done, winds the reward down, collects the fractions left at each
/// position, and retires it: dust goes to the budget, the vault's rent to the gauge's creator,
/// and the pool can be closed. Winding down is for the gauge's authority.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia gauge retire 4Gt…gauge 7Qx…pool\n  \
    acequia gauge retire 4Gt…gauge 7Qx…pool --wind-down")]
pub struct Retire {
    /// The gauge's address
    gauge: Address,
    /// The pool's address
    pool: Address,
    /// Only wind it down: 30 days after that anyone may pay out what it owes, by `rewards push`
    #[arg(long)]
    wind_down: bool,
}

impl Retire {
    /// Of a reward that is wound down, by anyone.
    pub const fn of(gauge: Address, pool: Address) -> Self {
        Self { gauge, pool, wind_down: false }
    }

    /// What is still to be done.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (at, there) = (context.rpc.gauge(&self.gauge)?, context.rpc.pool(&self.pool)?);
        let mut plan = Plan::new(format!("The gauge {}", self.gauge));
        let name = format!("reward of {}", short(&self.pool));
        let Some((slot, stream)) = at.stream_in(&there) else {
            plan.change(Sign::Keep, name, "the pool holds none of the gauge's");
            return Ok(plan);
        };
        self.require_off_the_list(&at)?;
        if self.wind_down {
            return self.begin(context, plan, &at, slot, stream);
        }
        let ending = Ending::of(context, &there, slot)?;
        if ending.is_open() {
            self.wind_down(context, &mut plan, &at, slot)?;
        }
        ending.sweep(context, &mut plan)?;
        self.retire(context, &mut plan, &at, slot, stream)?;
        let detail = format!("slot {slot} is free; dust goes to the budget");
        plan.change(Sign::Remove, name, detail);
        Ok(plan)
    }

    /// What is owed stays owed.
    fn begin(
        &self,
        context: &Context,
        mut plan: Plan,
        at: &GaugeAt,
        slot: u8,
        stream: &StreamSlot,
    ) -> Outcome<Plan> {
        let name = format!("reward of {}", short(&self.pool));
        let books = &stream.books;
        if books.state == State::Closing as u8 {
            let since = moment(books.closing_since);
            plan.change(Sign::Keep, name, format!("it is wound down, since {since}"));
            return Ok(plan);
        }
        self.wind_down(context, &mut plan, at, slot)?;
        let from = moment(at.now.saturating_add(CLOSING_SECONDS));
        plan.change(
            Sign::Change,
            name,
            format!("closed to funding for good; pushed from {from} on"),
        );
        Ok(plan)
    }

    fn require_off_the_list(&self, at: &GaugeAt) -> Outcome<()> {
        match at.gauge.listed().iter().any(|member| member.pool == self.pool) {
            false => Ok(()),
            true => Err(failure(
                format!("The gauge still lists {}", self.pool),
                format!("Take it off first: acequia gauge remove {} {}", self.gauge, self.pool),
            )),
        }
    }

    /// An epoch that lists the pool stands in the way until it is closed.
    fn wind_down(&self, context: &Context, plan: &mut Plan, at: &GaugeAt, slot: u8) -> Outcome<()> {
        at.require_authority(context.me()?, "winds its rewards down")?;
        let lists = |epoch: &acequia_gauge_interface::Epoch| epoch.place_of(&self.pool).is_some();
        let all = context.rpc.all_epochs(&self.gauge)?;
        let (listing, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, e)| lists(e));
        super::close::close_epochs(context, plan, &self.gauge, &listing)?;
        let epochs: Vec<Address> = others.into_iter().map(|(address, _)| address).collect();
        let order = WindDownStream {
            authority: context.me()?,
            gauge: self.gauge,
            pool: self.pool,
            epochs: &epochs,
            slot,
        };
        let builds = !plan.steps.is_empty();
        let what = format!("wind down the gauge's reward {slot} of {}", short(&self.pool));
        plan.step(what, vec![order.instruction()]).builds_on_others = builds;
        Ok(())
    }

    fn retire(
        &self,
        context: &Context,
        plan: &mut Plan,
        at: &GaugeAt,
        slot: u8,
        stream: &StreamSlot,
    ) -> Outcome<()> {
        let order = RetireStream {
            gauge: self.gauge,
            creator: at.gauge.creator,
            budget: BudgetAccounts::of(&at.gauge),
            pool: self.pool,
            vault: stream.vault,
            slot,
        };
        plan.frees(at.gauge.creator, context.rpc.balance(&stream.vault)?);
        let builds = !plan.steps.is_empty();
        let what = format!("retire the gauge's reward {slot} of {}", short(&self.pool));
        let step = plan.step(what, vec![order.instruction()]);
        step.builds_on_others = builds;
        step.begin_with(harvest(context, &stream.vault)?);
        Ok(())
    }
}
