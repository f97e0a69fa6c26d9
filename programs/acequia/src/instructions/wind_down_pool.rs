//! `wind_down_pool()`: closes the pool for good. It takes no position, deposit or stream any more;
//! every stream may be wound down, whatever was committed, since nobody can ever earn what is left;
//! what is owed may be pushed at once, and whoever may close the pool may close positions.
//!
//! 1. The authority signs, or the creator where the authority was renounced.
//! 2. The closing was announced 14 days ago or earlier, and the pool has not closed yet.
//! 3. Nobody is staked: a staked unit is a deposit, and while there is one the pool stays.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::PoolWoundDown,
        state::{now, require_version, PoolAccount},
    },
    acequia_interface::{closing::NOTICE_SECONDS, flags::CLOSED},
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct WindDownPool {
    /// Who may close the pool: `pool.authority`, or `pool.creator` where that is zero.
    #[account(constraint(arguments(__ix_data, wire::WindDownPool::ARGUMENTS) @ FarmError::WrongArguments))]
    pub closer: Signer,
    #[account(mut)]
    pub pool: PoolAccount,
}

impl WindDownPool {
    pub fn handle(&mut self) -> Result<()> {
        require_version(self.pool.version)?;
        self.pool.require_closer(self.closer.address())?;
        self.pool.require_not_closed()?;
        let (time, announced) = (now()?, self.pool.closing_announced_at);
        let due = announced != 0 && time >= announced.saturating_add(NOTICE_SECONDS);
        require!(due, FarmError::ClosingNotDue);
        require!(self.pool.totals.staked == 0, FarmError::StakeInPool);
        self.pool.flags |= CLOSED;
        emit!(PoolWoundDown { pool: self.pool.address(), time });
        self.pool.invariant()
    }
}
