//! `stake`: tokens into a pool.

use super::lock;
use crate::chain::{Mint, PoolAt, PositionAt};
use crate::commands::common::{Quantity, Seat};
use crate::commands::purse::{Payer, Purse};
use crate::commands::seen::{locks_as_seen, locks_new_as_seen};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{amount, moment, short};
use acequia_interface::instructions::{LockPosition, OpenPosition, Stake as Order};
use acequia_interface::{addresses, Position};
use clap::Args;
use solana_address::Address;
use solana_instruction::Instruction;

/// Stake tokens in a pool
///
/// Opens your position where there is none; its rent comes back when you
/// close it. You can always leave.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia stake 7Qx…pool 1_500.25\n  acequia stake 7Qx…pool all --index 1\n  \
    acequia stake 7Qx…pool 1_500.25 --lock \"30 days\""
)]
pub struct Stake {
    #[command(flatten)]
    seat: Seat,
    /// How much, in tokens, or `all`
    #[arg(value_name = "TOKENS")]
    amount: Quantity,
    /// Lock all of the position for so long from now, in the same transaction
    #[arg(long, value_name = "DURATION")]
    lock: Option<String>,
    #[command(flatten)]
    payer: Payer,
}

impl Stake {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.seat.pool)?);
        require_deposits(&there)?;
        let mint = context.rpc.mint(&there.pool.stake_mint)?;
        let symbol = context.names.symbol(&mint.address);
        let purse = self.payer.purse(context, &mint)?;
        let units = self.units(&purse, &mint, &symbol)?;
        let words = amount(units, mint.decimals, &symbol);
        let mut plan = Plan::new(format!("Stake in the pool {}", self.seat.pool));
        let (pool, index) = (short(&self.seat.pool), self.seat.index);
        let locked = self.lock.iter().map(|text| format!(", and lock it for {text}"));
        let what = format!("stake {words} in {pool}, position {index}");
        plan.step(locked.fold(what, |what, more| what + &more), Vec::new());
        let position = sit(context, &mut plan, &there, index)?;
        let order = self.order(me, &there, position, &mint, purse.address, units);
        plan.steps[0].instructions.push(order);
        self.lock(context, &mut plan, &there, position, units)?;
        plan.change(Sign::Change, "stake", format!("{} more", mint.words(units, &symbol)));
        plan.spends.push(purse.spend(units, &mint, &symbol));
        plan.notes.extend(mint.fee_note(units, &symbol));
        plan.notes.extend(mint.shown_note(&symbol));
        plan.is_way_in = true;
        let risks = there.pool.accepted_risks.names();
        plan.notes.extend(risks.map(|risk| format!("this pool accepts that {risk}")));
        Ok(plan)
    }

    /// Locks it along with what the position holds already, for what was seen.
    fn lock(
        &self,
        context: &Context,
        plan: &mut Plan,
        there: &PoolAt,
        position: Address,
        units: u64,
    ) -> Outcome<()> {
        let Some(text) = &self.lock else { return Ok(()) };
        let (owner, pool) = (context.me()?, there.address);
        let at = context.rpc.find_position(&pool, &owner, self.seat.index)?;
        let held = at.as_ref().map_or(0, |at| at.position.stake.amount);
        plan.promises.clear(); // the lock that runs is a part of this one
        let lock_end = lock::lasts(context, plan, there, held.saturating_add(units), text)?;
        let is_guarded = at.as_ref().is_some_and(|at| at.position.stake.is_locked(there.now));
        let guard = match &at {
            Some(at) => locks_as_seen(context, there, at),
            None => locks_new_as_seen(context, there),
        };
        let order = LockPosition { owner, pool, position, lock_end };
        plan.steps[0].begin_with(guard.filter(|_| !is_guarded));
        plan.steps[0].instructions.push(order.instruction());
        Ok(())
    }

    fn units(&self, purse: &Purse, mint: &Mint, symbol: &str) -> Outcome<u64> {
        match self.amount.units(purse.amount, mint.decimals, symbol)? {
            0 => Err(failure(
                format!("The token account {} holds nothing", purse.address),
                format!("Send it some {symbol} first"),
            )),
            units => Ok(units),
        }
    }

    fn order(
        &self,
        me: Address,
        at: &PoolAt,
        position: Address,
        mint: &Mint,
        source: Address,
        amount: u64,
    ) -> Instruction {
        Order {
            depositor: me,
            pool: at.address,
            position,
            stake_vault: at.pool.stake_vault,
            source,
            stake_mint: mint.address,
            token_program: mint.program_address(),
            amount,
        }
        .instruction()
    }
}

/// A delegated pool holds no stake, and a paused one takes none.
pub fn require_deposits(there: &PoolAt) -> Outcome<()> {
    if there.pool.is_delegated() {
        let delegate = there.pool.delegate;
        return Err(failure(
            "The pool is delegated: it holds no stake",
            format!("Deposit where its delegate {delegate} counts it"),
        ));
    }
    match there.pool.is_paused() {
        true => Err(failure(
            "The pool takes no deposits at present",
            "Try again when it is resumed; exits and claims work",
        )),
        false => Ok(()),
    }
}

/// What comes into a locked position stays until its lock ends: said, and the guard that goes before it.
pub fn comes_locked(
    context: &Context,
    plan: &mut Plan,
    there: &PoolAt,
    at: &PositionAt,
) -> Option<Instruction> {
    let stake = &at.position.stake;
    if !stake.is_locked(there.now) {
        return None;
    }
    plan.promises = vec![format!(
        "what comes into the position until {}, when its lock ends",
        moment(stake.lock_end)
    )];
    locks_as_seen(context, there, at)
}

/// Where the wallet's position is. Where it is not there, the plan's first step opens it.
pub fn sit(context: &Context, plan: &mut Plan, there: &PoolAt, index: u32) -> Outcome<Address> {
    let (me, pool) = (context.me()?, there.address);
    if context.rpc.find_position(&pool, &me, index)?.is_some() {
        let at = context.rpc.position(&pool, &me, index)?;
        let guard = comes_locked(context, plan, there, &at);
        plan.steps[0].instructions.extend(guard);
        return Ok(at.address);
    }
    let (position, _) = addresses::position(&pool, &me, index);
    let payer = context.payer()?;
    let open = OpenPosition { opener: me, payer, pool, position, index, owner: me };
    plan.change(Sign::Create, "position", position.to_string());
    plan.steps[0].instructions.push(open.instruction());
    plan.steps[0].creates.push(Position::size(there.pool.capacity));
    Ok(position)
}
