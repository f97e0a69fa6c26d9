//! Whether the wallet can pay for a plan, found out before anything is sent.

use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Cost, Plan, Spend};
use crate::show::{amount, sol};
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
    let payer = context.payer()?;
    let held = context.rpc.balance(&payer)?;
    if held < cost.total() {
        return Err(failure(
            format!("The wallet {payer} holds {}, and this needs {}", sol(held), sol(cost.total())),
            format!(
                "Nothing was done. Send it {} and run the same command again, or have another \
                 wallet pay, by --fee-payer",
                sol(cost.total() - held)
            ),
        ));
    }
    totals(&plan.spends).values().try_for_each(|spend| check_tokens(context, spend))
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
    let words = |units| amount(units, needed.decimals, &needed.symbol);
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
        };
        let totals = totals(&[spend(1, 5), spend(2, 7), spend(1, 6)]);
        assert_eq!(totals.values().map(|s| s.amount).collect::<Vec<_>>(), [11, 7]);
    }
}
