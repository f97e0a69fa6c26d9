//! `remove_pool(pool)`: takes a pool off the list, from the next opened or updated epoch on. Epochs that
//! have begun keep it: its votes count, and its shares can be applied.
//!
//! 1. The authority signs.
//! 2. The pool is listed. Those behind it move up.

use {
    crate::{error::GaugeError, events::PoolRemoved, state::GaugeAccount},
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct RemovePool {
    /// The gauge's authority.
    #[account(
        address = gauge.authority @ GaugeError::NotAuthority,
        constraint(arguments(__ix_data, wire::RemovePool::ARGUMENTS) @ GaugeError::WrongArguments)
    )]
    pub authority: Signer,
    #[account(mut)]
    pub gauge: GaugeAccount,
}

impl RemovePool {
    pub fn handle(&mut self, pool: Address) -> Result<()> {
        let at = self.gauge.find(&pool)?;
        self.gauge.remove(at);
        emit!(PoolRemoved { gauge: *self.gauge.address(), pool, pools: self.gauge.count });
        self.gauge.invariant()
    }
}
