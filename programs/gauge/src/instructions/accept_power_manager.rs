//! `accept_power_manager()`: takes over the powers that were offered. That the new key signs shows that
//! somebody holds it.

use {
    crate::{error::GaugeError, events::PowerManagerSet, state::GaugeAccount},
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct AcceptPowerManager {
    /// Who the powers were offered to.
    #[account(
        address = gauge.pending_power_manager @ GaugeError::NotPendingPowerManager,
        constraint(arguments(__ix_data, wire::AcceptPowerManager::ARGUMENTS) @ GaugeError::WrongArguments)
    )]
    pub pending_power_manager: Signer,
    #[account(mut)]
    pub gauge: GaugeAccount,
}

impl AcceptPowerManager {
    pub fn handle(&mut self) -> Result<()> {
        self.gauge.appoint(*self.pending_power_manager.address());
        emit!(PowerManagerSet::of(&self.gauge));
        self.gauge.invariant()
    }
}
