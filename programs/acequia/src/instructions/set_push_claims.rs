//! `set_push_claims(allowed)`: the owner says whether anyone may push claims to their
//! associated token accounts.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::PushClaimsSet,
        state::PositionAccount,
    },
    acequia_interface::flags::PUSH_CLAIMS,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct SetPushClaims {
    /// The position's owner.
    #[account(
        address = position.owner @ FarmError::NotOwner,
        constraint(arguments(__ix_data, wire::SetPushClaims::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub owner: Signer,
    #[account(mut)]
    pub position: PositionAccount,
}

impl SetPushClaims {
    pub fn handle(&mut self, allowed: bool) -> Result<()> {
        if allowed {
            self.position.flags |= PUSH_CLAIMS;
        } else {
            self.position.flags &= !PUSH_CLAIMS;
        }
        emit!(PushClaimsSet {
            pool: &self.position.pool,
            position: self.position.address(),
            allowed
        });
        self.position.invariant()
    }
}
