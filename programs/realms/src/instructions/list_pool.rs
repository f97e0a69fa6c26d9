//! `list_pool(power)`: has a pool's votes count, `power` for each unit of weight, or changes
//! the power of one that is listed. Votes that were cast keep what they counted.
//!
//! 1. The authority signs.
//! 2. The power is not zero.
//! 3. The account is a pool of the farm. At most 16 are listed.
//!
//! That stakers can vote takes more: the pool's authority makes this program the pool's hook.

use {
    crate::{error::RealmsError, events::PoolListed, farm, state::RegistrarAccount},
    acequia_onchain::arguments::arguments,
    acequia_realms_interface::instructions as wire,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ListPool {
    /// The registrar's authority.
    #[account(
        address = registrar.authority @ RealmsError::NotAuthority,
        constraint(arguments(__ix_data, wire::ListPool::ARGUMENTS) @ RealmsError::WrongArguments)
    )]
    pub authority: Signer,
    #[account(mut)]
    pub registrar: RegistrarAccount,
    /// The pool, of the farm.
    pub pool: UncheckedAccount,
}

impl ListPool {
    pub fn handle(&mut self, power: u64) -> Result<()> {
        require!(power > 0, RealmsError::ZeroPower);
        self.registrar.list(farm::listing(&self.pool, power)?)?;
        emit!(PoolListed {
            registrar: *self.registrar.address(),
            pool: *self.pool.address(),
            power,
            pools: self.registrar.count,
        });
        self.registrar.invariant()
    }
}
