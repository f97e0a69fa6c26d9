//! `set_reward_manager(new)`: says who may add streams from now on; zero for nobody. Streams
//! that exist keep their funders.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::RewardManagerSet,
        state::PoolAccount,
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct SetRewardManager {
    /// The pool's authority.
    #[account(
        address = pool.authority @ FarmError::NotAuthority,
        constraint(arguments(__ix_data, wire::SetRewardManager::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub authority: Signer,
    #[account(mut)]
    pub pool: PoolAccount,
}

impl SetRewardManager {
    pub fn handle(&mut self, new: Address) -> Result<()> {
        self.pool.reward_manager = new;
        emit!(RewardManagerSet { pool: self.pool.address(), reward_manager: &new });
        self.pool.invariant()
    }
}
