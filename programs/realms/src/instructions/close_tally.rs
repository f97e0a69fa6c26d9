//! `close_tally()`: closes a tally, by anyone; its rent goes to who paid it.
//!
//! 1. No position has a record in it.

use {
    crate::{
        error::RealmsError,
        events::TallyClosed,
        state::{require_version, TallyAccount},
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
    /// Gets the rent.
    #[account(mut, address = tally.rent_payer @ RealmsError::WrongRecipient)]
    pub rent_payer: UncheckedAccount,
}

impl CloseTally {
    pub fn handle(&mut self) -> Result<()> {
        require_version(self.tally.version)?;
        require!(self.tally.records == 0, RealmsError::RecordsLeft);
        emit!(TallyClosed { proposal: self.tally.proposal, owner: self.tally.owner });
        self.tally.invariant()
    }
}
