//! Whether the wallet can pay for a plan, found out before anything is sent.

use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Cost, Plan, Spend};
use crate::show::sol;
use solana_address::Address;
use std::collections::BTreeMap;

/// Refuses where tokens would leave an account that is somebody else's by now, or frozen: before
/// anything is signed, printed or handed to a multisig.
pub fn require_own(context: &Context, plan: &Plan) -> Outcome<()> {
    let me = context.me()?;
    let accounts = totals(&plan.spends).into_keys();
    accounts.into_iter().try_for_each(|at| match context.rpc.token_account(&at)? {
        Some(there) => there.require_spendable(&at, &me),
        None => Ok(()),
    })
}

/// Compares what is needed with what is there.
pub fn check(context: &Context, plan: &Plan, cost: &Cost) -> Outcome<()> {
    let mut needed = BTreeMap::from([(context.payer()?, cost.total())]);
    if let Some(wrap) = plan.wraps {
        let sum: &mut u64 = needed.entry(wrap.wallet).or_default();
        *sum = sum.saturating_add(wrap.lamports);
    }
    needed.iter().try_for_each(|(wallet, lamports)| check_sol(context, plan, wallet, *lamports))?;
    let wrapped = |spend: &&Spend| plan.wraps.is_some_and(|wrap| wrap.account == spend.account);
    let totals = totals(&plan.spends);
    totals
        .values()
        .filter(|spend| !wrapped(spend))
        .try_for_each(|spend| check_tokens(context, spend))
}

/// A wallet that is left with anything is left with the rent of an empty account, or the chain refuses;
/// where rent comes back to it besides, the chain says so.
fn check_sol(context: &Context, plan: &Plan, wallet: &Address, lamports: u64) -> Outcome<()> {
    let (held, least) = (context.rpc.balance(wallet)?, context.rpc.rent(0)?);
    let left = held.checked_sub(lamports);
    let is_stuck = |left: u64| held >= least && (1..least).contains(&left);
    let keep = match left {
        Some(left) if plan.returns.is_empty() && is_stuck(left) => least,
        Some(_) => return Ok(()),
        None => 0,
    };
    let keeping = match keep {
        0 => String::new(),
        _ => format!(" and keep {}, less than which no wallet may be left with", sol(keep)),
    };
    Err(failure(
        format!(
            "The wallet {wallet} holds {}, and this needs {}{keeping}",
            sol(held),
            sol(lamports)
        ),
        format!(
            "Nothing was done. Send it {} and run the same command again, or have another \
             wallet pay, by --fee-payer",
            sol(lamports.saturating_add(keep).saturating_sub(held))
        ),
    ))
}

/// The plan, with a word on whether its payer could pay for the way out afterwards: one transaction that
/// takes out what goes in here.
pub fn with_way_out(context: &Context, plan: &Plan, cost: &Cost) -> Outcome<Plan> {
    let mut plan = plan.clone();
    if !plan.is_way_in || plan.steps.is_empty() {
        return Ok(plan);
    }
    let payer = context.payer()?;
    let wrapped = plan.wraps.filter(|wrap| wrap.wallet == payer).map_or(0, |wrap| wrap.lamports);
    let held = context.rpc.balance(&payer)?;
    let left = held.saturating_sub(cost.total()).saturating_sub(wrapped);
    let least = context.rpc.rent(0)?.saturating_add(cost.fees);
    if left < least {
        plan.notes.push(format!(
            "{payer} is left with {}: to unstake, it needs {}. Send it more, or have another pay \
             then (--fee-payer)",
            sol(left),
            sol(least)
        ));
    }
    Ok(plan)
}

/// What each account has to hold for all that leaves it.
fn totals(spends: &[Spend]) -> BTreeMap<Address, Spend> {
    let mut totals: BTreeMap<Address, Spend> = BTreeMap::new();
    for spend in spends {
        let zero = Spend { amount: 0, ..spend.clone() };
        let total = totals.entry(spend.account).or_insert(zero);
        total.amount = total.amount.saturating_add(spend.amount);
    }
    totals
}

fn check_tokens(context: &Context, needed: &Spend) -> Outcome<()> {
    let me = context.me()?;
    let account = context.rpc.token_account(&needed.account)?;
    let held = account.map_or(0, |account| account.spendable_by(&me));
    if held >= needed.amount {
        return Ok(());
    }
    let words = context.words_in(&needed.mint, needed.decimals, needed.symbol.clone());
    let other = context.rpc.fullest_account(&needed.mint, &me)?;
    let other = other.map(|(address, account)| (address, account.spendable_by(&me)));
    let other =
        other.filter(|(_, spendable)| *spendable >= needed.amount).map(|(address, held)| {
            format!(", or pay out of {address}, which holds {}, by --from", words(held))
        });
    Err(failure(
        format!(
            "The token account {} holds {}, and this needs {}",
            needed.account,
            words(held),
            words(needed.amount)
        ),
        format!(
            "Nothing was done. Send it {} and run the same command again{}",
            words(needed.amount - held),
            other.unwrap_or_default()
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spends_out_of_one_account_are_added_up() {
        let spend = |account, amount| Spend {
            account: Address::new_from_array([account; 32]),
            mint: Address::default(),
            amount,
            decimals: 0,
            symbol: "SEED".into(),
            words: None,
        };
        let totals = totals(&[spend(1, 5), spend(2, 7), spend(1, 6)]);
        assert_eq!(totals.values().map(|s| s.amount).collect::<Vec<_>>(), [11, 7]);
    }
}
