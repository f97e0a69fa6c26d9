//! `settle_pool()`: settles every stream of a pool to this second, by anyone. No position is touched:
//! what each is owed is what it was owed before. An `emergency_exit` right behind it gives up nothing.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::PoolSettled,
        state::{farm, PoolAccount},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct SettlePool {
    /// The pool to settle.
    #[account(mut, constraint(arguments(__ix_data, wire::SettlePool::ARGUMENTS) @ FarmError::WrongArguments))]
    pub pool: PoolAccount,
}

impl SettlePool {
    pub fn handle(&mut self) -> Result<()> {
        farm(&mut self.pool, |farm| {
            farm.accrue();
            Ok(())
        })?;
        emit!(PoolSettled::of(&self.pool)?);
        self.pool.invariant()
    }
}
