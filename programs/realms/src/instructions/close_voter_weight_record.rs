//! `close_voter_weight_record()`: closes a voter's weight record; its rent goes to the voter.
//! It says nothing beyond the slot of a vote, and is made anew for the next one.
//!
//! 1. The voter signs.

use {
    crate::{error::RealmsError, state::VoterWeightAccount},
    acequia_onchain::arguments::arguments,
    acequia_realms_interface::instructions as wire,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct CloseVoterWeightRecord {
    /// The voter, `voter_weight_record.governing_token_owner`; gets the rent.
    #[account(
        mut,
        constraint(*voter.address() == voter_weight_record.governing_token_owner @ RealmsError::WrongVoter),
        constraint(arguments(__ix_data, wire::CloseVoterWeightRecord::ARGUMENTS) @ RealmsError::WrongArguments)
    )]
    pub voter: Signer,
    /// The record to close.
    #[account(mut, close = voter)]
    pub voter_weight_record: VoterWeightAccount,
}

impl CloseVoterWeightRecord {
    pub fn handle(&mut self) -> Result<()> {
        Ok(())
    }
}
