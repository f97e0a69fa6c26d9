//! `lock`: more weight for a time in which nothing can be unstaked.

use crate::chain::PoolAt;
use crate::commands::common::{seconds, Seat};
use crate::commands::seen::locks_as_seen;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{moment, short};
use acequia_interface::instructions::{LockPosition, ReleaseLock};
use clap::Args;

/// Lock stake for more weight
///
/// All of the position, for a time; or take off a lock that has ended.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia lock 7Qx…pool \"30 days\"\n  acequia lock 7Qx…pool --release"
)]
pub struct Lock {
    #[command(flatten)]
    seat: Seat,
    /// For how long from now
    #[arg(
        value_name = "DURATION",
        required_unless_present = "release",
        conflicts_with = "release"
    )]
    duration: Option<String>,
    /// Take off a lock that has ended
    #[arg(long)]
    release: bool,
}

impl Lock {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.seat.pool)?);
        let at = context.rpc.position(&self.seat.pool, &me, self.seat.index)?;
        let mut plan = Plan::new(format!("The position {}", at.address));
        let place = format!("{}, position {}", short(&self.seat.pool), self.seat.index);
        let Some(text) = &self.duration else {
            plan.change(Sign::Remove, "lock", "your stake weighs what it is");
            let order = ReleaseLock { pool: there.address, position: at.address };
            plan.step(format!("release the lock of {place}"), vec![order.instruction()]);
            return Ok(plan);
        };
        let lock_end = lasts(context, &mut plan, &there, at.position.stake.amount, text)?;
        let order = LockPosition { owner: me, pool: there.address, position: at.address, lock_end };
        let guard = locks_as_seen(context, &there, &at);
        let orders = guard.into_iter().chain([order.instruction()]).collect();
        plan.step(format!("lock {place} for {text}"), orders);
        Ok(plan)
    }
}

/// Until when a position that then holds `stake` is locked from now on [unix s], said in the plan.
pub fn lasts(
    context: &Context,
    plan: &mut Plan,
    there: &PoolAt,
    stake: u64,
    duration: &str,
) -> Outcome<u64> {
    let seconds = u32::try_from(seconds(duration)?).unwrap_or(u32::MAX);
    let weight = weight(there, stake, seconds)?;
    let words = context.words(&there.pool.stake_mint, there.pool.stake_decimals);
    plan.change(Sign::Change, "weight", format!("{} counts as {}", words(stake), words(weight)));
    let end = there.now.saturating_add(seconds.into());
    let until = moment(end);
    plan.promises
        .push(format!("all of the position's stake until {until}: it cannot be unstaked before"));
    Ok(end)
}

/// What the stake will count for.
fn weight(there: &PoolAt, units: u64, seconds: u32) -> Outcome<u64> {
    let rule = &there.pool.lock;
    if rule.max_seconds == 0 {
        return Err(failure("The pool offers no locks", "Stake without one"));
    }
    if seconds > rule.max_seconds {
        let longest = crate::show::duration(rule.max_seconds.into());
        return Err(failure(
            "The lock is longer than the pool's longest",
            format!("Choose up to {longest}"),
        ));
    }
    rule.weight_floor(units, seconds.into())
        .map_err(|_| failure("The weight would reach 2^64", "Lock for a shorter time"))
}
