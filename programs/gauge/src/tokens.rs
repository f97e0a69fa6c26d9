//! The one file that moves tokens: into the budget, out of it, and by the farm's hand into a
//! stream.
//!
//! That budget, mint and token program are the gauge's, each instruction's accounts say. What
//! comes in is measured: the balance after less the balance before.
//!
//! No table of extensions judges the reward mint here, as the farm has one for what LPs own.
//! The budget belongs to whoever funds it, and a share leaves for a stream only where the
//! farm has admitted the mint. A mint that cannot be moved cannot come in.

use {
    crate::{error::GaugeError, state::GaugeAccount},
    acequia_onchain::token::{close_account, Currency},
    anchor_lang::prelude::*,
    anchor_spl::token_interface::TokenAccount,
};

/// A mint of either token program; anything else is not one.
pub type MintAccount = acequia_onchain::token::MintAccount<{ GaugeError::NotMint.code() }>;
/// A token account of either token program.
pub type Tokens = InterfaceAccount<TokenAccount>;

/// Takes `amount` from `source`, which `authority` signs for, and returns what arrived in the
/// gauge's budget [base units]: less where the mint takes a fee.
pub fn receive(
    gauge: &GaugeAccount,
    budget: &Tokens,
    mint: &AccountView,
    source: &Tokens,
    authority: &Signer,
    amount: u64,
) -> u64 {
    let (from, to, before) = (source.account(), budget.account(), budget.amount());
    currency(gauge, mint).transfer(from, to, authority, amount, &[]);
    budget.amount().saturating_sub(before)
}

/// Pays `amount` of the budget to somebody's account, which must not be the gauge's own.
pub fn pay(
    gauge: &GaugeAccount,
    budget: &Tokens,
    mint: &AccountView,
    destination: &AccountView,
    amount: u64,
) -> Result<()> {
    require!(holder(destination)? != *gauge.address(), GaugeError::GaugeAsDestination);
    let (from, authority) = (budget.account(), gauge.account());
    gauge.sign(|seeds| currency(gauge, mint).transfer(from, destination, authority, amount, seeds));
    Ok(())
}

/// Closes the budget; its rent goes to `rent`.
pub fn close(gauge: &GaugeAccount, budget: &Tokens, rent: &AccountView) {
    let (program, authority) = (gauge.token_program(), gauge.account());
    gauge.sign(|seeds| close_account(program, budget.account(), rent, authority, seeds));
}

fn currency<'a>(gauge: &GaugeAccount, mint: &'a AccountView) -> Currency<'a> {
    Currency { program: gauge.token_program(), mint, decimals: gauge.decimals }
}

/// Who may move what a token account holds (the SPL "owner").
fn holder(account: &AccountView) -> Result<Address> {
    let account = Tokens::load(*account).map_err(|_| GaugeError::NotTokenAccount)?;
    Ok(*account.owner())
}
