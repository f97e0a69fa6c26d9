//! `sweep_fraction(slot)`: collects the fraction of a unit that a closing stream owes to a
//! position, which can never become whole. Anyone may; no token moves.
//!
//! 1. The position is the pool's; the stream is being wound down.
//! 2. The position is owed no whole unit by it.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Books, FractionSwept},
        state::{seated, PoolAccount, PositionAccount, Slots},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct SweepFraction {
    /// The position's pool.
    #[account(mut, address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position that is owed a fraction.
    #[account(mut, constraint(arguments(__ix_data, wire::SweepFraction::ARGUMENTS) @ FarmError::WrongArguments))]
    pub position: PositionAccount,
}

impl SweepFraction {
    pub fn handle(&mut self, slot: u8) -> Result<()> {
        seated(&mut self.pool, &mut self.position, |farm, seat| farm.sweep(seat, slot as usize))?;
        let stream = self.pool.slot(slot)?;
        emit!(FractionSwept {
            pool: self.pool.address(),
            position: self.position.address(),
            slot,
            generation: stream.books.generation,
            books: Books::of(&self.pool, &self.position),
        });
        stream.invariant()?;
        self.position.invariant()?;
        self.pool.invariant()
    }
}
