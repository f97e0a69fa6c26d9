//! `lock_position(lock_end)`: locks all principal until then, for a larger weight. An end beyond
//! the pool's longest lock is taken as the longest. May replace a running lock, but neither its end
//! nor the weight may fall. The owner signs; the position is the pool's; the pool offers locks.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Books, Locked},
        state::{seated, PoolAccount, PositionAccount},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct LockPosition {
    /// The position's owner.
    #[account(
        address = position.owner @ FarmError::NotOwner,
        constraint(arguments(__ix_data, wire::LockPosition::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub owner: Signer,
    /// The position's pool.
    #[account(mut, address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position to lock.
    #[account(mut)]
    pub position: PositionAccount,
}

impl LockPosition {
    pub fn handle(&mut self, lock_end: u64) -> Result<()> {
        seated(&mut self.pool, &mut self.position, |farm, seat| farm.lock(seat, lock_end))?;
        emit!(Locked {
            pool: self.pool.address(),
            position: self.position.address(),
            books: Books::of(&self.pool, &self.position),
        });
        self.position.invariant()?;
        self.pool.invariant()
    }
}
