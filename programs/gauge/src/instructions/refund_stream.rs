//! `refund_stream(slot)`: takes what a stream has idle, which is its funder's, back to the gauge's budget, by
//! the farm's `refund_stream`: what streamed to nobody or by the stream's rule to nobody's stake, and what was
//! forfeited. By anyone: there is nothing to choose.
//!
//! 1. Budget, mint and token program are the gauge's. The farm is the Acequia farm.
//! 2. The account is a pool of it, whose slot holds a stream of the reward mint that the gauge
//!    funds, on whatever other terms, listed or not.
//! 3. The farm takes what is idle alone: no schedule is touched, so shares that were applied stream on. It
//!    refuses where nothing is idle, and unless the vault is the stream's.
//! 4. What arrives is idle in the budget: the next epoch splits it. Over its life the gauge gets less than
//!    2^63 base units; what would reach that stays in the stream.

use {
    crate::{
        error::{refused, GaugeError},
        events::{BudgetBooks, GaugeStreamRefunded},
        farm::{self, StreamAccounts, FARM},
        state::GaugeAccount,
        tokens::Tokens,
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct RefundStream {
    /// The gauge, the stream's funder.
    #[account(mut, constraint(arguments(__ix_data, wire::RefundStream::ARGUMENTS) @ GaugeError::WrongArguments))]
    pub gauge: GaugeAccount,
    /// The gauge's budget.
    #[account(mut, address = gauge.budget @ GaugeError::WrongBudget)]
    pub budget: Tokens,
    /// The stream's pool.
    #[account(mut)]
    pub pool: UncheckedAccount,
    /// The stream's vault.
    #[account(mut)]
    pub vault: UncheckedAccount,
    /// The gauge's reward mint.
    #[account(address = gauge.reward_mint @ GaugeError::WrongMint)]
    pub reward_mint: UncheckedAccount,
    /// The mint's token program.
    #[account(address = *gauge.token_program().id() @ GaugeError::WrongTokenProgram)]
    pub token_program: UncheckedAccount,
    /// The Acequia farm.
    #[account(constraint(*farm_program.address() == FARM @ GaugeError::WrongFarm))]
    pub farm_program: UncheckedAccount,
}

impl RefundStream {
    pub fn handle(&mut self, slot: u8) -> Result<()> {
        let generation = farm::own_stream(&self.gauge, &self.pool, slot)?.books.generation;
        let before = self.budget.amount();
        self.stream_accounts().refund(&self.gauge, slot);
        let received = self.budget.amount().saturating_sub(before);
        self.gauge.books.fund(received).map_err(refused)?;
        emit!(GaugeStreamRefunded {
            gauge: *self.gauge.address(),
            pool: *self.pool.address(),
            slot,
            generation,
            received,
            books: BudgetBooks::of(&self.gauge.books),
        });
        self.gauge.invariant()
    }

    fn stream_accounts(&self) -> StreamAccounts<'_> {
        StreamAccounts {
            program: &self.farm_program,
            pool: &self.pool,
            vault: &self.vault,
            mint: &self.reward_mint,
            budget: self.budget.account(),
            token_program: &self.token_program,
        }
    }
}
