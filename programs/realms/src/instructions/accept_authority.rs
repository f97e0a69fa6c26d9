//! `accept_authority()`: takes over a registrar that was offered. That the new key signs shows
//! that somebody holds it.

use {
    crate::{error::RealmsError, events::RegistrarAuthorityAccepted, state::RegistrarAccount},
    acequia_onchain::arguments::arguments,
    acequia_realms_interface::instructions as wire,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct AcceptAuthority {
    /// Who the registrar was offered to.
    #[account(
        address = registrar.pending_authority @ RealmsError::NotPendingAuthority,
        constraint(arguments(__ix_data, wire::AcceptAuthority::ARGUMENTS) @ RealmsError::WrongArguments)
    )]
    pub pending_authority: Signer,
    /// The registrar to take over.
    #[account(mut)]
    pub registrar: RegistrarAccount,
}

impl AcceptAuthority {
    pub fn handle(&mut self) -> Result<()> {
        self.registrar.authority = self.registrar.pending_authority;
        self.registrar.pending_authority = Address::default();
        let (registrar, authority) = (*self.registrar.address(), self.registrar.authority);
        emit!(RegistrarAuthorityAccepted { registrar, authority });
        self.registrar.invariant()
    }
}
