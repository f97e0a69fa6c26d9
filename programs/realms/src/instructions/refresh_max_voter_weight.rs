//! `refresh_max_voter_weight()`: works out the largest voter weight anew, by anyone. A fixed
//! one needs it never. A share of the supply counts in the slot of the refresh alone, so it
//! goes before each `CastVote` and `FinalizeVote` of governance, in their transaction.
//!
//! 1. Mint and record are the registrar's.

use {
    crate::{
        error::RealmsError,
        max_weight::{self, MintAccount},
        seeds,
        state::{require_version, MaxVoterWeightAccount, RegistrarAccount},
    },
    acequia_onchain::arguments::arguments,
    acequia_realms_interface::instructions as wire,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct RefreshMaxVoterWeight {
    #[account(constraint(arguments(__ix_data, wire::RefreshMaxVoterWeight::ARGUMENTS) @ RealmsError::WrongArguments))]
    pub registrar: RegistrarAccount,
    /// The registrar's mint.
    #[account(address = registrar.governing_token_mint @ RealmsError::WrongMint)]
    pub governing_token_mint: MintAccount,
    /// The registrar's record of the largest voter weight.
    #[account(mut, seeds = [seeds::MAX_VOTER_WEIGHT, registrar.address().as_ref()], bump)]
    pub max_voter_weight_record: MaxVoterWeightAccount,
}

impl RefreshMaxVoterWeight {
    pub fn handle(&mut self) -> Result<()> {
        require_version(self.registrar.version)?;
        let (mint, record) = (&self.governing_token_mint, &mut self.max_voter_weight_record);
        max_weight::write(&self.registrar, mint, record)?;
        Ok(())
    }
}
