//! `set_stake(amount)`: says what a position of a delegated pool holds, and returns what it holds
//! then (u64). No token moves.
//!
//! 1. The pool is delegated; its delegate signs; the position is the pool's.
//! 2. A decrease and an equal amount always go through: no owner can hold the delegate up, who
//!    passes over a position that is gone.
//! 3. An increase that the caps, the bound on total weight or a pause do not allow changes nothing:
//!    the amount returned is the one before.
//! 4. Nothing that is owed changes.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Books, StakeSet},
        state::{seated, PoolAccount, PositionAccount},
    },
    anchor_lang::{address_eq, prelude::*},
};

#[derive(Accounts)]
pub struct SetStake {
    /// The pool's delegate: `pool.delegate`.
    #[account(
        constraint(pool.is_delegated() @ FarmError::PoolNotDelegated),
        constraint(address_eq(delegate.address(), &pool.delegate) @ FarmError::NotDelegate),
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
    pub fn handle(&mut self, amount: u64) -> Result<u64> {
        let takes_deposits = self.pool.is_open();
        let held = seated(&mut self.pool, &mut self.position, |farm, seat| {
            Ok(farm.set_stake(seat, amount, takes_deposits))
        })?;
        emit!(StakeSet {
            pool: self.pool.address(),
            position: self.position.address(),
            books: Books::of(&self.pool, &self.position),
        });
        self.position.invariant()?;
        self.pool.invariant()?;
        Ok(held)
    }
}
