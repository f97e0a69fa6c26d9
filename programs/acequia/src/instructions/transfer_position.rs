//! `transfer_position()`: hands a position to another owner, with all it holds and is owed.
//!
//! 1. Both owners sign: no position goes to a key that nobody holds.
//! 2. The position is the pool's and has no open votes. What it can vote with counts anew
//!    from now on; a running lock goes on; pushed claims have to be allowed again, and an operator
//!    named.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Books, PositionTransferred},
        state::{seated, PoolAccount, PositionAccount},
    },
    acequia_interface::flags::PUSH_CLAIMS,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct TransferPosition {
    /// The position's owner.
    #[account(
        address = position.owner @ FarmError::NotOwner,
        constraint(arguments(__ix_data, wire::TransferPosition::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub owner: Signer,
    /// The next owner.
    pub new_owner: Signer,
    /// The position's pool.
    #[account(mut, address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position to hand over.
    #[account(mut)]
    pub position: PositionAccount,
}

impl TransferPosition {
    pub fn handle(&mut self) -> Result<()> {
        seated(&mut self.pool, &mut self.position, |farm, seat| farm.hand_over(seat))?;
        self.position.owner = *self.new_owner.address();
        self.position.flags &= !PUSH_CLAIMS;
        self.position.clear_operator();
        emit!(PositionTransferred {
            pool: self.pool.address(),
            position: self.position.address(),
            from: self.owner.address(),
            to: self.new_owner.address(),
            books: Books::of(&self.pool, &self.position),
        });
        self.position.invariant()?;
        self.pool.invariant()
    }
}
