//! `retire_stream(slot)`: frees the slot of a stream that was wound down and owes nobody
//! anything, by the farm's `retire_stream`. By anyone: there is nothing to choose.
//!
//! 1. Budget, mint and token program are the gauge's. The farm is the Acequia farm.
//! 2. The account is a pool of it, whose slot holds a stream of the reward mint that the gauge
//!    funds.
//! 3. The farm refuses unless the stream was wound down and no position is owed anything, and
//!    unless the vault is the stream's.
//! 4. What the vault held, the dust of fractions and donations, goes to the budget. What
//!    arrives there is idle: the next epoch splits it. Where it would bring lifetime funding to
//!    2^63 it stays a donation, so that the slot is freed all the same.
//! 5. The vault's rent goes to the gauge's creator, as all of the gauge's does.

use {
    crate::{
        error::GaugeError,
        events::{BudgetBooks, GaugeStreamRetired},
        farm::{self, StreamAccounts, FARM},
        state::GaugeAccount,
        tokens::Tokens,
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct RetireStream {
    /// The gauge, the stream's funder.
    #[account(mut, constraint(arguments(__ix_data, wire::RetireStream::ARGUMENTS) @ GaugeError::WrongArguments))]
    pub gauge: GaugeAccount,
    /// Gets the vault's rent.
    #[account(mut, address = gauge.creator @ GaugeError::WrongRecipient)]
    pub creator: UncheckedAccount,
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

impl RetireStream {
    pub fn handle(&mut self, slot: u8) -> Result<()> {
        let generation = farm::own_stream(&self.gauge, &self.pool, slot)?.books.generation;
        let before = self.budget.amount();
        let rent = self.stream_accounts().free(&self.gauge, slot);
        let received = self.budget.amount().saturating_sub(before);
        self.gauge.account().sub_lamports(rent)?;
        self.creator.account().add_lamports(rent)?;
        // It fails for nothing, and beyond 2^63; both leave the books as they are.
        let counted = self.gauge.books.fund(received).map_or(0, |()| received);
        emit!(GaugeStreamRetired {
            gauge: *self.gauge.address(),
            pool: *self.pool.address(),
            slot,
            generation,
            received: counted,
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
