//! `set_power(pool, power)`: says how much a unit of weight of a listed pool votes, from the
//! next opened epoch on. Pools have different stake mints, so their weights are not alike.
//!
//! 1. The authority signs.
//! 2. The pool is listed.

use {
    crate::{error::GaugeError, events::PowerSet, state::GaugeAccount},
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct SetPower {
    /// The gauge's authority.
    #[account(
        address = gauge.authority @ GaugeError::NotAuthority,
        constraint(arguments(__ix_data, wire::SetPower::ARGUMENTS) @ GaugeError::WrongArguments)
    )]
    pub authority: Signer,
    #[account(mut)]
    pub gauge: GaugeAccount,
}

impl SetPower {
    pub fn handle(&mut self, pool: Address, power: u64) -> Result<()> {
        let at = self.gauge.find(&pool)?;
        self.gauge.powers[at] = power;
        emit!(PowerSet { gauge: *self.gauge.address(), pool, power });
        self.gauge.invariant()
    }
}
