//! `view_votes()`: what a position's open votes hold, until when, and what it could vote with
//! on a ballot that begins now, principal and boost apart, by return data. Changes nothing; the position
//! is the pool's.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        state::{require_version, PoolAccount, PositionAccount},
        terms::VotesView,
    },
    acequia_core::votes::Window,
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
        let (stake, votes) = (&self.position.stake, &self.position.stake.votes);
        let held = votes.held(now);
        let eligible = votes.eligible(Window { start: now, end: now + 1 }, stake.lock_end);
        let (open, free_at) =
            if votes.hold(now) { (votes.open, votes.locked_until) } else { (0, 0) };
        Ok(VotesView {
            open,
            held_principal: held.principal,
            held_boost: held.boost,
            free_at,
            eligible_principal: eligible.principal,
            eligible_boost: eligible.boost,
            sequence: votes.sequence,
        })
    }
}
