//! `pool closing`: the one-way road by which a pool closes for good.

use crate::chain::PoolAt;
use crate::commands::seen::Seen;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{moment, short};
use acequia_interface::closing::NOTICE_SECONDS;
use acequia_interface::instructions::{AnnounceClosing, WindDownPool};
use clap::Args;
use solana_address::Address;

/// Announce that a pool closes for good, take that back, or close it 14 days later
///
/// A pool that has closed takes nothing in any more: its rewards can be wound down by anyone, and what is
/// owed is paid out by anyone. Only then can positions that nobody comes back for be closed.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia pool closing 7Qx…pool --announce\n  \
    acequia pool closing 7Qx…pool --take-back\n  acequia pool closing 7Qx…pool --for-good")]
pub struct Closing {
    /// The pool's address
    pub pool: Address,
    #[command(flatten)]
    how: How,
}

/// One of these.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct How {
    /// Say that it closes 14 days from now or later
    #[arg(long)]
    announce: bool,
    /// Take the announcement back
    #[arg(long)]
    take_back: bool,
    /// Close it for good: nobody is staked, and 14 days have passed
    #[arg(long)]
    for_good: bool,
}

impl Closing {
    /// One transaction; none where it is so already.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let there = context.rpc.pool(&self.pool)?;
        let mut plan = Plan::new(format!("The pool {}", self.pool));
        if there.pool.is_closed() {
            plan.change(Sign::Keep, "pool", "it has closed for good");
            return Ok(plan);
        }
        if self.how.for_good {
            return self.close(context, plan, &there);
        }
        self.announce(context, plan, &there)
    }

    fn announce(&self, context: &Context, mut plan: Plan, there: &PoolAt) -> Outcome<Plan> {
        let announced = self.how.announce;
        if !announced && there.pool.closing_announced_at == 0 {
            plan.change(Sign::Keep, "closing", "none is announced");
            return Ok(plan);
        }
        let words = match announced {
            true => format!("from {} on", moment(there.now.saturating_add(NOTICE_SECONDS))),
            false => "not announced any more".into(),
        };
        plan.change(Sign::Change, "closing", words);
        let order = AnnounceClosing { closer: context.me()?, pool: self.pool, announced };
        let verb = if announced { "announce" } else { "take back" };
        let what = format!("{verb} the closing of {}", short(&self.pool));
        let orders = Seen::now(context, there).then(&[], [order.instruction()]);
        plan.step(what, orders);
        Ok(plan)
    }

    fn close(&self, context: &Context, mut plan: Plan, there: &PoolAt) -> Outcome<Plan> {
        require_due(there)?;
        plan.change(Sign::Remove, "pool", "closed for good: it takes nothing in any more");
        plan.promises.push("for ever: no position, stake or reward comes into this pool".into());
        let order = WindDownPool { closer: context.me()?, pool: self.pool };
        let orders = Seen::now(context, there).then(&[], [order.instruction()]);
        plan.step(format!("close {} for good", short(&self.pool)), orders);
        Ok(plan)
    }
}

fn require_due(there: &PoolAt) -> Outcome<()> {
    let due = there.pool.closing_announced_at.saturating_add(NOTICE_SECONDS);
    if there.pool.closing_announced_at == 0 {
        return Err(failure(
            "The pool's closing is not announced",
            "Announce it: acequia pool closing POOL --announce",
        ));
    }
    if there.now < due {
        let when = moment(due);
        return Err(failure(format!("The pool closes from {when} on"), "Wait until then"));
    }
    match there.pool.totals.staked {
        0 => Ok(()),
        _ => Err(failure(
            "Somebody is staked in the pool",
            "Wait until all have left: a staked unit keeps its pool open",
        )),
    }
}
