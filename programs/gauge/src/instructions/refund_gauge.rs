//! `refund_gauge()`: takes out what no epoch holds.
//!
//! 1. The authority signs.
//! 2. Budget, mint and token program are the gauge's.
//! 3. Something is idle. What an epoch holds is its pools', until it rolls over.
//! 4. It moves to the destination, which is not the gauge's own.

use {
    crate::{
        error::{refused, GaugeError},
        events::{BudgetBooks, GaugeRefunded},
        state::GaugeAccount,
        tokens::{self, Tokens},
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct RefundGauge {
    /// The gauge's authority.
    #[account(
        address = gauge.authority @ GaugeError::NotAuthority,
        constraint(arguments(__ix_data, wire::RefundGauge::ARGUMENTS) @ GaugeError::WrongArguments)
    )]
    pub authority: Signer,
    #[account(mut)]
    pub gauge: GaugeAccount,
    /// Its budget.
    #[account(mut, address = gauge.budget @ GaugeError::WrongBudget)]
    pub budget: Tokens,
    /// Its reward mint.
    #[account(address = gauge.reward_mint @ GaugeError::WrongMint)]
    pub reward_mint: UncheckedAccount,
    /// A token account of the mint.
    #[account(mut)]
    pub destination: UncheckedAccount,
    /// The mint's token program.
    #[account(address = *gauge.token_program().id() @ GaugeError::WrongTokenProgram)]
    pub token_program: UncheckedAccount,
}

impl RefundGauge {
    pub fn handle(&mut self) -> Result<()> {
        let amount = self.gauge.books.refund().map_err(refused)?;
        emit!(GaugeRefunded {
            gauge: *self.gauge.address(),
            amount,
            books: BudgetBooks::of(&self.gauge.books),
        });
        self.gauge.invariant()?;
        tokens::pay(&self.gauge, &self.budget, &self.reward_mint, &self.destination, amount)
    }
}
