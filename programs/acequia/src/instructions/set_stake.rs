//! `set_stake(amount)`: says what a position of a delegated pool holds. No token moves.
//!
//! 1. The pool is delegated; its delegate signs; the position is the pool's.
//! 2. An increase needs an open pool and stays within the caps.
//! 3. A decrease works while the pool is paused, but the owner's lock and open votes bind the
//!    delegate too: below them it fails. So lower the amount here *before* letting the deposit
//!    itself go, and keep the deposit where this fails.
//! 4. Nothing that is owed changes.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Books, StakeSet},
        state::{seated, PoolAccount, PositionAccount},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct SetStake {
    /// The pool's delegate.
    #[account(
        constraint(pool.is_delegated() @ FarmError::PoolNotDelegated),
        constraint(*delegate.address() == pool.delegate @ FarmError::NotDelegate),
        constraint(arguments(__ix_data, wire::SetStake::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub delegate: Signer,
    /// The position's pool.
    #[account(mut, address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position to set.
    #[account(mut)]
    pub position: PositionAccount,
}

impl SetStake {
    pub fn handle(&mut self, amount: u64) -> Result<()> {
        if amount > self.position.stake.amount {
            self.pool.require_open()?;
        }
        seated(&mut self.pool, &mut self.position, |farm, seat| farm.set_stake(seat, amount))?;
        emit!(StakeSet {
            pool: *self.pool.address(),
            position: *self.position.address(),
            books: Books::of(&self.pool, &self.position),
        });
        self.position.invariant()?;
        self.pool.invariant()
    }
}
