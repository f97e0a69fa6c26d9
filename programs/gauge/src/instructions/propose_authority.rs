//! `propose_authority(new)`: offers the gauge to another key, which has to accept. Zero takes
//! an offer back. The authority keeps its powers until then.

use {
    crate::{error::GaugeError, events::GaugeAuthorityProposed, state::GaugeAccount},
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ProposeAuthority {
    /// The gauge's authority.
    #[account(
        address = gauge.authority @ GaugeError::NotAuthority,
        constraint(arguments(__ix_data, wire::ProposeAuthority::ARGUMENTS) @ GaugeError::WrongArguments)
    )]
    pub authority: Signer,
    /// The gauge to hand over.
    #[account(mut)]
    pub gauge: GaugeAccount,
}

impl ProposeAuthority {
    pub fn handle(&mut self, new: Address) -> Result<()> {
        self.gauge.pending_authority = new;
        let (gauge, authority) = (*self.gauge.address(), self.gauge.authority);
        emit!(GaugeAuthorityProposed { gauge, authority, proposed: new });
        self.gauge.invariant()
    }
}
