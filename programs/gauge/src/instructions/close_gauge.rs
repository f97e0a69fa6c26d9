//! `close_gauge()`: closes a gauge without epochs, and its budget; all rent goes to the
//! creator.
//!
//! 1. The authority signs. Budget, mint and token program are the gauge's.
//! 2. No epoch has an account: none holds anything.
//! 3. What the budget holds is idle, or was donated: all of it goes to the destination, which
//!    may be missing if there is nothing.
//!
//! A Token-2022 budget with withheld fees cannot be closed until somebody harvests them to
//! the mint, which anyone can.

use {
    crate::{
        error::GaugeError,
        events::{BudgetBooks, GaugeClosed},
        state::GaugeAccount,
        tokens::{self, Tokens},
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct CloseGauge {
    /// The gauge's authority.
    #[account(
        address = gauge.authority @ GaugeError::NotAuthority,
        constraint(arguments(__ix_data, wire::CloseGauge::ARGUMENTS) @ GaugeError::WrongArguments)
    )]
    pub authority: Signer,
    /// The gauge to close.
    #[account(mut, close = creator)]
    pub gauge: GaugeAccount,
    /// Gets the rent. May be the authority: only lamports of it are touched.
    #[account(unsafe(dup), mut, address = gauge.creator @ GaugeError::WrongRecipient)]
    pub creator: UncheckedAccount,
    /// The gauge's budget.
    #[account(mut, address = gauge.budget @ GaugeError::WrongBudget)]
    pub budget: Tokens,
    /// Its reward mint.
    #[account(address = gauge.reward_mint @ GaugeError::WrongMint)]
    pub reward_mint: UncheckedAccount,
    /// Gets what the budget holds; none if it is empty.
    #[account(mut)]
    pub destination: Option<UncheckedAccount>,
    /// The mint's token program.
    #[account(address = *gauge.token_program().id() @ GaugeError::WrongTokenProgram)]
    pub token_program: UncheckedAccount,
}

impl CloseGauge {
    pub fn handle(&mut self) -> Result<()> {
        require!(self.gauge.epochs == 0, GaugeError::EpochsLeft);
        self.gauge.invariant()?;
        let sent = self.budget.amount();
        emit!(GaugeClosed {
            gauge: *self.gauge.address(),
            sent,
            books: BudgetBooks::of(&self.gauge.books),
        });
        if sent > 0 {
            let destination = self.destination.as_ref().ok_or(GaugeError::NotTokenAccount)?;
            tokens::pay(&self.gauge, &self.budget, &self.reward_mint, destination, sent)?;
        }
        tokens::close(&self.gauge, &self.budget, &self.creator);
        Ok(())
    }
}
