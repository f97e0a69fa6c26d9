//! `merge`: several positions of a wallet in a pool made one.

use crate::chain::{PoolAt, PositionAt};
use crate::commands::common::Seat;
use crate::commands::seen::both_lock_as_seen;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::moment;
use acequia_core::Stake;
use acequia_interface::instructions::{ClosePosition, MergePositions};
use clap::Args;

/// Until the plan lands [s]: what is weighed by the time left weighs less then.
const SLACK: u64 = 300;

/// Put one of your positions in a pool into another
///
/// All it holds and is owed; its rent comes back.
/// The lock ends at the later of both ends.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia merge 7Qx…pool --index 1 --into 0")]
pub struct Merge {
    #[command(flatten)]
    seat: Seat,
    /// The number of the position that is left
    #[arg(long, value_name = "NUMBER")]
    into: u32,
}

impl Merge {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        if self.into == self.seat.index {
            let remedy = "Name two: acequia merge POOL --index 1 --into 0";
            return Err(failure("A position is not merged with itself", remedy));
        }
        let (owner, there) = (context.me()?, context.rpc.pool(&self.seat.pool)?);
        let from = context.rpc.position(&there.address, &owner, self.seat.index)?;
        let into = context.rpc.position(&there.address, &owner, self.into)?;
        let mut plan = Plan::new(format!("Merge two positions in the pool {}", there.address));
        let least_weight = self.describe(context, &mut plan, &there, [&from, &into])?;
        let (pool, from_position) = (there.address, from.address);
        let merge =
            MergePositions { owner, pool, from_position, to_position: into.address, least_weight };
        let rent_payer = from.position.rent_payer;
        let close = ClosePosition {
            closer: owner,
            pool,
            position: from_position,
            rent_payer,
            forfeit: false,
        };
        let what = format!("merge position {} into {}", self.seat.index, self.into);
        let orders = [merge.instruction(), close.instruction()];
        let ends = [&from, &into].map(|at| settled(at.position.stake, there.now).lock_end);
        let seen = match ends[0] == ends[1] {
            true => Vec::new(),
            false => both_lock_as_seen(context, &there, [&into, &from]),
        };
        plan.step(what, seen.into_iter().chain(orders).collect());
        Ok(plan)
    }

    /// What it comes to, and the least that it may weigh.
    fn describe(
        &self,
        context: &Context,
        plan: &mut Plan,
        there: &PoolAt,
        [from, into]: [&PositionAt; 2],
    ) -> Outcome<u64> {
        let words = context.words(&there.pool.stake_mint, there.pool.stake_decimals);
        let [gone, left] = [from, into].map(|at| settled(at.position.stake, there.now));
        let merged = |now| left.merged(now, &there.pool.lock, gone.holding());
        let refused = |why: acequia_core::Error| {
            let error = acequia_interface::errors::FarmError::from(why);
            failure(error.to_string(), "Look at both: acequia positions")
        };
        let (now, late) = (merged(there.now).map_err(refused)?, there.now.saturating_add(SLACK));
        let before = left.weight.saturating_add(gone.weight);
        plan.change(Sign::Change, "stake", format!("{} in one position", words(now.amount)));
        plan.change(
            Sign::Change,
            "weight",
            format!("{} together before, {} then", words(before), words(now.weight)),
        );
        if now.lock_end > left.lock_end.min(gone.lock_end) {
            let end = moment(now.lock_end);
            plan.promises.push(format!("all of it until {end}: it cannot be unstaked before"));
        }
        let late = late.min(now.lock_end.max(there.now));
        merged(late).map(|then| then.weight).map_err(refused)
    }
}

/// Without the boost of a lock that has ended.
fn settled(mut stake: Stake, now: u64) -> Stake {
    if stake.has_ended_lock(now) {
        stake.hold(now, stake.after_lock());
    }
    stake
}
