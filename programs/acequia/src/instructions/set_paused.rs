//! `set_paused(paused)`: stops or resumes what increases stake: open, stake, compound, moving
//! in, a delegate's increases. Exits, claims and streams never ask.

use {
    crate::{
        arguments::arguments,
        error::AcequiaError,
        events::PausedSet,
        state::{Pool, PoolAccount},
    },
    anchor_lang::prelude::*,
};

/// Accounts of `set_paused`.
#[derive(Accounts)]
pub struct SetPaused {
    /// The pool's authority.
    #[account(
        address = pool.authority @ AcequiaError::NotAuthority,
        constraint(arguments(__ix_data, 1) @ AcequiaError::WrongArguments)
    )]
    pub authority: Signer,
    /// The pool to change.
    #[account(mut)]
    pub pool: PoolAccount,
}

impl SetPaused {
    /// See the module.
    pub fn handle(&mut self, paused: bool) -> Result<()> {
        match paused {
            true => self.pool.flags |= Pool::PAUSED,
            false => self.pool.flags &= !Pool::PAUSED,
        }
        emit!(PausedSet { pool: *self.pool.address(), paused });
        self.pool.invariant()
    }
}
