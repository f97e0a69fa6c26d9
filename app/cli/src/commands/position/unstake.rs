//! `unstake`: principal back, in part or all, and the position closed where that is wanted.

use super::claim::claim_into;
use crate::chain::{Mint, PoolAt, PositionAt};
use crate::commands::common::{Quantity, Seat};
use crate::commands::purse::Payee;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{amount, moment, short};
use acequia_core::farm::PENALTY_SLOT;
use acequia_interface::instructions::{
    ClosePosition, EmergencyExit, LeaveLockEarly, Unstake as Order,
};
use clap::Args;
use solana_address::Address;
use solana_instruction::Instruction;

/// Take stake out, and close the position where wanted
///
/// What is owed stays owed, unless --close claims it first.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia unstake 7Qx…pool 500\n  acequia unstake 7Qx…pool all --close\n  \
    acequia unstake 7Qx…pool all --early\n  acequia unstake 7Qx…pool all --emergency\n  \
    acequia unstake 7Qx…pool all --to 9aK…wallet"
)]
pub struct Unstake {
    #[command(flatten)]
    seat: Seat,
    /// How much, in tokens, or `all`
    #[arg(value_name = "TOKENS")]
    amount: Quantity,
    /// Claim what is owed, and close the position: its rent comes back
    #[arg(long)]
    close: bool,
    /// Leave a running lock, for the pool's penalty
    #[arg(long, conflicts_with = "emergency")]
    early: bool,
    /// Take all out without a look at any reward; forfeits what was earned since the last update
    #[arg(long)]
    emergency: bool,
    #[command(flatten)]
    payee: Payee,
}

/// What the plan is made from.
struct Exit<'a> {
    there: &'a PoolAt,
    at: &'a PositionAt,
    mint: &'a Mint,
    units: u64,
}

impl Unstake {
    /// The exit, then claims and the closing where the position is to be closed: once nothing
    /// is staked nothing more is earned. Each is left out where it is done already.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.seat.pool)?);
        let at = context.rpc.position(&self.seat.pool, &me, self.seat.index)?;
        let mint = context.rpc.mint(&there.pool.stake_mint)?;
        let symbol = context.names.symbol(&mint.address);
        let held = at.position.stake.amount;
        let units = self.amount.units(held, mint.decimals, &symbol)?;
        self.check(units, held, &mint, &symbol)?;
        let exit = Exit { there: &there, at: &at, mint: &mint, units };
        let mut plan = Plan::new(format!("Leave the pool {}", self.seat.pool));
        if units > 0 {
            self.exit(context, &mut plan, &exit, &symbol)?;
        }
        if self.close {
            let claims = (&exit.still_paying()[..], self.payee);
            claim_into(context, &mut plan, &there, &at, claims)?;
            self.close(&mut plan, &exit);
            plan.frees(at.position.rent_payer, context.rpc.balance(&at.address)?);
        }
        self.payee.note(&mut plan);
        Ok(plan)
    }

    fn check(&self, units: u64, held: u64, mint: &Mint, symbol: &str) -> Outcome<()> {
        let words = mint.words(held, symbol);
        if units > held {
            return Err(failure(
                format!("The position holds {words}"),
                "Name at most that, or `all`",
            ));
        }
        if (self.close || self.emergency) && units < held {
            return Err(failure(
                format!("The position holds {words}, and would not be empty"),
                "Name `all`: only an empty position is closed, and an emergency exit takes all",
            ));
        }
        match (units, self.close) {
            (0, false) => Err(failure(
                "The position holds nothing",
                "Add --close to close it and get its rent back",
            )),
            _ => Ok(()),
        }
    }

    fn exit(&self, context: &Context, plan: &mut Plan, exit: &Exit, symbol: &str) -> Outcome<()> {
        let words = amount(exit.units, exit.mint.decimals, symbol);
        let shown = exit.mint.words(exit.units, symbol);
        let place = format!("{}, position {}", short(&exit.there.address), self.seat.index);
        let purse = self.payee.purse(context, &context.me()?, exit.mint)?;
        let (order, verb) = self.order(plan, exit, purse.address, symbol)?;
        plan.change(Sign::Change, "stake", format!("{shown} come back to you"));
        plan.notes.extend(exit.mint.fee_note(exit.units, symbol));
        plan.notes.extend(purse.wrapped_note(exit.mint));
        let builds = !plan.steps.is_empty();
        let what = format!("{verb} {words} from {place}{}", self.payee.words());
        let step = plan.step(what, vec![order]);
        step.builds_on_others = builds;
        purse.make_in(step);
        Ok(())
    }

    /// What is sent, and its verb.
    fn order(
        &self,
        plan: &mut Plan,
        exit: &Exit,
        to: Address,
        symbol: &str,
    ) -> Outcome<(Instruction, &'static str)> {
        Ok(match (self.early, self.emergency) {
            (true, _) => (exit.early(plan, to, symbol)?, "take early"),
            (_, true) => (exit.emergency(to), "take in an emergency"),
            _ => (exit.plain(to)?, "unstake"),
        })
    }

    fn close(&self, plan: &mut Plan, exit: &Exit) {
        let (position, rent_payer) = (exit.at.address, exit.at.position.rent_payer);
        plan.change(Sign::Remove, "position", format!("its rent goes back to {rent_payer}"));
        let order = ClosePosition {
            closer: exit.at.position.owner,
            pool: exit.there.address,
            position,
            rent_payer,
            forfeit: false,
        };
        let what =
            format!("close the position {} in {}", self.seat.index, short(&exit.there.address));
        let builds = !plan.steps.is_empty();
        plan.step(what, vec![order.instruction()]).builds_on_others = builds;
    }
}

impl Exit<'_> {
    /// The rewards that owe something, or will by the time the exit lands.
    fn still_paying(&self) -> Vec<u8> {
        let owed = self.at.position.claimable(&self.there.pool, self.there.now);
        let earns = self.at.position.stake.weight > 0;
        let pays = |slot: u8, finished: bool| {
            owed.get(usize::from(slot)).is_some_and(|units| *units > 0) || (earns && !finished)
        };
        let streams = self.there.streams().map(|(slot, s)| (slot, s.books.schedule.is_finished()));
        streams.filter(|(slot, finished)| pays(*slot, *finished)).map(|(slot, _)| slot).collect()
    }

    fn plain(&self, destination: Address) -> Outcome<Instruction> {
        let stake = &self.at.position.stake;
        if stake.is_locked(self.there.now) {
            let end = moment(stake.lock_end);
            return Err(failure(
                format!("The position is locked until {end}"),
                "Wait until then, or leave early where the pool offers it: --early",
            ));
        }
        let order = Order {
            owner: self.at.position.owner,
            pool: self.there.address,
            position: self.at.address,
            stake_vault: self.there.pool.stake_vault,
            destination,
            stake_mint: self.mint.address,
            token_program: self.mint.program_address(),
            amount: self.units,
        };
        Ok(order.instruction())
    }

    fn emergency(&self, destination: Address) -> Instruction {
        let order = EmergencyExit {
            owner: self.at.position.owner,
            pool: self.there.address,
            position: self.at.address,
            stake_vault: self.there.pool.stake_vault,
            destination,
            stake_mint: self.mint.address,
            token_program: self.mint.program_address(),
        };
        order.instruction()
    }

    /// The penalty goes to those who stay, through the penalty flow: where there is nobody, there is
    /// none.
    fn early(&self, plan: &mut Plan, destination: Address, symbol: &str) -> Outcome<Instruction> {
        let (pool, rule) = (&self.there.pool, &self.there.pool.lock);
        if rule.early_leave_bps == 0 {
            return Err(failure("The pool offers no early leave", "Wait until the lock ends"));
        }
        let stake = &self.at.position.stake;
        let left = stake.lock_end.saturating_sub(self.there.now);
        let words = self.mint.words(rule.penalty_ceil(self.units, left), symbol);
        plan.notes.push(match pool.totals.staked == stake.amount {
            false => format!("leaving now costs {words} of it, which go to those who stay"),
            true => format!(
                "leaving costs nothing while nobody else is staked, and {words} of it if somebody \
                 comes before it lands"
            ),
        });
        let order = LeaveLockEarly {
            owner: self.at.position.owner,
            pool: self.there.address,
            position: self.at.address,
            stake_vault: self.there.pool.stake_vault,
            destination,
            penalty_vault: pool.streams[PENALTY_SLOT].vault,
            stake_mint: self.mint.address,
            token_program: self.mint.program_address(),
            amount: self.units,
        };
        Ok(order.instruction())
    }
}
