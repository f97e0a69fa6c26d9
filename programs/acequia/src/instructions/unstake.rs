//! `unstake(amount)`: takes principal out of a position. Works while the pool is paused, and
//! needs no reward account, hook, oracle or authority.
//!
//! 1. The owner signs; the position is the pool's; the pool is not delegated.
//! 2. Vault, mint and token program are the pool's.
//! 3. All streams and the position are settled; what it is owed stays owed.
//! 4. No lock runs, and what is left is not below what open votes hold.
//! 5. `amount` moves to the destination, which is not the pool's own.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Books, Unstaked},
        state::{seated, PoolAccount, PositionAccount},
        tokens::Vault,
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct Unstake {
    /// The position's owner.
    #[account(
        address = position.owner @ FarmError::NotOwner,
        constraint(arguments(__ix_data, wire::Unstake::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub owner: Signer,
    /// The position's pool.
    #[account(mut, address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position to take from.
    #[account(mut)]
    pub position: PositionAccount,
    /// The pool's stake vault: `pool.stake_vault`.
    #[account(mut)]
    pub stake_vault: UncheckedAccount,
    /// A token account of the stake mint.
    #[account(mut)]
    pub destination: UncheckedAccount,
    /// The pool's stake mint: `pool.stake_mint`.
    pub stake_mint: UncheckedAccount,
    /// The stake mint's token program.
    pub token_program: UncheckedAccount,
}

impl Unstake {
    pub fn handle(&mut self, amount: u64) -> Result<()> {
        let vault =
            Vault::of_stake(&self.pool, &self.stake_vault, &self.stake_mint, &self.token_program)?;
        let give =
            seated(&mut self.pool, &mut self.position, |farm, seat| farm.unstake(seat, amount))?;
        emit!(Unstaked {
            pool: self.pool.address(),
            position: self.position.address(),
            amount: give.0,
            books: Books::of(&self.pool, &self.position),
        });
        self.position.invariant()?;
        self.pool.invariant()?;
        vault.pay(&self.pool, &self.destination, give.0)
    }
}
