//! `close_registrar()`: closes a registrar and its record of the largest voter weight; their rent
//! goes to its authority. Governance decides nothing by the record then: the realm names other
//! add-ins first.
//!
//! 1. The authority signs.
//! 2. No pool is listed and no tally is open: nobody's vote needs it any more, and none can come.

use {
    crate::{
        error::RealmsError,
        events::RegistrarClosed,
        seeds,
        state::{MaxVoterWeightAccount, RegistrarAccount},
    },
    acequia_onchain::arguments::arguments,
    acequia_realms_interface::instructions as wire,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct CloseRegistrar {
    /// The registrar's authority; gets the rent.
    #[account(
        mut,
        address = registrar.authority @ RealmsError::NotAuthority,
        constraint(arguments(__ix_data, wire::CloseRegistrar::ARGUMENTS) @ RealmsError::WrongArguments)
    )]
    pub authority: Signer,
    /// The registrar to close.
    #[account(mut, close = authority)]
    pub registrar: RegistrarAccount,
    /// Its record of the largest voter weight.
    #[account(
        mut,
        close = authority,
        seeds = [seeds::MAX_VOTER_WEIGHT, registrar.address().as_ref()],
        bump
    )]
    pub max_voter_weight_record: MaxVoterWeightAccount,
}

impl CloseRegistrar {
    pub fn handle(&mut self) -> Result<()> {
        require!(self.registrar.listings().is_empty(), RealmsError::PoolsListed);
        require!(self.registrar.tallies == 0, RealmsError::TalliesLeft);
        emit!(RegistrarClosed {
            registrar: *self.registrar.address(),
            authority: self.registrar.authority,
        });
        self.registrar.invariant()
    }
}
