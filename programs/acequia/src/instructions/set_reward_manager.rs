//! `set_reward_manager(new)`: says who may add streams from now on; zero for nobody. Streams
//! that exist keep their funders.

use {
    crate::{
        arguments::arguments, error::AcequiaError, events::RewardManagerSet, state::PoolAccount,
    },
    anchor_lang::prelude::*,
};

/// Accounts of `set_reward_manager`.
#[derive(Accounts)]
pub struct SetRewardManager {
    /// The pool's authority.
    #[account(
        address = pool.authority @ AcequiaError::NotAuthority,
        constraint(arguments(__ix_data, 32) @ AcequiaError::WrongArguments)
    )]
    pub authority: Signer,
    /// The pool to change.
    #[account(mut)]
    pub pool: PoolAccount,
}

impl SetRewardManager {
    /// See the module.
    pub fn handle(&mut self, new: Address) -> Result<()> {
        self.pool.reward_manager = new;
        emit!(RewardManagerSet { pool: *self.pool.address(), reward_manager: new });
        self.pool.invariant()
    }
}
