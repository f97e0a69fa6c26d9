//! `close_position(forfeit)`: closes an empty position; its rent goes to who paid it.
//!
//! 1. The owner signs; where the pool has closed for good, who may close that may too. The position is
//!    the pool's, holds no stake and has no open votes.
//! 2. It is owed no whole unit, unless the owner says to `forfeit` what it is owed.
//! 3. What it gives up goes to those who stay, over a day or more: fractions to each stream's
//!    carry, whole units back into what it has still to stream. Where a stream has too little left
//!    for that, they are its funder's.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Books, Forfeited, PositionClosed},
        state::{seated, PoolAccount, PositionAccount},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ClosePosition {
    /// The position's owner: `position.owner`; in a pool that has closed for good also who may close
    /// the pool: `pool.authority`, or `pool.creator` where that is zero.
    #[account(constraint(arguments(__ix_data, wire::ClosePosition::ARGUMENTS) @ FarmError::WrongArguments))]
    pub closer: Signer,
    /// The position's pool.
    #[account(mut, address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position to close.
    #[account(mut, close = rent_payer)]
    pub position: PositionAccount,
    /// Gets the rent. May be the owner: only lamports of it are touched.
    #[account(unsafe(dup), address = position.rent_payer @ FarmError::WrongRecipient)]
    pub rent_payer: UncheckedAccount,
}

impl ClosePosition {
    pub fn handle(&mut self, forfeit: bool) -> Result<()> {
        let is_owners = *self.closer.address() == self.position.owner;
        if !is_owners {
            require!(self.pool.is_closed() && !forfeit, FarmError::NotOwner);
            self.pool.require_closer(self.closer.address())?;
        }
        let given_up =
            seated(&mut self.pool, &mut self.position, |farm, seat| farm.close(seat, forfeit))?;
        emit!(PositionClosed {
            pool: self.pool.address(),
            position: self.position.address(),
            forfeited: Forfeited::list(&given_up, &self.pool),
            pool_positions: self.pool.totals.positions,
            books: Books::of(&self.pool, &self.position),
        });
        self.pool.invariant()
    }
}
