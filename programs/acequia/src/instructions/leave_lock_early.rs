//! `leave_lock_early(amount, slot)`: takes principal out of a running lock, for a penalty
//! that falls linearly to nothing at the lock's end and goes to those who stay.
//!
//! 1. The owner signs; the position is the pool's; a lock runs and the pool offers to leave it.
//! 2. The slot holds a flow stream of the stake mint that waits while nobody is staked, so that
//!    no penalty ever goes to its funder. Both vaults, mint and token program are the pool's.
//! 3. The penalty moves to the stream's vault and is streamed over its window.
//! 4. The rest of `amount` moves to the destination, which is not the pool's own.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Books, LockLeft},
        state::{farm, seated, PoolAccount, PositionAccount, Slots},
        tokens::Vault,
    },
    acequia_core::{IdlePolicy, Kind},
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct LeaveLockEarly {
    /// The position's owner.
    #[account(
        address = position.owner @ FarmError::NotOwner,
        constraint(arguments(__ix_data, wire::LeaveLockEarly::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub owner: Signer,
    /// The position's pool.
    #[account(mut, address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The locked position.
    #[account(mut)]
    pub position: PositionAccount,
    /// The pool's stake vault.
    #[account(mut)]
    pub stake_vault: UncheckedAccount,
    /// A token account of the stake mint.
    #[account(mut)]
    pub destination: UncheckedAccount,
    /// The vault of the stream that takes the penalty.
    #[account(mut)]
    pub reward_vault: UncheckedAccount,
    /// The pool's stake mint.
    pub stake_mint: UncheckedAccount,
    /// The stake mint's token program.
    pub token_program: UncheckedAccount,
}

impl LeaveLockEarly {
    pub fn handle(&mut self, amount: u64, slot: u8) -> Result<()> {
        let (stake, reward) = self.vaults(slot)?;
        let leave = seated(&mut self.pool, &mut self.position, |farm, seat| {
            farm.leave_early(seat, amount)
        })?;
        let received = stake.move_to(&self.pool, &reward, leave.penalty)?;
        if received > 0 {
            farm(&mut self.pool, |farm| farm.top_up(slot as usize, received))?;
        }
        emit!(LockLeft {
            pool: *self.pool.address(),
            position: *self.position.address(),
            amount,
            penalty: leave.penalty,
            received,
            slot,
            books: Books::of(&self.pool, &self.position),
        });
        self.position.invariant()?;
        self.pool.slot(slot)?.invariant()?;
        self.pool.invariant()?;
        stake.pay(&self.pool, &self.destination, leave.give)
    }

    fn vaults(&self, slot: u8) -> Result<(Vault, Vault)> {
        let stream = self.pool.slot(slot)?;
        let takes_penalty = stream.mint == self.pool.stake_mint
            && stream.books.kind == Kind::Flow as u8
            && stream.books.idle_policy == IdlePolicy::Wait as u8;
        require!(takes_penalty, FarmError::NotPenaltyStream);
        let stake =
            Vault::of_stake(&self.pool, &self.stake_vault, &self.stake_mint, &self.token_program)?;
        let reward =
            Vault::of_slot(stream, &self.reward_vault, &self.stake_mint, &self.token_program)?;
        Ok((stake, reward))
    }
}
