//! `add_pool(slot, power)`: lists a pool, from the next opened or updated epoch on: its stakers vote
//! with `power` for each unit of weight, and the stream in `slot` gets the pool's shares.
//!
//! 1. The authority signs.
//! 2. The account is a pool of the farm, and not listed yet: its votes count once.
//! 3. The slot holds an active curve of the reward mint that the gauge funds and that waits
//!    while nobody is staked. So a share can be applied as long as the stream is there.
//! 4. At most 16 pools are listed.
//!
//! That stakers can vote takes more: the pool's authority makes this program the pool's hook.
//! A power of 0 is for a pool that is voted for but does not vote.

use {
    crate::{error::GaugeError, events::PoolAdded, farm, state::GaugeAccount},
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::{arguments::arguments, now},
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct AddPool {
    /// The gauge's authority.
    #[account(
        address = gauge.authority @ GaugeError::NotAuthority,
        constraint(arguments(__ix_data, wire::AddPool::ARGUMENTS) @ GaugeError::WrongArguments)
    )]
    pub authority: Signer,
    #[account(mut)]
    pub gauge: GaugeAccount,
    /// The pool, of the farm.
    pub pool: UncheckedAccount,
}

impl AddPool {
    pub fn handle(&mut self, slot: u8, power: u64) -> Result<()> {
        let member = farm::member(&self.gauge, &self.pool, slot, now()?)?;
        self.gauge.push(member, power)?;
        emit!(PoolAdded {
            gauge: *self.gauge.address(),
            pool: member.pool,
            slot,
            generation: member.generation,
            power,
            pools: self.gauge.count,
        });
        self.gauge.invariant()
    }
}
