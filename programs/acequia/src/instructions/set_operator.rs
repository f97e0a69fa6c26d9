//! `set_operator(operator, rights)`: the owner names one key or program that may do some things for
//! them, in place of whom they named before. Nothing it does pays anybody but the owner, and with zero
//! and no rights nobody may do anything from then on: that cannot fail.
//!
//! 1. The owner signs: whoever opens a position for them cannot name one.
//! 2. An operator has rights, all of them known; nobody has none.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::OperatorSet,
        state::{is_set, require_version, PositionAccount},
    },
    acequia_interface::flags::RIGHTS,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct SetOperator {
    /// The position's owner.
    #[account(
        address = position.owner @ FarmError::NotOwner,
        constraint(arguments(__ix_data, wire::SetOperator::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub owner: Signer,
    #[account(mut)]
    pub position: PositionAccount,
}

impl SetOperator {
    pub fn handle(&mut self, operator: Address, rights: u8) -> Result<()> {
        let is_sound = is_set(&operator) == (rights != 0) && rights & !RIGHTS == 0;
        require!(is_sound, FarmError::UnknownRight);
        require_version(self.position.version)?;
        (self.position.operator, self.position.rights) = (operator, rights);
        emit!(OperatorSet {
            pool: &self.position.pool,
            position: self.position.address(),
            operator: &operator,
            rights,
        });
        if rights == 0 {
            return Ok(());
        }
        self.position.invariant()
    }
}
