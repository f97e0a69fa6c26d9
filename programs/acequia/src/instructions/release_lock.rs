//! `release_lock()`: takes off a lock that has ended, so that the position weighs what it
//! holds again. Anyone may; the position is the pool's.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Books, LockReleased},
        state::{seated, PoolAccount, PositionAccount},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ReleaseLock {
    /// The position's pool.
    #[account(mut, address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position whose lock has ended.
    #[account(mut, constraint(arguments(__ix_data, wire::ReleaseLock::ARGUMENTS) @ FarmError::WrongArguments))]
    pub position: PositionAccount,
}

impl ReleaseLock {
    pub fn handle(&mut self) -> Result<()> {
        seated(&mut self.pool, &mut self.position, |farm, seat| farm.release(seat))?;
        emit!(LockReleased {
            pool: self.pool.address(),
            position: self.position.address(),
            books: Books::of(&self.pool, &self.position),
        });
        self.position.invariant()?;
        self.pool.invariant()
    }
}
