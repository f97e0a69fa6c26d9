//! `view_pool()`: what is staked in a pool and what its streams emit at this moment, by return
//! data. Changes nothing.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        state::{now, require_version, PoolAccount},
        terms::{PoolView, StreamView},
    },
    acequia_core::{Farm, Totals},
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ViewPool {
    #[account(constraint(arguments(__ix_data, wire::ViewPool::ARGUMENTS) @ FarmError::WrongArguments))]
    pub pool: PoolAccount,
}

impl ViewPool {
    /// Settles a copy.
    pub fn handle(&self) -> Result<PoolView> {
        require_version(self.pool.version)?;
        let (mut totals, mut streams) = (self.pool.totals.0, self.pool.as_slice().to_vec());
        let mut farm = Farm::new(&mut totals, &mut streams, self.pool.terms(), now()?);
        farm.accrue();
        let now = farm.now();
        let held = streams.iter().zip(0u8..).filter(|(slot, _)| slot.books.exists());
        let views = held.map(|(stream, slot)| StreamView::of(slot, &stream.books, now));
        let Totals { staked, weight, positions, .. } = totals;
        Ok(PoolView { staked, weight, positions, now, streams: views.collect() })
    }
}
