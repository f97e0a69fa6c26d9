//! `vault harvest` and `vault claim`

use super::withdraw::purse_of;
use super::Place;
use crate::chain::VaultAt;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::rpc::pack;
use acequia_vault_interface::build::{Claim as Pay, Compound, Harvest as Order, Paying};
use acequia_vault_interface::ShareAccount;
use clap::Args;
use solana_instruction::Instruction;
use spl_associated_token_account_interface::instruction::create_associated_token_account_idempotent;

/// Have a vault claim what the farm owes it
///
/// By anyone, for all who hold its shares: what is paid in the staked token is staked again, which raises
/// what each share is worth; other rewards are theirs to claim.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia vault harvest 7Qx…pool")]
pub struct Harvest {
    #[command(flatten)]
    place: Place,
}

impl Harvest {
    /// As few transactions as hold what is owed; none where nothing is.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let at = self.place.find(context)?;
        let mut plan = Plan::new(format!("Harvest for the {}", self.place.words()));
        harvests(context, &mut plan, &at, |_| true)?;
        if plan.steps.is_empty() {
            plan.change(Sign::Keep, "rewards", "the farm owes the vault not one whole unit");
        }
        Ok(plan)
    }
}

/// Claim the rewards that a vault passes on to you
///
/// Harvested first, where the farm still owes them.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia vault claim 7Qx…pool")]
pub struct Claim {
    #[command(flatten)]
    place: Place,
}

impl Claim {
    /// As few transactions as hold it; none where nothing is owed.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let at = self.place.find(context)?;
        let account = context.rpc.shares(&at.seat, &context.me()?)?.ok_or_else(|| {
            failure("You have no account in this vault", "`acequia vault list` shows yours")
        })?;
        let mut plan = Plan::new(format!("Claim from the {}", self.place.words()));
        harvests(context, &mut plan, &at, |stream| !at.pays_stake(stream))?;
        let before = plan.steps.len();
        claims(context, &mut plan, &at, &account)?;
        if plan.steps.len() == before {
            plan.steps.clear();
            plan.changes.clear();
            plan.change(Sign::Keep, "rewards", "not one whole unit is owed to you");
        }
        Ok(plan)
    }
}

/// Adds what claims for the vault from the streams that owe it something.
pub fn harvests(
    context: &Context,
    plan: &mut Plan,
    at: &VaultAt,
    wanted: impl Fn(&Paying) -> bool,
) -> Outcome<()> {
    let mut groups = Vec::new();
    for (stream, units) in at.owing().into_iter().filter(|(stream, _)| wanted(stream)) {
        let compounds = at.pays_stake(&stream) && stakes(at);
        let decimals = at.there.stream(stream.slot)?.decimals;
        let words = context.words(&stream.mint, decimals)(units);
        let what = if compounds { "staked again" } else { "for its holders" };
        plan.change(Sign::Change, format!("reward {}", stream.slot), format!("{words}, {what}"));
        groups.push(match compounds {
            true => vec![Compound { seat: at.seat, stream }.instruction()],
            false => harvest(context, at, stream)?,
        });
    }
    add(context, plan, groups, "harvest for the vault")
}

/// Whether the vault stakes anything now: not while deposits are paused, nor for nobody.
fn stakes(at: &VaultAt) -> bool {
    !at.has_left() && !at.there.pool.is_paused() && at.vault.shares > 0
}

/// The vault's account for the mint has to be there.
fn harvest(context: &Context, at: &VaultAt, stream: Paying) -> Outcome<Vec<Instruction>> {
    let (payer, vault) = (context.payer()?, at.seat.vault);
    let program = stream.token_program;
    let make = create_associated_token_account_idempotent(&payer, &vault, &stream.mint, &program);
    Ok(vec![make, Order { seat: at.seat, stream }.instruction()])
}

/// Adds what pays an owner all that the vault owes them.
pub fn claims(
    context: &Context,
    plan: &mut Plan,
    at: &VaultAt,
    account: &ShareAccount,
) -> Outcome<()> {
    let mut groups = Vec::new();
    for (address, units) in at.rewards_of(account).into_iter().filter(|(_, units)| *units > 0) {
        let (purse, mint) = purse_of(context, &address)?;
        let words = mint.words(units, &context.names.symbol(&address));
        plan.change(Sign::Create, "yours", words);
        let (seat, owner) = (at.seat, account.owner);
        let (token_program, destination) = (mint.program_address(), purse.address);
        let pay = Pay { owner, seat, mint: address, token_program, destination };
        let mut step = crate::plan::Step::default();
        step.instructions.push(pay.instruction());
        purse.make_in(&mut step);
        groups.push(step.instructions);
    }
    add(context, plan, groups, "claim from the vault")
}

fn add(
    context: &Context,
    plan: &mut Plan,
    groups: Vec<Vec<Instruction>>,
    what: &str,
) -> Outcome<()> {
    let packed = pack(context.payer()?, &groups, context.head);
    let all = packed.len();
    for (nth, orders) in (1..).zip(packed) {
        let builds = !plan.steps.is_empty();
        let at = orders.last().and_then(|order| order.accounts.first()).map(|meta| meta.pubkey);
        let place = at.map(|at| crate::show::short(&at)).unwrap_or_default();
        plan.step(format!("{what} {place}, {nth} of {all}"), orders).builds_on_others = builds;
    }
    Ok(())
}
