//! `apply_share(place)`: funds a segment with a pool's share, by the farm's `extend_stream`.
//! By anyone, in any order, once for each pool.
//!
//! 1. Epoch, budget, mint and token program are the gauge's; the farm is the Acequia farm.
//! 2. The epoch is settled, the pool has a share that is not spent, and it is the one in that
//!    place of the epoch's list.
//! 3. The slot holds the very stream that was listed: same generation, still a curve of the
//!    reward mint that the gauge funds.
//! 4. The segment lasts as long as an epoch. It begins at the epoch's boundary; at once where
//!    that is past; after what the stream still has to stream. Where that ends before the boundary, as
//!    a share that was applied late may, a pause comes between.
//! 5. All of it is written; then the farm takes the share from the budget. What the farm
//!    refuses (a full curve, a vault that is not the stream's) undoes it.

use {
    crate::{
        error::{refused, GaugeError},
        events::{BudgetBooks, ShareApplied},
        farm::{Stream, StreamAccounts, FARM},
        state::{require_version, EpochAccount, GaugeAccount, Member},
    },
    acequia_gauge_core::{Error, Grant, Place},
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::{arguments::arguments, now},
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ApplyShare {
    #[account(mut, constraint(arguments(__ix_data, wire::ApplyShare::ARGUMENTS) @ GaugeError::WrongArguments))]
    pub gauge: GaugeAccount,
    #[account(mut, constraint(epoch.gauge == *gauge.address() @ GaugeError::WrongGauge))]
    pub epoch: EpochAccount,
    /// The gauge's budget.
    #[account(mut, address = gauge.budget @ GaugeError::WrongBudget)]
    pub budget: UncheckedAccount,
    /// The pool that the share belongs to.
    #[account(mut)]
    pub pool: UncheckedAccount,
    /// The vault of the gauge's stream in it.
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

impl ApplyShare {
    pub fn handle(&mut self, place: u8) -> Result<()> {
        require_version(self.epoch.version)?;
        let grant = self.epoch.books.apply(&mut self.gauge.books, place as usize);
        let grant = grant.map_err(refused)?;
        let member = self.member(place)?;
        let stream = Stream::read(&self.gauge, &self.pool, member.slot, now()?)?;
        let is_same = stream.pool_created_at == member.pool_created_at
            && stream.generation == member.generation;
        require!(is_same, GaugeError::StreamReplaced);
        let at = grant.place(stream.now, stream.ends_at);
        self.log(place, &at, &grant);
        self.epoch.invariant()?;
        self.gauge.invariant()?;
        self.stream_accounts().fund(&self.gauge, member.slot, &at, &grant);
        Ok(())
    }

    fn member(&self, place: u8) -> Result<Member> {
        let member = self.epoch.members().get(place as usize);
        let member = member.ok_or_else(|| refused(Error::PoolOutOfRange))?;
        require!(member.pool == *self.pool.address(), GaugeError::WrongPool);
        Ok(*member)
    }

    #[inline(never)]
    fn log(&self, place: u8, at: &Place, grant: &Grant) {
        emit!(ShareApplied {
            gauge: self.epoch.gauge,
            epoch: *self.epoch.address(),
            pool: *self.pool.address(),
            place,
            amount: grant.amount,
            seconds: grant.seconds,
            start: at.begins,
            books: BudgetBooks::of(&self.gauge.books),
        });
    }

    fn stream_accounts(&self) -> StreamAccounts<'_> {
        StreamAccounts {
            program: &self.farm_program,
            pool: &self.pool,
            vault: &self.vault,
            mint: &self.reward_mint,
            budget: &self.budget,
            token_program: &self.token_program,
        }
    }
}
