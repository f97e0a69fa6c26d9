//! `view_votes()`: what a position's open votes hold, until when, and what it could vote with
//! on a ballot that begins now, by return data. Changes nothing; the position is the pool's.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        state::{require_version, PoolAccount, PositionAccount},
        terms::VotesView,
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ViewVotes {
    /// The position's pool.
    #[account(address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position that votes.
    #[account(constraint(arguments(__ix_data, wire::ViewVotes::ARGUMENTS) @ FarmError::WrongArguments))]
    pub position: PositionAccount,
}

impl ViewVotes {
    pub fn handle(&self) -> Result<VotesView> {
        require_version(self.pool.version)?;
        require_version(self.position.version)?;
        let now = self.pool.present()?;
        let votes = &self.position.stake.votes;
        let (held, eligible) = (votes.held(now, self.pool.hook_epoch), votes.eligible(now));
        let (open, free_at) = if held > 0 { (votes.open, votes.locked_until) } else { (0, 0) };
        Ok(VotesView { open, held, free_at, eligible, sequence: votes.sequence })
    }
}
