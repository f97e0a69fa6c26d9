//! `move_stake(amount)`: moves principal to another pool of the same stake mint.
//!
//! 1. The owner of both positions signs; each position is its pool's; the pools differ.
//! 2. Both pools take the same mint and neither is delegated. Vaults, mint and token program
//!    are the pools'. The pool moved to takes deposits.
//! 3. As `unstake` from the one: locks and open votes hold, what is owed stays owed.
//! 4. `amount` moves between the vaults; what arrives becomes principal as by `stake`.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Books, StakeMoved},
        state::{seated, PoolAccount, PositionAccount},
        tokens::Vault,
    },
    anchor_lang::{address_eq, prelude::*},
};

#[derive(Accounts)]
pub struct MoveStake {
    /// The owner of both positions.
    #[account(
        address = from_position.owner @ FarmError::NotOwner,
        constraint(address_eq(owner.address(), &to_position.owner) @ FarmError::NotOwner),
        constraint(arguments(__ix_data, wire::MoveStake::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub owner: Signer,
    /// The pool to leave: `from_position.pool`.
    #[account(mut, constraint(address_eq(from_pool.address(), &from_position.pool) @ FarmError::WrongPool))]
    pub from_pool: PoolAccount,
    /// The position to take from.
    #[account(mut)]
    pub from_position: PositionAccount,
    /// The stake vault of the pool to leave: `from_pool.stake_vault`.
    #[account(mut)]
    pub from_vault: UncheckedAccount,
    /// The pool to enter: `to_position.pool`.
    #[account(mut, constraint(address_eq(to_pool.address(), &to_position.pool) @ FarmError::WrongPool))]
    pub to_pool: PoolAccount,
    /// The position to add to.
    #[account(mut)]
    pub to_position: PositionAccount,
    /// The stake vault of the pool to enter: `to_pool.stake_vault`.
    #[account(mut)]
    pub to_vault: UncheckedAccount,
    /// The stake mint of both: `from_pool.stake_mint`.
    pub stake_mint: UncheckedAccount,
    /// The stake mint's token program.
    pub token_program: UncheckedAccount,
}

impl MoveStake {
    pub fn handle(&mut self, amount: u64) -> Result<()> {
        self.to_pool.require_open()?;
        let from = Vault::of_stake(
            &self.from_pool,
            &self.from_vault,
            &self.stake_mint,
            &self.token_program,
        )?;
        let to =
            Vault::of_stake(&self.to_pool, &self.to_vault, &self.stake_mint, &self.token_program)?;
        let give = seated(&mut self.from_pool, &mut self.from_position, |farm, seat| {
            farm.unstake(seat, amount)
        })?;
        let received = from.move_to(&self.from_pool, &to, give.0)?;
        seated(&mut self.to_pool, &mut self.to_position, |farm, seat| farm.stake(seat, received))?;
        emit!(StakeMoved {
            pool: self.from_pool.address(),
            position: self.from_position.address(),
            to_pool: self.to_pool.address(),
            to_position: self.to_position.address(),
            amount: give.0,
            received,
            books: Books::of(&self.from_pool, &self.from_position),
            to_books: Books::of(&self.to_pool, &self.to_position),
        });
        self.from_position.invariant()?;
        self.to_position.invariant()?;
        self.from_pool.invariant()?;
        self.to_pool.invariant()
    }
}
