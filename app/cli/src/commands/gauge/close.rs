//! `gauge close`: the end of a gauge that has let all pools go.

use crate::chain::{GaugeAt, PoolAt};
use crate::commands::harvest::harvest;
use crate::commands::purse::Payee;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_gauge_interface::instructions::{BudgetAccounts, CloseEpoch, CloseGauge};
use acequia_gauge_interface::Epoch;
use clap::Args;
use solana_address::Address;

/// Close a gauge and its epochs, and get all rent back
///
/// Pools have to be let go first, since nobody else can sign for the rewards in them: remove,
/// then retire. What is idle in the budget goes to you. For the gauge's authority.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia gauge close 4Gt…gauge")]
pub struct Close {
    /// The gauge's address
    gauge: Address,
    /// Close it though it still funds rewards in some pools: their slots stay taken, until the
    /// creator makes the gauge anew
    #[arg(long)]
    leave_rewards: bool,
    #[command(flatten)]
    payee: Payee,
}

impl Close {
    /// Epochs first, then the gauge; none where it is gone.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let mut plan = Plan::new(format!("The gauge {}", self.gauge));
        if context.rpc.account(&self.gauge)?.is_none() {
            let gone = "nothing is at that address: it is closed, or never was";
            plan.change(Sign::Keep, "gauge", gone);
            return Ok(plan);
        }
        let at = context.rpc.gauge(&self.gauge)?;
        at.require_authority(context.me()?, "closes it")?;
        if !self.leave_rewards {
            self.require_let_go(context, &at)?;
        }
        let epochs = context.rpc.all_epochs(&self.gauge)?;
        close_epochs(context, &mut plan, &self.gauge, &epochs)?;
        self.close(context, &mut plan, &at)?;
        Ok(plan)
    }

    /// Rewards that the gauge still funds could never be retired without it.
    fn require_let_go(&self, context: &Context, at: &GaugeAt) -> Outcome<()> {
        let pools = context.rpc.pools()?;
        let funded = |there: &&PoolAt| at.stream_in(there).is_some();
        let left: Vec<String> =
            pools.iter().filter(funded).map(|there| there.address.to_string()).collect();
        match left.is_empty() {
            true => Ok(()),
            false => Err(failure(
                format!("The gauge still funds rewards in: {}", left.join(", ")),
                "Let each pool go first (acequia gauge remove, then acequia gauge retire), or add --leave-rewards",
            )),
        }
    }

    fn close(&self, context: &Context, plan: &mut Plan, at: &GaugeAt) -> Outcome<()> {
        let (me, budget) = (context.me()?, BudgetAccounts::of(&at.gauge));
        let mint = context.rpc.mint(&budget.mint)?;
        let left = context.rpc.token_account(&budget.account)?.map_or(0, |account| account.amount);
        let purse = (left > 0).then(|| self.payee.purse(context, &me, &mint)).transpose()?;
        let (creator, destination) = (at.gauge.creator, purse.as_ref().map(|purse| purse.address));
        let order = CloseGauge { authority: me, gauge: self.gauge, creator, budget, destination };
        let builds = !plan.steps.is_empty();
        let what = format!("close the gauge {}{}", short(&self.gauge), self.payee.words());
        let step = plan.step(what, vec![order.instruction()]);
        step.builds_on_others = builds;
        step.begin_with(harvest(context, &budget.account)?);
        if let Some(purse) = purse {
            purse.make_in(step);
            self.payee.note(plan);
        }
        let words = mint.words(left, &context.names.symbol(&mint.address));
        let detail = match left {
            0 => "its budget is empty".into(),
            _ => format!("{words} of its budget go to you"),
        };
        plan.change(Sign::Remove, "gauge", detail);
        let rent =
            context.rpc.balance(&self.gauge)?.saturating_add(context.rpc.balance(&budget.account)?);
        plan.frees(creator, rent);
        Ok(())
    }
}

/// Closes epochs, all of which must be done; by anyone, the rent goes to who paid it.
pub fn close_epochs(
    context: &Context,
    plan: &mut Plan,
    gauge: &Address,
    epochs: &[(Address, Epoch)],
) -> Outcome<()> {
    require_done(epochs, context.rpc.now()?)?;
    let order = |(at, epoch): &(Address, Epoch)| {
        let (epoch, rent_payer) = (*at, epoch.rent_payer);
        vec![CloseEpoch { gauge: *gauge, epoch, rent_payer }.instruction()]
    };
    for (at, epoch) in epochs {
        plan.change(Sign::Remove, format!("epoch {}", epoch.books.number), "it is done");
        plan.frees(epoch.rent_payer, context.rpc.balance(at)?);
    }
    let orders: Vec<_> = epochs.iter().map(order).collect();
    let mut numbers = epochs.iter().map(|(_, epoch)| epoch.books.number.to_string());
    for orders in context.pack(&orders)? {
        let numbers: Vec<String> = numbers.by_ref().take(orders.len()).collect();
        let what = format!("close the epochs {} of {}", numbers.join(", "), short(gauge));
        plan.step(what, orders);
    }
    Ok(())
}

fn require_done(epochs: &[(Address, Epoch)], now: u64) -> Outcome<()> {
    let left = epochs.iter().filter(|(_, epoch)| !epoch.books.is_done(now));
    let left: Vec<String> = left.map(|(_, epoch)| epoch.books.number.to_string()).collect();
    match left.is_empty() {
        true => Ok(()),
        false => Err(failure(
            format!("These epochs are not done yet: {}", left.join(", ")),
            "Settle them and pass their shares on when it is time (acequia gauge advance); an epoch and its votes are kept until an epoch after its end",
        )),
    }
}
