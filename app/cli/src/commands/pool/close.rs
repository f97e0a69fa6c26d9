//! `pool close`: the end of an empty pool.

use crate::chain::{Mint, PoolAt};
use crate::commands::harvest::harvest;
use crate::commands::purse::{Payee, Purse};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{amount, short};
use acequia_interface::addresses;
use acequia_interface::instructions::{ClosePool, SurplusAccounts};
use clap::Args;
use solana_address::Address;

/// Close an empty pool and get its rent back
///
/// The rent goes to whoever created it.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia pool close 7Qx…pool")]
pub struct Close {
    /// The pool's address
    pub pool: Address,
    #[command(flatten)]
    payee: Payee,
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
        require_empty(&there)?;
        let creator = there.pool.creator;
        let (closer, pool) = (context.me()?, self.pool);
        let page = (there.pool.page_bump != 0).then(|| addresses::page(&pool).0);
        let close = ClosePool { closer, pool, creator, vault: None, page };
        match there.pool.is_delegated() {
            true => drop(plan.step(self.order(), vec![close.instruction()])),
            false => self.close_with_vault(context, &mut plan, &there, close)?,
        }
        let vault = match there.pool.is_delegated() {
            true => 0,
            false => context.rpc.balance(&there.pool.stake_vault)?,
        };
        let page = page.map_or(Ok(0), |page| context.rpc.balance(&page))?;
        let freed = context.rpc.balance(&self.pool)?.saturating_add(vault).saturating_add(page);
        plan.frees(creator, freed);
        plan.change(Sign::Remove, "pool", "closed for good, and its vault with it");
        Ok(plan)
    }

    fn order(&self) -> String {
        format!("close the pool {}{}", short(&self.pool), self.payee.words())
    }

    /// An account of the creator's: the program pays nobody else.
    fn purse(&self, context: &Context, there: &PoolAt, mint: &Mint) -> Outcome<Purse> {
        let creator = there.pool.creator;
        let purse = self.payee.purse(context, &creator, mint)?;
        match purse.owner == creator {
            true => Ok(purse),
            false => Err(failure(
                format!("What nobody staked goes to the pool's creator {creator} alone"),
                "Name by --to a token account that the creator holds",
            )),
        }
    }

    /// What the vault holds although nothing is staked was donated, and goes to the creator.
    fn close_with_vault(
        &self,
        context: &Context,
        plan: &mut Plan,
        there: &PoolAt,
        mut close: ClosePool,
    ) -> Outcome<()> {
        let pool = &there.pool;
        let mint = context.rpc.mint(&pool.stake_mint)?;
        let surplus = context.rpc.token_account(&pool.stake_vault)?.map_or(0, |vault| vault.amount);
        let purse = (surplus > 0).then(|| self.purse(context, there, &mint)).transpose()?;
        close.vault = Some(SurplusAccounts {
            stake_vault: pool.stake_vault,
            destination: purse.as_ref().map(|purse| purse.address),
            stake_mint: mint.address,
            token_program: mint.program_address(),
        });
        let step = plan.step(self.order(), vec![close.instruction()]);
        step.begin_with(harvest(context, &pool.stake_vault)?);
        if let Some(purse) = purse {
            purse.make_in(step);
            let words = amount(surplus, mint.decimals, &context.names.symbol(&mint.address));
            plan.notes.push(format!("{words} that nobody staked go to the creator"));
        }
        Ok(())
    }
}

/// Neither rewards nor positions.
fn require_empty(there: &PoolAt) -> Outcome<()> {
    let streams: Vec<String> = there.streams().map(|(slot, _)| slot.to_string()).collect();
    if !streams.is_empty() {
        return Err(failure(
            format!("The pool still holds rewards, in the slots {}", streams.join(", ")),
            "Retire them first: acequia rewards retire",
        ));
    }
    match there.pool.totals.positions {
        0 => Ok(()),
        positions => Err(failure(
            format!("The pool still has {positions} positions"),
            "Wait until their owners have closed them: `acequia positions --pool` lists them",
        )),
    }
}
