//! `vault deposit`

use super::{require_in_farm, Place};
use crate::chain::VaultAt;
use crate::commands::common::Quantity;
use crate::commands::position::require_deposits;
use crate::commands::purse::Payer;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use acequia_vault_interface::build::{Deposit as Order, OpenAccount};
use acequia_vault_interface::{price, ShareAccount, Stored};
use clap::Args;

/// Of the shares that are reckoned now, so many thousandths may be fewer when it lands: rewards come in
/// every second.
const SLACK: u128 = 5;

/// Deposit tokens in a vault, for shares of it
///
/// The vault stakes them in its own position. What it earns in the staked token is staked again; other
/// rewards are yours to claim. You can always withdraw.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia vault deposit 7Qx…pool 1_500.25\n  acequia vault deposit 7Qx…pool all --id 1"
)]
pub struct Deposit {
    #[command(flatten)]
    place: Place,
    /// How much, in tokens, or `all`
    #[arg(value_name = "TOKENS")]
    amount: Quantity,
    #[command(flatten)]
    payer: Payer,
}

impl Deposit {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, at) = (context.me()?, self.place.find(context)?);
        require_in_farm(&at)?;
        require_deposits(&at.there)?;
        let mint = context.rpc.mint(&at.seat.stake_mint)?;
        let symbol = context.names.symbol(&mint.address);
        let purse = self.payer.purse(context, &mint)?;
        let amount = self.amount.units(purse.amount, mint.decimals, &symbol)?;
        let words = mint.words(amount, &symbol);
        let bought = bought(&at, amount)?;
        let mut plan = Plan::new(format!("Deposit in the {}", self.place.words()));
        plan.change(Sign::Change, "shares", format!("{bought} more, for {words}"));
        let step = plan.step(format!("deposit {words} in {}", self.place.words()), Vec::new());
        if context.rpc.shares(&at.seat, &me)?.is_none() {
            let open = OpenAccount { payer: context.payer()?, seat: at.seat, owner: me };
            step.instructions.push(open.instruction());
            step.creates.push(ShareAccount::SIZE);
        }
        let least_shares = bought.saturating_sub(bought * SLACK / 1_000);
        let (seat, source) = (at.seat, purse.address);
        let order = Order { depositor: me, seat, owner: me, source, amount, least_shares };
        step.instructions.push(order.instruction());
        plan.notes.push(format!("fewer than {least_shares} shares are refused"));
        plan.notes.push(
            "a vault does not vote, and locks nothing: it earns what plain stake earns".into(),
        );
        plan.spends.push(purse.spend(amount, &mint, &symbol));
        plan.is_way_in = true;
        Ok(plan)
    }
}

fn bought(at: &VaultAt, amount: u64) -> Outcome<u128> {
    price::shares_for(amount, at.vault.shares, at.assets()).map_err(|reason| {
        let (condition, remedy) = reason.words().split_once(". ").unwrap_or((reason.words(), ""));
        failure(condition, remedy)
    })
}
