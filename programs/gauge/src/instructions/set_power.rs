//! `set_power(pool, power)`: says how much a unit of weight of a listed pool votes. Pools have
//! different stake mints, so their weights are not alike.
//!
//! 1. The power manager signs.
//! 2. The pool is listed.
//! 3. Where an epoch is open that has not begun, it is passed, and the power changes there too, if the
//!    pool is on its list: no vote is weighed by what a stake was worth when the epoch was opened.

use {
    crate::{
        error::{refused, GaugeError},
        events::PowerSet,
        state::{EpochAccount, GaugeAccount},
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::{arguments::arguments, now},
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct SetPower {
    /// The gauge's power manager.
    #[account(
        address = gauge.power_manager @ GaugeError::NotPowerManager,
        constraint(arguments(__ix_data, wire::SetPower::ARGUMENTS) @ GaugeError::WrongArguments)
    )]
    pub power_manager: Signer,
    #[account(mut)]
    pub gauge: GaugeAccount,
    /// The epoch that is open and has not begun; none where there is none.
    #[account(mut)]
    pub epoch: Option<EpochAccount>,
}

impl SetPower {
    pub fn handle(&mut self, pool: Address, power: u64) -> Result<()> {
        let at = self.gauge.find(&pool)?;
        self.gauge.powers[at] = power;
        let epoch = self.set_upcoming(&pool, power)?;
        emit!(PowerSet { gauge: *self.gauge.address(), pool, power, epoch });
        self.gauge.invariant()
    }

    /// Changes it in the epoch that has not begun. Returns its address if the pool is on its list.
    fn set_upcoming(&mut self, pool: &Address, power: u64) -> Result<Address> {
        let (now, gauge) = (now()?, self.gauge.address());
        let upcoming = self.gauge.upcoming(now);
        let passed = self.epoch.as_ref().map(|epoch| epoch.books.number);
        require!(passed == upcoming, GaugeError::WrongUpcomingEpoch);
        let Some(epoch) = &mut self.epoch else { return Ok(Address::default()) };
        epoch.require_of(gauge)?;
        let Some(place) = epoch.place_of(pool) else { return Ok(Address::default()) };
        epoch.books.set_power(now, place, power).map_err(refused)?;
        epoch.invariant()?;
        Ok(*epoch.address())
    }
}
