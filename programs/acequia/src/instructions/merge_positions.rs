//! `merge_positions(least_weight)`: puts all that a position holds and is owed into another of the
//! pool. Works while the pool is paused.
//!
//! 1. The owner of both positions signs; both are the pool's, which is not delegated.
//! 2. The one to empty has no open votes.
//! 3. All streams and both positions are settled. Principal and what is owed go over, to the last
//!    fraction. The lock ends at the later of both ends; what had the earlier, or none, is weighed anew
//!    by the time left to it, and the whole weighs no less than the owner says.
//! 4. What comes in votes as if staked now. Only the cap per position limits it. Operator and pushed
//!    claims stay as they are on either.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Books, PositionsMerged},
        state::{farm, seat, PoolAccount, PositionAccount},
    },
    anchor_lang::{address_eq, prelude::*},
};

#[derive(Accounts)]
pub struct MergePositions {
    /// The owner of both positions.
    #[account(
        address = from_position.owner @ FarmError::NotOwner,
        constraint(address_eq(owner.address(), &to_position.owner) @ FarmError::NotOwner),
        constraint(arguments(__ix_data, wire::MergePositions::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub owner: Signer,
    /// The pool of both: `from_position.pool`, `to_position.pool`.
    #[account(
        mut,
        constraint(address_eq(pool.address(), &from_position.pool) @ FarmError::WrongPool),
        constraint(address_eq(pool.address(), &to_position.pool) @ FarmError::WrongPool)
    )]
    pub pool: PoolAccount,
    /// The position to empty.
    #[account(mut)]
    pub from_position: PositionAccount,
    /// The position to add to.
    #[account(mut)]
    pub to_position: PositionAccount,
}

impl MergePositions {
    pub fn handle(&mut self, least_weight: u64) -> Result<()> {
        require!(!self.pool.is_delegated(), FarmError::PoolDelegated);
        let (mut from, mut into) = (seat(&mut self.from_position)?, seat(&mut self.to_position)?);
        let amount = farm(&mut self.pool, |farm| farm.merge(&mut from, &mut into, least_weight))?;
        emit!(PositionsMerged {
            pool: self.pool.address(),
            position: self.from_position.address(),
            to_position: self.to_position.address(),
            amount,
            books: Books::of(&self.pool, &self.from_position),
            to_books: Books::of(&self.pool, &self.to_position),
        });
        self.from_position.invariant()?;
        self.to_position.invariant()?;
        self.pool.invariant()
    }
}
