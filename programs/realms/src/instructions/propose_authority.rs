//! `propose_authority(new)`: offers the registrar to another key, which has to accept. Zero takes
//! an offer back. The authority keeps its powers until then.

use {
    crate::{error::RealmsError, events::RegistrarAuthorityProposed, state::RegistrarAccount},
    acequia_onchain::arguments::arguments,
    acequia_realms_interface::instructions as wire,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ProposeAuthority {
    /// The registrar's authority.
    #[account(
        address = registrar.authority @ RealmsError::NotAuthority,
        constraint(arguments(__ix_data, wire::ProposeAuthority::ARGUMENTS) @ RealmsError::WrongArguments)
    )]
    pub authority: Signer,
    /// The registrar to hand over.
    #[account(mut)]
    pub registrar: RegistrarAccount,
}

impl ProposeAuthority {
    pub fn handle(&mut self, new: Address) -> Result<()> {
        self.registrar.pending_authority = new;
        let (registrar, authority) = (*self.registrar.address(), self.registrar.authority);
        emit!(RegistrarAuthorityProposed { registrar, authority, proposed: new });
        self.registrar.invariant()
    }
}
