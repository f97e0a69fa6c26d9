//! `propose_power_manager(new)`: offers the powers to another key, which has to accept. Zero takes an offer
//! back. By the power manager, who keeps them until then; the authority names another at once, by
//! [`set_power_manager`](super::SetPowerManager), and no offer survives that.

use {
    crate::{error::GaugeError, events::PowerManagerProposed, state::GaugeAccount},
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ProposePowerManager {
    /// The gauge's power manager.
    #[account(
        address = gauge.power_manager @ GaugeError::NotPowerManager,
        constraint(arguments(__ix_data, wire::ProposePowerManager::ARGUMENTS) @ GaugeError::WrongArguments)
    )]
    pub power_manager: Signer,
    #[account(mut)]
    pub gauge: GaugeAccount,
}

impl ProposePowerManager {
    pub fn handle(&mut self, new: Address) -> Result<()> {
        self.gauge.pending_power_manager = new;
        let (gauge, power_manager) = (*self.gauge.address(), self.gauge.power_manager);
        emit!(PowerManagerProposed { gauge, power_manager, proposed: new });
        self.gauge.invariant()
    }
}
