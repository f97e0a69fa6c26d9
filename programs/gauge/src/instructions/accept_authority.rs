//! `accept_authority()`: takes over a gauge that was offered. That the new key signs shows
//! that somebody holds it.

use {
    crate::{error::GaugeError, events::GaugeAuthorityAccepted, state::GaugeAccount},
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct AcceptAuthority {
    /// Who the gauge was offered to.
    #[account(
        address = gauge.pending_authority @ GaugeError::NotPendingAuthority,
        constraint(arguments(__ix_data, wire::AcceptAuthority::ARGUMENTS) @ GaugeError::WrongArguments)
    )]
    pub pending_authority: Signer,
    /// The gauge to take over.
    #[account(mut)]
    pub gauge: GaugeAccount,
}

impl AcceptAuthority {
    pub fn handle(&mut self) -> Result<()> {
        self.gauge.authority = self.gauge.pending_authority;
        self.gauge.pending_authority = Address::default();
        let (gauge, authority) = (*self.gauge.address(), self.gauge.authority);
        emit!(GaugeAuthorityAccepted { gauge, authority });
        self.gauge.invariant()
    }
}
