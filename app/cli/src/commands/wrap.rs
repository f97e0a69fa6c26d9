//! SOL as a token: wrapped where a plan pays it, unwrapped where it is paid.

use crate::chain::{canonical_account, Mint};
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Step, Wrap};
use crate::rpc::{Draft, Room};
use crate::show::sol;
use acequia_interface::addresses::SPL_TOKEN;
use solana_address::Address;
use solana_instruction::Instruction;
use solana_system_interface::instruction::transfer;
use spl_associated_token_account_interface::instruction::create_associated_token_account_idempotent;
use spl_token_2022_interface::instruction::{close_account, sync_native};

/// What of a wallet's SOL stays SOL where all of it is asked for [lamports]: rents of what may have to be
/// made and fees, with a margin.
const KEPT: u64 = 20_000_000;

/// What a wallet could wrap of its SOL [lamports].
pub fn wrappable(context: &Context, wallet: &Address) -> Outcome<u64> {
    Ok(context.rpc.balance(wallet)?.saturating_sub(KEPT))
}

/// What pays all wrapped SOL in an account of `owner` out as SOL, and the account's rent.
pub fn unwrapping(account: &Address, owner: &Address, to: &Address) -> Option<Instruction> {
    close_account(&SPL_TOKEN, account, to, owner, &[]).ok()
}

/// Has the SOL wrapped that a plan pays and that is not wrapped yet: in its first transaction, or in one of
/// its own where that has no room. An account that one transaction alone needs is closed at its end.
pub fn wrap(context: &Context, plan: &mut Plan) -> Outcome<()> {
    let needed = plan.spends.iter().filter(|spend| spend.mint == Mint::NATIVE);
    let Some(account) = needed.clone().map(|spend| spend.account).next() else { return Ok(()) };
    let needed = needed.fold(0u64, |sum, spend| sum.saturating_add(spend.amount));
    let me = context.me()?;
    let mint = context.rpc.mint(&Mint::NATIVE)?;
    if account != canonical_account(&mint, &me) {
        return Ok(());
    }
    let there = context.rpc.token_account(&account)?;
    let held = there.map_or(0, |there| there.amount);
    let Some(lamports) = needed.checked_sub(held).filter(|missing| *missing > 0) else {
        return Ok(());
    };
    let mut step = Step { what: format!("wrap {}", sol(lamports)), ..Step::default() };
    if there.is_none() {
        let payer = context.payer()?;
        let make =
            create_associated_token_account_idempotent(&payer, &me, &mint.address, &SPL_TOKEN);
        step.instructions.push(make);
        step.creates.push(mint.wallet_size);
    }
    step.instructions.push(transfer(&me, &account, lamports));
    step.instructions.extend(sync_native(&SPL_TOKEN, &account).ok());
    // Nothing is left in it then but the rent, which goes back to whoever paid it.
    let payer = context.payer()?;
    let closes = there.is_none() && plan.steps.len() == 1;
    let closing = closes.then(|| unwrapping(&account, &me, &payer));
    put_first(context, plan, step, closing.flatten())?;
    plan.wraps = Some(Wrap { wallet: me, account, lamports });
    Ok(())
}

fn put_first(
    context: &Context,
    plan: &mut Plan,
    step: Step,
    closing: Option<Instruction>,
) -> Outcome<()> {
    let payer = context.payer()?;
    let Some(first) = plan.steps.first_mut() else { return Ok(()) };
    let joined = [&step.instructions[..], &first.instructions, closing.as_slice()].concat();
    if Draft::new(payer, &joined, context.head).fits(Room::Usual) {
        first.instructions = joined;
        first.creates.extend(step.creates);
        return Ok(());
    }
    plan.steps.iter_mut().for_each(|step| step.builds_on_others = true);
    plan.steps.insert(0, step);
    Ok(())
}
