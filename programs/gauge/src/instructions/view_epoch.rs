//! `view_epoch()`: an epoch's votes, and how its budget is split, or would be if voting ended
//! now, by return data. Changes nothing.

use {
    crate::{
        error::GaugeError,
        state::{require_version, EpochAccount},
        terms::{EpochView, ShareView},
    },
    acequia_gauge_core::Allocation,
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ViewEpoch {
    #[account(constraint(arguments(__ix_data, wire::ViewEpoch::ARGUMENTS) @ GaugeError::WrongArguments))]
    pub epoch: EpochAccount,
}

impl ViewEpoch {
    pub fn handle(&self) -> Result<EpochView> {
        require_version(self.epoch.version)?;
        let books = &self.epoch.books.0;
        // Votes and terms do not change any more once it is settled: nor does this.
        let Allocation { shares, rollover } = books.allocation();
        let places = self.epoch.members().iter().zip(books.tallies).zip(shares).enumerate();
        let pools = places.map(|(at, ((member, tally), amount))| ShareView {
            pool: member.pool,
            votes: tally.votes_floor(),
            amount,
            state: bit(books.applied, at) + 2 * bit(books.returned, at),
        });
        Ok(EpochView {
            number: books.number,
            state: books.state,
            budget: books.budget,
            votes: books.total().votes_floor(),
            quorum: books.quorum,
            rollover,
            pools: pools.collect(),
        })
    }
}

fn bit(of: u16, at: usize) -> u8 {
    ((of >> at) & 1) as u8
}
