//! `vault withdraw`

use super::harvest::{claims, harvests};
use super::Place;
use crate::chain::VaultAt;
use crate::commands::common::Quantity;
use crate::commands::purse::{Payee, Purse};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign, Step};
use acequia_vault_interface::build::{CloseAccount, Compound, Withdraw as Order};
use acequia_vault_interface::ShareAccount;
use clap::Args;
use solana_instruction::Instruction;

/// Withdraw from a vault
///
/// Burns shares for their part of what the vault has staked. What the farm owes it in the staked token is
/// compounded first, in the same transaction; other rewards stay owed to you.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia vault withdraw 7Qx…pool 500\n  acequia vault withdraw 7Qx…pool all --close"
)]
pub struct Withdraw {
    #[command(flatten)]
    place: Place,
    /// How much, in tokens, or `all`
    #[arg(value_name = "TOKENS")]
    amount: Quantity,
    /// Leave to those who stay what the farm owes in the staked token: nothing but the vault is asked
    #[arg(long)]
    without_compounding: bool,
    /// Claim all rewards too, and close your account for its rent
    #[arg(long)]
    close: bool,
    #[command(flatten)]
    payee: Payee,
}

impl Withdraw {
    /// One transaction, and those that claims take.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, at) = (context.me()?, self.place.find(context)?);
        let account = holding(context, &at)?;
        let mint = context.rpc.mint(&at.seat.stake_mint)?;
        let symbol = context.names.symbol(&mint.address);
        let compounds = self.compounds(&at);
        let price = Price { at: &at, compounds: !compounds.is_empty() };
        let all = price.worth(account.shares);
        let wanted = self.amount.units(all, mint.decimals, &symbol)?;
        let shares = price.shares(&account, wanted)?;
        let least_amount = price.worth(shares);
        let purse = self.payee.purse(context, &me, &mint)?;
        let words = mint.words(least_amount, &symbol);
        let mut plan = Plan::new(format!("Withdraw from the {}", self.place.words()));
        plan.change(Sign::Change, "shares", format!("{shares} fewer, for {words} or more"));
        self.payee.note(&mut plan);
        plan.notes.extend(purse.wrapped_note(&mint));
        let order =
            Order { owner: me, seat: at.seat, destination: purse.address, shares, least_amount };
        let orders = [compounds, vec![order.instruction()]].concat();
        let what = format!("withdraw {words} from {}{}", self.place.words(), self.payee.words());
        purse.make_in(plan.step(what, orders));
        if self.close {
            self.close(context, &mut plan, (&at, &account), shares)?;
        }
        Ok(plan)
    }

    /// Of a pool that takes deposits.
    fn compounds(&self, at: &VaultAt) -> Vec<Instruction> {
        if self.without_compounding || at.has_left() || at.there.pool.is_paused() {
            return Vec::new();
        }
        let owing = at.owing().into_iter().filter(|(stream, _)| at.pays_stake(stream));
        owing.map(|(stream, _)| Compound { seat: at.seat, stream }.instruction()).collect()
    }

    fn close(
        &self,
        context: &Context,
        plan: &mut Plan,
        (at, account): (&VaultAt, &ShareAccount),
        burnt: u128,
    ) -> Outcome<()> {
        if burnt != account.shares {
            return Err(failure("Shares would be left", "Withdraw all, or leave --close out"));
        }
        let me = context.me()?;
        harvests(context, plan, at, |stream| !at.pays_stake(stream))?;
        claims(context, plan, at, account)?;
        let rent_payer = account.rent_payer;
        let order =
            CloseAccount { closer: me, seat: at.seat, owner: me, rent_payer, forfeit: false };
        plan.frees(rent_payer, context.rpc.balance(&at.seat.shares(&me))?);
        let what = format!("close your account in {}", self.place.words());
        let step = Step { what, instructions: vec![order.instruction()], ..Step::default() };
        plan.steps.push(Step { builds_on_others: true, ..step });
        Ok(())
    }
}

/// The wallet's shares, of which there must be some.
pub fn holding(context: &Context, at: &VaultAt) -> Outcome<ShareAccount> {
    let account = context.rpc.shares(&at.seat, &context.me()?)?;
    account.filter(|account| account.shares > 0).ok_or_else(|| {
        failure("You hold no shares of this vault", "`acequia vault list` shows yours")
    })
}

/// What shares are worth when they are burnt.
struct Price<'a> {
    at: &'a VaultAt,
    /// Whether what the farm owes is staked before.
    compounds: bool,
}

impl Price<'_> {
    fn worth(&self, shares: u128) -> u64 {
        let vault = &self.at.vault;
        match self.compounds {
            true => self.at.worth(shares),
            false => acequia_vault_interface::price::assets_for(shares, vault.shares, vault.assets),
        }
    }

    /// The fewest that are worth so much.
    fn shares(&self, account: &ShareAccount, wanted: u64) -> Outcome<u128> {
        if wanted > self.worth(account.shares) {
            let remedy = "Name less, or `all`";
            return Err(failure("Your shares are worth less than that", remedy));
        }
        let (mut few, mut many) = (0, account.shares);
        // Shares that are worth no unit more are not left behind.
        if self.worth(many) == wanted {
            return Ok(many);
        }
        while many - few > 1 {
            let middle = few + (many - few) / 2;
            match self.worth(middle) >= wanted {
                true => many = middle,
                false => few = middle,
            }
        }
        Ok(many)
    }
}

/// Where a reward is paid.
pub fn purse_of(
    context: &Context,
    mint: &solana_address::Address,
) -> Outcome<(Purse, crate::chain::Mint)> {
    let mint = context.rpc.mint(mint)?;
    Ok((Purse::paid_into(context, &context.me()?, &mint)?, mint))
}
