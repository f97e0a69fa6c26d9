//! `set_paused(paused)`: stops or resumes what increases stake: open, stake, compound, moving
//! in, a delegate's increases. Exits, claims and streams never ask.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::PausedSet,
        state::PoolAccount,
    },
    acequia_interface::flags::PAUSED,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct SetPaused {
    /// The pool's authority.
    #[account(
        address = pool.authority @ FarmError::NotAuthority,
        constraint(arguments(__ix_data, wire::SetPaused::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub authority: Signer,
    #[account(mut)]
    pub pool: PoolAccount,
}

impl SetPaused {
    pub fn handle(&mut self, paused: bool) -> Result<()> {
        if paused {
            self.pool.flags |= PAUSED;
        } else {
            self.pool.flags &= !PAUSED;
        }
        emit!(PausedSet { pool: self.pool.address(), paused });
        self.pool.invariant()
    }
}
