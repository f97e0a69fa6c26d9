//! `set_power_manager(new)`: names who may set the powers of listed pools; zero for none. It may be a key
//! of its own, which follows prices and has no hand on the budget. What the former one had offered is void.
//!
//! 1. The authority signs.

use {
    crate::{error::GaugeError, events::PowerManagerSet, state::GaugeAccount},
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct SetPowerManager {
    /// The gauge's authority.
    #[account(
        address = gauge.authority @ GaugeError::NotAuthority,
        constraint(arguments(__ix_data, wire::SetPowerManager::ARGUMENTS) @ GaugeError::WrongArguments)
    )]
    pub authority: Signer,
    #[account(mut)]
    pub gauge: GaugeAccount,
}

impl SetPowerManager {
    pub fn handle(&mut self, new: Address) -> Result<()> {
        self.gauge.appoint(new);
        emit!(PowerManagerSet::of(&self.gauge));
        self.gauge.invariant()
    }
}
