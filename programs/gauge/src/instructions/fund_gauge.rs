//! `fund_gauge(amount)`: adds to what the next opened or updated epochs will split. By anyone.
//!
//! 1. Budget, mint and token program are the gauge's.
//! 2. The amount moves from the source, which the funder signs for. What arrives counts.
//! 3. Something arrived; over its life the gauge gets less than 2^63 base units.

use {
    crate::{
        error::{refused, GaugeError},
        events::{BudgetBooks, GaugeFunded},
        state::GaugeAccount,
        tokens::{self, MintAccount, Tokens},
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct FundGauge {
    /// May move the source.
    #[account(constraint(arguments(__ix_data, wire::FundGauge::ARGUMENTS) @ GaugeError::WrongArguments))]
    pub funder: Signer,
    #[account(mut)]
    pub gauge: GaugeAccount,
    /// Its budget.
    #[account(mut, address = gauge.budget @ GaugeError::WrongBudget)]
    pub budget: Tokens,
    /// Its reward mint.
    #[account(address = gauge.reward_mint @ GaugeError::WrongMint)]
    pub reward_mint: MintAccount,
    /// A token account of the mint.
    #[account(mut)]
    pub source: Tokens,
    /// The mint's token program.
    #[account(address = *gauge.token_program().id() @ GaugeError::WrongTokenProgram)]
    pub token_program: UncheckedAccount,
}

impl FundGauge {
    pub fn handle(&mut self, amount: u64) -> Result<()> {
        let (mint, source) = (self.reward_mint.account(), &self.source);
        let received =
            tokens::receive(&self.gauge, &self.budget, mint, source, &self.funder, amount);
        self.gauge.books.fund(received).map_err(refused)?;
        emit!(GaugeFunded {
            gauge: *self.gauge.address(),
            from: *self.funder.address(),
            received,
            books: BudgetBooks::of(&self.gauge.books),
        });
        self.gauge.invariant()
    }
}
