//! `close_tally()`: closes a tally, by anyone; its rent goes to who paid it.
//!
//! 1. No position has a record in it.

use {
    crate::{
        error::RealmsError,
        events::TallyClosed,
        state::{require_version, RegistrarAccount, TallyAccount},
    },
    acequia_onchain::arguments::arguments,
    acequia_realms_interface::instructions as wire,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct CloseTally {
    /// The tally to close.
    #[account(
        mut,
        close = rent_payer,
        constraint(arguments(__ix_data, wire::CloseTally::ARGUMENTS) @ RealmsError::WrongArguments)
    )]
    pub tally: TallyAccount,
    /// What it was counted for.
    #[account(mut, address = tally.registrar @ RealmsError::WrongRegistrar)]
    pub registrar: RegistrarAccount,
    /// Gets the rent.
    #[account(mut, address = tally.rent_payer @ RealmsError::WrongRecipient)]
    pub rent_payer: UncheckedAccount,
}

impl CloseTally {
    pub fn handle(&mut self) -> Result<()> {
        require_version(self.tally.version)?;
        require_version(self.registrar.version)?;
        require!(self.tally.records == 0, RealmsError::RecordsLeft);
        self.registrar.remove_tally()?;
        emit!(TallyClosed { proposal: self.tally.proposal, owner: self.tally.owner });
        self.tally.invariant()
    }
}
