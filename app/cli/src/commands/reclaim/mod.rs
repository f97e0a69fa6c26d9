//! `reclaim`: the rent of what is over.

pub mod farm;
pub mod gauges;
pub mod realms;

use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::short;
use clap::Args;
use solana_account::Account;
use solana_address::Address;
use solana_instruction::Instruction;

/// Get back the rent of votes and epochs that are over
///
/// Closes what you paid the rent of and nobody needs any more: receipts and records of votes
/// that are over, in gauges and in realms, and epochs whose shares are spent. Anyone may close
/// them, votes in gauges an epoch after the end; the rent goes to who paid it. Positions are closed by acequia unstake all --close.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia reclaim\n  acequia reclaim --of 9aK…keeper")]
pub struct Reclaim {
    /// Whose rent; yours and your fee payer's, where it is left out
    #[arg(long, value_name = "ADDRESS")]
    of: Option<Address>,
}

/// Something that is over.
pub struct Spent {
    /// As in "receipt of a vote".
    kind: &'static str,
    pub address: Address,
    to: Address,
    /// The rent [lamports].
    rent: u64,
    pub order: Instruction,
}

impl Spent {
    fn new(
        kind: &'static str,
        to: Address,
        (address, account): (Address, &Account),
        order: Instruction,
    ) -> Self {
        Self { kind, address, to, rent: account.lamports, order }
    }
}

impl Reclaim {
    /// As few transactions as hold it; none where nothing is over.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, payer) = (context.me()?, context.payer()?);
        let mut payers = self.of.map_or_else(|| vec![me, payer], |of| vec![of]);
        payers.dedup();
        let mut spent = Vec::new();
        for of in &payers {
            spent.extend(farm::receipts(context, of)?);
            spent.extend(gauges::records(context, of)?);
            spent.extend(gauges::epochs(context, of)?);
            spent.extend(realms::votes(context, of)?);
        }
        if payers.contains(&me) {
            spent.extend(realms::weights(context, &me, &spent)?);
        }
        let names: Vec<String> = payers.iter().map(Address::to_string).collect();
        let (names, have) = (names.join(" and "), if payers.len() == 1 { "has" } else { "have" });
        let mut plan = Plan::new(format!("The rent that {names} {have} paid"));
        describe(&mut plan, &spent);
        steps(context, &mut plan, &spent)?;
        Ok(plan)
    }
}

/// How many there are of each kind.
fn describe(plan: &mut Plan, spent: &[Spent]) {
    if spent.is_empty() {
        plan.change(Sign::Keep, "accounts", "none of a vote or an epoch is over");
    }
    let mut kinds: Vec<&str> = Vec::new();
    for one in spent {
        plan.frees(one.to, one.rent);
        if !kinds.contains(&one.kind) {
            kinds.push(one.kind);
        }
    }
    for kind in kinds {
        let count = spent.iter().filter(|one| one.kind == kind).count();
        plan.change(Sign::Remove, kind, count.to_string());
    }
}

/// Each order by itself, in an order in which none needs a later one.
fn steps(context: &Context, plan: &mut Plan, spent: &[Spent]) -> Outcome<()> {
    let orders: Vec<_> = spent.iter().map(|one| vec![one.order.clone()]).collect();
    let mut rest = spent.iter();
    for orders in context.pack(&orders)? {
        let first = rest.clone().next().map(|one| short(&one.address)).unwrap_or_default();
        let count = rest.by_ref().take(orders.len()).count();
        let builds = !plan.steps.is_empty();
        let what = format!("close {count} of what is over, from {first} on");
        plan.step(what, orders).builds_on_others = builds;
    }
    Ok(())
}
