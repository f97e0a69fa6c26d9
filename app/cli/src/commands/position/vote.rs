//! `vote`: what is staked, passed on to the pool's hook.

use crate::chain::{PoolAt, PositionAt};
use crate::commands::behalf::{Behalf, Right};
use crate::commands::common::Seat;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{amount, moment, short};
use acequia_core::votes::Window;
use acequia_interface::addresses::vote_receipt;
use acequia_interface::instructions::{CastVote, CloseVoteReceipt, WithdrawVote};
use acequia_interface::VoteReceipt;
use clap::Args;
use solana_address::Address;
use solana_instruction::{AccountMeta, Instruction};

/// Vote with what is staked
///
/// Passes the vote of your stake on to the pool's hook, or withdraws it. What has been staked
/// since before the ballot began counts; it may not be unstaked until the ballot ends or the
/// vote is withdrawn.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    acequia vote 7Qx…pool BaLLot…address --start 1796083200 --end 1796688000 --payload 00e803 \\\n    \
      --account ePoch…address:w\n  \
    acequia vote 7Qx…pool BaLLot…address --withdraw --account ePoch…address:w")]
pub struct Vote {
    #[command(flatten)]
    seat: Seat,
    /// The address that stands for the ballot
    #[arg(value_name = "BALLOT")]
    ballot: Address,
    /// When the ballot began [unix s]
    #[arg(long, value_name = "UNIX", required_unless_present_any = ["withdraw", "close"])]
    start: Option<u64>,
    /// When it ends [unix s]
    #[arg(long, value_name = "UNIX", required_unless_present_any = ["withdraw", "close"])]
    end: Option<u64>,
    /// What the hook is told of the vote, in hexadecimal
    #[arg(long, value_name = "HEX", default_value = "", hide_default_value = true)]
    payload: String,
    /// An account that the hook needs, `:w` where it changes it. May be given again
    #[arg(long, value_name = "ADDRESS[:w]", value_parser = account)]
    account: Vec<AccountMeta>,
    /// Withdraw the vote instead
    #[arg(long, conflicts_with_all = ["start", "end"])]
    withdraw: bool,
    /// Close the receipt of a vote that is over, and get its rent back
    #[arg(long, conflicts_with_all = ["start", "end", "withdraw"])]
    close: bool,
    /// Whom the vote went to, where the pool has another hook by now
    #[arg(long, value_name = "PROGRAM")]
    hook: Option<Address>,
    #[command(flatten)]
    behalf: Behalf,
}

fn require_hook(there: &PoolAt) -> Outcome<()> {
    match there.pool.hook == Address::default() {
        false => Ok(()),
        true => Err(failure(
            "The pool has no hook, so votes go nowhere",
            "Ask its authority to set one: acequia hook",
        )),
    }
}

/// A weight, which is counted in the staked token.
fn weight_of(context: &Context, there: &PoolAt, weight: u64) -> String {
    let symbol = context.names.symbol(&there.pool.stake_mint);
    amount(weight, there.pool.stake_decimals, &symbol)
}

fn account(text: &str) -> Result<AccountMeta, String> {
    let (address, writable) = match text.strip_suffix(":w") {
        Some(address) => (address, true),
        None => (text, false),
    };
    let address = address.parse().map_err(|_| format!("`{address}` is not an address"))?;
    Ok(if writable {
        AccountMeta::new(address, false)
    } else {
        AccountMeta::new_readonly(address, false)
    })
}

impl Vote {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.seat.pool)?);
        let at = self.behalf.position(context, &self.seat, Right::Vote)?;
        let payload = hex(&self.payload)?;
        let mut plan = Plan::new(format!("The ballot {}", self.ballot));
        match (self.withdraw, self.close) {
            (true, _) => self.withdraw(context, &mut plan, &there, &at, &payload)?,
            (_, true) => self.close(context, &mut plan, &there, &at)?,
            _ => self.cast(context, &mut plan, &there, &at, &payload)?,
        }
        at.note_whose(&mut plan, &me);
        Ok(plan)
    }

    fn cast(
        &self,
        context: &Context,
        plan: &mut Plan,
        there: &PoolAt,
        at: &PositionAt,
        payload: &[u8],
    ) -> Outcome<()> {
        require_hook(there)?;
        let (start, end) = (self.start.unwrap_or_default(), self.end.unwrap_or_default());
        let weight = at.weight_on(Window { start, end });
        let words = weight_of(context, there, weight);
        plan.change(Sign::Create, "vote", format!("{words} of weight, to {}", there.pool.hook));
        plan.promises.push(format!("{words} until {}, unless you withdraw the vote", moment(end)));
        let receipt = vote_receipt(&at.address, &there.pool.hook, &self.ballot).0;
        let is_new = context.rpc.account(&receipt)?.is_none();
        let order = self.casting((context.me()?, context.payer()?), there, at, payload);
        let step = self.step(plan, ("vote", &at.place(&context.me()?)), order);
        step.creates.extend(is_new.then_some(VoteReceipt::SIZE));
        Ok(())
    }

    fn casting(
        &self,
        (signer, payer): (Address, Address),
        there: &PoolAt,
        at: &PositionAt,
        payload: &[u8],
    ) -> Instruction {
        let order = CastVote {
            signer,
            voter: at.position.owner,
            payer,
            pool: there.address,
            position: at.address,
            hook_program: there.pool.hook,
            extras: &self.account,
            ballot: self.ballot,
            ballot_start: self.start.unwrap_or_default(),
            ballot_end: self.end.unwrap_or_default(),
            payload,
        };
        order.instruction()
    }

    /// The receipt tells whom the vote went to, which may no longer be the pool's hook.
    fn withdraw(
        &self,
        context: &Context,
        plan: &mut Plan,
        there: &PoolAt,
        at: &PositionAt,
        payload: &[u8],
    ) -> Outcome<()> {
        let receipt = self.receipt(context, there, at)?;
        let Some(receipt) = receipt.filter(|receipt| !receipt.passed().withdrawn) else {
            plan.change(Sign::Keep, "vote", "none is open on this ballot");
            return Ok(());
        };
        let words = weight_of(context, there, receipt.weight);
        plan.change(Sign::Remove, "vote", format!("{words} of weight"));
        let me = context.me()?;
        let order = WithdrawVote {
            signer: me,
            voter: at.position.owner,
            pool: there.address,
            position: at.address,
            hook_program: receipt.hook_program,
            extras: &self.account,
            ballot: self.ballot,
            payload,
        };
        self.step(plan, ("withdraw the vote", &at.place(&me)), order.instruction());
        Ok(())
    }

    /// By anyone, once the vote is withdrawn or its ballot over.
    fn close(
        &self,
        context: &Context,
        plan: &mut Plan,
        there: &PoolAt,
        at: &PositionAt,
    ) -> Outcome<()> {
        let Some(receipt) = self.receipt(context, there, at)? else {
            plan.change(Sign::Keep, "receipt", "there is none of a vote on this ballot");
            return Ok(());
        };
        plan.change(
            Sign::Remove,
            "receipt",
            format!("its rent goes back to {}", receipt.rent_payer),
        );
        let order = CloseVoteReceipt {
            receipt: vote_receipt(&at.address, &receipt.hook_program, &self.ballot).0,
            position: at.address,
            rent_payer: receipt.rent_payer,
        };
        plan.frees(receipt.rent_payer, context.rpc.balance(&order.receipt)?);
        let verb = "close the receipt of the vote";
        self.step(plan, (verb, &at.place(&context.me()?)), order.instruction());
        Ok(())
    }

    /// What was noted of the vote, if there is one.
    fn receipt(
        &self,
        context: &Context,
        there: &PoolAt,
        at: &PositionAt,
    ) -> Outcome<Option<VoteReceipt>> {
        let hook = self.hook.unwrap_or(there.pool.hook);
        let account = context.rpc.account(&vote_receipt(&at.address, &hook, &self.ballot).0)?;
        Ok(account.and_then(|account| VoteReceipt::read(&account.data).ok()))
    }

    fn step<'a>(
        &self,
        plan: &'a mut Plan,
        (verb, place): (&str, &str),
        order: Instruction,
    ) -> &'a mut crate::plan::Step {
        let (ballot, pool) = (short(&self.ballot), short(&self.seat.pool));
        let payload =
            if self.payload.is_empty() { String::new() } else { format!(" {}", self.payload) };
        plan.step(format!("{verb} on {ballot} by {pool}, {place}{payload}"), vec![order])
    }
}

/// Bytes of a text in hexadecimal.
fn hex(text: &str) -> Outcome<Vec<u8>> {
    let wrong = || {
        failure(
            format!("`{text}` is not hexadecimal"),
            "Write two digits for each byte, as in 00e803",
        )
    };
    if !text.len().is_multiple_of(2) || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(wrong());
    }
    let byte = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    (0..text.len()).step_by(2).map(|at| byte(at).ok_or_else(wrong)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payloads_are_hexadecimal() {
        assert_eq!(hex("00e803"), Ok(vec![0, 0xe8, 3]));
        assert_eq!(hex(""), Ok(vec![]));
        assert!(["0", "zz", "é0", "+5", "-5"].iter().all(|text| hex(text).is_err()));
    }

    #[test]
    fn accounts_say_whether_they_change() {
        let address = "AceQ1aFarm1111111111111111111111111111111111";
        assert!(account(&format!("{address}:w")).expect("well-formed").is_writable);
        assert!(!account(address).expect("well-formed").is_writable);
        assert!(account("x").is_err());
    }
}
