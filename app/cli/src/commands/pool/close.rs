//! `pool close`: the end of an empty pool.

use crate::commands::common::Purse;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{amount, short, sol};
use acequia_interface::instructions::{ClosePool, SurplusAccounts};
use clap::Args;
use solana_address::Address;

/// Closes an empty pool. Its rent goes to whoever created it.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia pool close 7Qx…pool")]
pub struct Close {
    /// The pool's address
    pub pool: Address,
}

impl Close {
    /// Refuses what the program would, with what to do first. A pool that is gone is closed.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let mut plan = Plan::new(format!("The pool {}", self.pool));
        let Some(there) = context.rpc.find_pool(&self.pool)? else {
            plan.change(
                Sign::Keep,
                "pool",
                "nothing is at that address: it is closed, or never was",
            );
            return Ok(plan);
        };
        let (me, pool) = (context.me()?, &there.pool);
        let streams: Vec<String> = there.streams().map(|(slot, _)| slot.to_string()).collect();
        if !streams.is_empty() {
            return Err(failure(
                format!("The pool still holds rewards, in the slots {}", streams.join(", ")),
                "Retire them first: acequia rewards retire",
            ));
        }
        if pool.totals.positions > 0 {
            return Err(failure(
                format!("The pool still has {} positions", pool.totals.positions),
                "Wait until their owners have closed them: `acequia positions --pool` lists them",
            ));
        }
        let freed = context.rpc.balance(&self.pool)?;
        let mut close =
            ClosePool { closer: me, pool: self.pool, creator: pool.creator, vault: None };
        let what = format!("close the pool {}", short(&self.pool));
        if pool.is_delegated() {
            plan.step(what, vec![close.instruction()]);
        } else {
            let mint = context.rpc.mint(&pool.stake_mint)?;
            let surplus =
                context.rpc.token_account(&pool.stake_vault)?.map_or(0, |vault| vault.amount);
            let purse = Purse::of(context, &pool.creator, &mint)?;
            close.vault = Some(SurplusAccounts {
                stake_vault: pool.stake_vault,
                destination: (surplus > 0).then_some(purse.address),
                stake_mint: mint.address,
                token_program: mint.program_address(),
            });
            let step = plan.step(what, vec![close.instruction()]);
            if surplus > 0 {
                purse.make_in(step);
                let words = amount(surplus, mint.decimals, &context.names.symbol(&mint.address));
                plan.notes.push(format!("{words} that nobody staked go to the creator"));
            }
        }
        plan.change(
            Sign::Remove,
            "pool",
            format!("{} and more of rent go back to {}", sol(freed), pool.creator),
        );
        Ok(plan)
    }
}
