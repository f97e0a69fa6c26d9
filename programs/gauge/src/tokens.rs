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
    anchor_lang::prelude::*,
    anchor_spl::token_interface::{
        close_account, transfer_checked, CloseAccount, TokenAccount, TransferChecked,
    },
};

/// A mint of either token program; anything else is not one.
pub type MintAccount = acequia_onchain::token::MintAccount<{ GaugeError::NotMint.code() }>;
/// A token account of either token program.
pub type Tokens = InterfaceAccount<TokenAccount>;

/// Takes `amount` from `source`, which `authority` signs for, and returns what arrived in the
/// gauge's budget [base units]: less where the mint takes a fee.
pub fn receive(
    gauge: &GaugeAccount,
    budget: &mut Tokens,
    mint: &MintAccount,
    source: &mut Tokens,
    authority: &Signer,
    amount: u64,
) -> Result<u64> {
    let before = budget.amount();
    let accounts = TransferChecked {
        from: source.cpi_handle_mut(),
        mint: mint.cpi_handle(),
        to: budget.cpi_handle_mut(),
        authority: authority.cpi_handle(),
    };
    let call = CpiContext::new(gauge.token_program().id(), accounts);
    transfer_checked(call, amount, gauge.decimals)?;
    Ok(budget.amount().saturating_sub(before))
}

/// Pays `amount` of the budget to somebody's account, which must not be the gauge's own.
pub fn pay(
    gauge: &GaugeAccount,
    budget: &mut Tokens,
    mint: &UncheckedAccount,
    destination: &mut UncheckedAccount,
    amount: u64,
) -> Result<()> {
    require!(holder(destination)? != *gauge.address(), GaugeError::GaugeAsDestination);
    let accounts = TransferChecked {
        from: budget.cpi_handle_mut(),
        mint: mint.cpi_handle(),
        to: destination.cpi_handle_mut(),
        authority: gauge.cpi_handle(),
    };
    gauge.sign(|seeds| {
        let call = CpiContext::new_with_signer(gauge.token_program().id(), accounts, seeds);
        transfer_checked(call, amount, gauge.decimals)
    })
}

/// Closes the budget; its rent goes to `rent`.
pub fn close(gauge: &GaugeAccount, budget: &mut Tokens, rent: &mut UncheckedAccount) -> Result<()> {
    let accounts = CloseAccount {
        account: budget.cpi_handle_mut(),
        destination: rent.cpi_handle_mut(),
        authority: gauge.cpi_handle(),
    };
    gauge.sign(|seeds| {
        close_account(CpiContext::new_with_signer(gauge.token_program().id(), accounts, seeds))
    })
}

/// Who may move what a token account holds (the SPL "owner").
fn holder(account: &AccountView) -> Result<Address> {
    let account = Tokens::load(*account).map_err(|_| GaugeError::NotTokenAccount)?;
    Ok(*account.owner())
}
