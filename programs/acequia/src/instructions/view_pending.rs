//! `view_pending()`: what a position could claim at this moment from each stream, by return
//! data. Changes nothing; the position is the pool's.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        state::{now, require_version, PoolAccount, PositionAccount},
        terms::PendingView,
    },
    acequia_core::{Farm, Seat},
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ViewPending {
    /// The position's pool.
    #[account(address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position that is owed.
    #[account(constraint(arguments(__ix_data, wire::ViewPending::ARGUMENTS) @ FarmError::WrongArguments))]
    pub position: PositionAccount,
}

impl ViewPending {
    /// Settles a copy.
    pub fn handle(&self) -> Result<Vec<PendingView>> {
        require_version(self.pool.version)?;
        require_version(self.position.version)?;
        let (mut totals, mut streams) = (self.pool.totals.0, self.pool.as_slice().to_vec());
        let (mut stake, mut checkpoints) =
            (self.position.stake.0, self.position.as_slice().to_vec());
        let mut farm = Farm::new(&mut totals, &mut streams, self.pool.terms(), now()?);
        farm.settle(&mut Seat { stake: &mut stake, checkpoints: &mut checkpoints });
        let slots = streams.iter().zip(&checkpoints).zip(0u8..);
        let held = slots.filter(|((slot, _), _)| slot.books.exists());
        Ok(held.map(|((_, owed), slot)| PendingView::of(slot, owed)).collect())
    }
}
