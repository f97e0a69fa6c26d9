//! `pool close`: the end of an empty pool.

use crate::chain::{Mint, PoolAt, PositionAt};
use crate::commands::harvest::harvest;
use crate::commands::purse::{Payee, Purse};
use crate::commands::seen::Seen;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{moment, several, short};
use acequia_interface::addresses;
use acequia_interface::instructions::{ClosePool, ClosePosition, SurplusAccounts};
use clap::Args;
use solana_address::Address;
use solana_instruction::Instruction;

/// Close an empty pool and get its rent back
///
/// The rent goes to whoever created it. In a pool that has closed for good, positions that nobody came back
/// for are closed first.
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
        require_no_rewards(&there)?;
        self.close_positions(context, &mut plan, &there)?;
        let creator = there.pool.creator;
        let (closer, pool) = (context.me()?, self.pool);
        let page = (there.pool.page_bump != 0).then(|| addresses::page(&pool).0);
        let close = ClosePool { closer, pool, creator, vault: None, page };
        match there.pool.is_delegated() {
            true => drop(plan.step(self.order(), closing(context, &there, &close))),
            false => self.close_with_vault(context, &mut plan, &there, close)?,
        }
        let vault = match there.pool.is_delegated() {
            true => 0,
            false => context.rpc.balance(&there.pool.stake_vault)?,
        };
        let page = page.map_or(Ok(0), |page| context.rpc.balance(&page))?;
        let freed = context.rpc.balance(&self.pool)?.saturating_add(vault).saturating_add(page);
        plan.frees(creator, freed);
        plan.last_builds(plan.steps.len() > 1);
        plan.change(Sign::Remove, "pool", "closed for good, and its vault with it");
        Ok(plan)
    }

    /// Where the pool has closed for good, those that nobody came back for; each rent to who paid it.
    fn close_positions(&self, context: &Context, plan: &mut Plan, there: &PoolAt) -> Outcome<()> {
        let count = several(there.pool.totals.positions, "position");
        match (there.pool.totals.positions, there.pool.is_closed()) {
            (0, _) => return Ok(()),
            (_, true) => plan.change(Sign::Remove, "positions", format!("{count}, left behind")),
            (_, false) => {
                return Err(failure(
                    format!("The pool still has {count}"),
                    "Wait until their owners have closed them: `acequia positions --pool` lists them. \
                     In a pool that has closed for good (acequia pool closing) they are closed with it",
                ))
            }
        }
        let positions = context.rpc.positions(None, Some(&self.pool))?;
        positions.iter().try_for_each(|at| require_left_behind(at, there))?;
        let closer = context.me()?;
        let order = |at: &PositionAt| {
            let (pool, position, rent_payer) = (self.pool, at.address, at.position.rent_payer);
            let close = ClosePosition { closer, pool, position, rent_payer, forfeit: false };
            vec![close.instruction()]
        };
        let orders: Vec<_> = positions.iter().map(order).collect();
        for at in &positions {
            plan.frees(at.position.rent_payer, context.rpc.balance(&at.address)?);
        }
        let mut rest = positions.iter();
        for orders in context.pack(&orders)? {
            let first = rest.clone().next().map(|at| short(&at.address)).unwrap_or_default();
            let count = several(rest.by_ref().take(orders.len()).count() as u64, "position");
            plan.step(format!("close {count} of {}, from {first} on", short(&self.pool)), orders);
        }
        Ok(())
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
        let step = plan.step(self.order(), closing(context, there, &close));
        step.begin_with(harvest(context, &pool.stake_vault)?);
        if let Some(purse) = purse {
            purse.make_in(step);
            let words = mint.words(surplus, &context.names.symbol(&mint.address));
            plan.notes.push(format!("{words} that nobody staked go to the creator"));
        }
        Ok(())
    }
}

/// The pool that was seen, and no other that has come to its address.
fn closing(context: &Context, there: &PoolAt, close: &ClosePool) -> Vec<Instruction> {
    Seen::now(context, there).then(&[], [close.instruction()])
}

fn require_no_rewards(there: &PoolAt) -> Outcome<()> {
    let streams: Vec<String> = there.streams().map(|(slot, _)| slot.to_string()).collect();
    if !streams.is_empty() {
        return Err(failure(
            format!("The pool still holds rewards, in the slots {}", streams.join(", ")),
            "Retire them first: acequia rewards retire",
        ));
    }
    Ok(())
}

/// One that its owner has not come back for holds nothing, is owed nothing and has no vote open.
fn require_left_behind(at: &PositionAt, there: &PoolAt) -> Outcome<()> {
    let owed = at.position.claimable(&there.pool, there.now);
    if owed.iter().any(|units| *units > 0) {
        return Err(failure(
            format!("The position {} is still owed something", at.address),
            "Pay it out first: acequia rewards push",
        ));
    }
    let votes = &at.position.stake.votes;
    match votes.hold(there.now) {
        false => Ok(()),
        true => Err(failure(
            format!("A vote of the position {} is open", at.address),
            format!("Wait until its ballot is over, at {}", moment(votes.locked_until)),
        )),
    }
}
