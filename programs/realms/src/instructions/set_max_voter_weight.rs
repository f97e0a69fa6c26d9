//! `set_max_voter_weight(kind, value)`: says what the largest voter weight is, at once, for
//! proposals that are voted on now as well. The realm's authority can do the same in governance
//! itself.
//!
//! 1. The authority signs.
//! 2. Mint and record are the registrar's.
//! 3. Fixed (0, votes) or a share of the mint's supply (1, 1 to 10,000 bps).

use {
    crate::{
        error::RealmsError,
        events::MaxVoterWeightSet,
        max_weight::{self, MintAccount},
        seeds,
        state::{MaxVoterWeightAccount, RegistrarAccount},
    },
    acequia_onchain::arguments::arguments,
    acequia_realms_interface::instructions as wire,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct SetMaxVoterWeight {
    /// The registrar's authority.
    #[account(
        address = registrar.authority @ RealmsError::NotAuthority,
        constraint(arguments(__ix_data, wire::SetMaxVoterWeight::ARGUMENTS) @ RealmsError::WrongArguments)
    )]
    pub authority: Signer,
    #[account(mut)]
    pub registrar: RegistrarAccount,
    /// The registrar's mint.
    #[account(address = registrar.governing_token_mint @ RealmsError::WrongMint)]
    pub governing_token_mint: MintAccount,
    /// The registrar's record of the largest voter weight.
    #[account(mut, seeds = [seeds::MAX_VOTER_WEIGHT, registrar.address().as_ref()], bump)]
    pub max_voter_weight_record: MaxVoterWeightAccount,
}

impl SetMaxVoterWeight {
    pub fn handle(&mut self, kind: u8, value: u64) -> Result<()> {
        self.registrar.set_max_rule(kind, value)?;
        let (mint, record) = (&self.governing_token_mint, &mut self.max_voter_weight_record);
        let max = max_weight::write(&self.registrar, mint, record)?;
        emit!(MaxVoterWeightSet { registrar: *self.registrar.address(), kind, value, max });
        self.registrar.invariant()
    }
}
