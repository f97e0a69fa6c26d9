//! `lock_position(seconds)`: locks all principal from now, for a larger weight. May replace a
//! running lock, but neither its end nor the weight may fall. The owner signs; the position is
//! the pool's; the pool offers locks that long.

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
    pub fn handle(&mut self, seconds: u32) -> Result<()> {
        seated(&mut self.pool, &mut self.position, |farm, seat| farm.lock(seat, seconds))?;
        emit!(Locked {
            pool: *self.pool.address(),
            position: *self.position.address(),
            lock_start: self.position.stake.lock_start,
            lock_end: self.position.stake.lock_end,
            books: Books::of(&self.pool, &self.position),
        });
        self.position.invariant()?;
        self.pool.invariant()
    }
}
