//! `close_gauge()`: closes a gauge without epochs, and its budget; all rent goes to the
//! creator.
//!
//! 1. The authority signs.
//! 2. No epoch has an account: none holds anything.
//! 3. Budget, mint and token program are the gauge's. What the budget holds is idle, or was
//!    donated: all of it goes to the destination, which may be missing if there is nothing.
//!
//! A Token-2022 budget with withheld fees cannot be closed until somebody harvests them to
//! the mint, which anyone can.

use {
    crate::{
        error::GaugeError,
        events::{BudgetBooks, GaugeClosed},
        state::GaugeAccount,
        tokens::Budget,
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct CloseGauge {
    /// The gauge's authority.
    #[account(
        constraint(*authority.address() == gauge.authority @ GaugeError::NotAuthority),
        constraint(arguments(__ix_data, wire::CloseGauge::ARGUMENTS) @ GaugeError::WrongArguments)
    )]
    pub authority: Signer,
    /// The gauge to close.
    #[account(mut, close = creator)]
    pub gauge: GaugeAccount,
    /// Gets the rent. May be the authority: only lamports of it are touched.
    #[account(unsafe(dup), mut, constraint(*creator.address() == gauge.creator @ GaugeError::WrongRecipient))]
    pub creator: UncheckedAccount,
    /// The gauge's budget.
    #[account(mut)]
    pub budget: UncheckedAccount,
    /// Its reward mint.
    pub reward_mint: UncheckedAccount,
    /// Gets what the budget holds; none if it is empty.
    #[account(mut)]
    pub destination: Option<UncheckedAccount>,
    /// The mint's token program.
    pub token_program: UncheckedAccount,
}

impl CloseGauge {
    pub fn handle(&mut self) -> Result<()> {
        require!(self.gauge.epochs == 0, GaugeError::EpochsLeft);
        self.gauge.invariant()?;
        let budget = Budget::of(&self.gauge, &self.budget, &self.reward_mint, &self.token_program)?;
        let sent = budget.balance()?;
        emit!(GaugeClosed {
            gauge: *self.gauge.address(),
            sent,
            books: BudgetBooks::of(&self.gauge.books),
        });
        if sent > 0 {
            let destination = self.destination.as_ref().ok_or(GaugeError::NotTokenAccount)?;
            budget.pay(&self.gauge, destination, sent)?;
        }
        budget.close(&self.gauge, &self.creator);
        Ok(())
    }
}
