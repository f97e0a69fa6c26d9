//! `rewards fund`: a top-up, by anyone.

use super::RewardSlot;
use crate::chain::PoolAt;
use crate::commands::common::units;
use crate::commands::purse::Payer;
use crate::commands::seen::{runs, Seen};
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::{amount, moment, short};
use acequia_core::{IdlePolicy, Kind, Stream};
use acequia_interface::instructions::TopUp;
use acequia_interface::StreamSlot;
use acequia_plan::FUNDERS_RISK;
use clap::Args;
use solana_address::Address;
use solana_instruction::Instruction;

/// How much more than before the funder could take back at once [base units].
fn free_of(there: &PoolAt, slot: u8, units: u64) -> Outcome<u64> {
    let uncommitted = |books: &Stream| {
        let mut copy = *books;
        copy.refund(there.now, false).map_or(0, |refund| refund.uncommitted)
    };
    let books = there.pool.settled_to(there.now).streams[usize::from(slot)].books;
    let mut topped_up = books;
    let _refused = topped_up.top_up(there.now, units);
    Ok(uncommitted(&topped_up).saturating_sub(uncommitted(&books)))
}

/// Top a reward up: a curve pays more until the same end, a flow spreads the deposit
///
/// By anyone. A curve pays more in proportion until the same end; a flow
/// spreads the deposit over its window. It cannot be taken back.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia rewards fund 7Qx…pool --slot 1 5_000")]
pub struct Fund {
    #[command(flatten)]
    reward: RewardSlot,
    /// How much, in tokens
    #[arg(value_name = "TOKENS")]
    amount: String,
    #[command(flatten)]
    payer: Payer,
}

impl Fund {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let there = context.rpc.pool(&self.reward.pool)?;
        let stream = there.stream(self.reward.slot)?;
        let (mint, symbol) = (context.rpc.mint(&stream.mint)?, context.names.symbol(&stream.mint));
        let units = units(&self.amount, mint.decimals, &symbol)?;
        let purse = self.payer.purse(context, &mint)?;
        let (words, shown) = (amount(units, mint.decimals, &symbol), mint.words(units, &symbol));
        let (mut plan, slot) = (self.reward.plan(), self.reward.slot);
        let detail = match stream.books.kind == Kind::Flow as u8 {
            true => format!("{shown} more, spread from now on"),
            false => format!("{shown} more, until {}", moment(stream.books.schedule.ends_at())),
        };
        plan.change(Sign::Change, format!("reward {slot}"), detail);
        let what = format!("top the reward {slot} of {} up by {words}", short(&self.reward.pool));
        let order = self.order(context.me()?, stream, purse.address, units);
        let orders = Seen::now(context, &there).then(&[runs(slot, stream)], [order]);
        plan.step(what, orders);
        plan.spends.push(purse.spend(units, &mint, &symbol));
        plan.notes.extend(mint.fee_note(units, &symbol));
        plan.note_once(FUNDERS_RISK);
        let free = free_of(&there, self.reward.slot, units)?;
        if free > 0 {
            let words = mint.words(free, &symbol);
            plan.notes.push(format!(
                "{words} of it fall beyond the promise: its funder can take them back"
            ));
        }
        if stream.books.idle_policy == IdlePolicy::Refund as u8 {
            plan.notes.push("what streams while nobody is staked goes back to its funder".into());
        }
        Ok(plan)
    }

    fn order(&self, me: Address, stream: &StreamSlot, source: Address, amount: u64) -> Instruction {
        let top_up = TopUp {
            pool: self.reward.pool,
            vault: stream.vault,
            mint: stream.mint,
            source,
            source_authority: me,
            token_program: stream.token_program_address(),
            slot: self.reward.slot,
            amount,
        };
        top_up.instruction()
    }
}
