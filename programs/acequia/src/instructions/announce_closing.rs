//! `announce_closing(announced)`: says that the pool is to close for good, 14 days from now or later, or
//! takes that back. Announcing anew begins the 14 days anew.
//!
//! 1. The authority signs, or the creator where the authority was renounced.
//! 2. The pool has not closed.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::PoolClosingAnnounced,
        state::{now, require_version, PoolAccount},
    },
    acequia_interface::closing::NOTICE_SECONDS,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct AnnounceClosing {
    /// Who may close the pool: `pool.authority`, or `pool.creator` where that is zero.
    #[account(constraint(arguments(__ix_data, wire::AnnounceClosing::ARGUMENTS) @ FarmError::WrongArguments))]
    pub closer: Signer,
    #[account(mut)]
    pub pool: PoolAccount,
}

impl AnnounceClosing {
    pub fn handle(&mut self, announced: bool) -> Result<()> {
        require_version(self.pool.version)?;
        self.pool.require_closer(self.closer.address())?;
        self.pool.require_not_closed()?;
        let at = if announced { now()? } else { 0 };
        self.pool.closing_announced_at = at;
        let closes_from = if announced { at.saturating_add(NOTICE_SECONDS) } else { 0 };
        emit!(PoolClosingAnnounced { pool: self.pool.address(), closes_from });
        self.pool.invariant()
    }
}
