//! `emergency_exit()`: pays out all principal without running a schedule, should anything be
//! wrong with the streams. What the position was owed at the pool's last update stays owed;
//! what has streamed since goes to those who stay. Works while the pool is paused.
//!
//! 1. The owner signs; the position is the pool's; the pool is not delegated, as what is deposited
//!    elsewhere leaves there.
//! 2. No lock runs and no open votes hold the position.
//! 3. All principal moves to the destination, which is not the pool's own.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Books, EmergencyExited},
        state::{seated, PoolAccount, PositionAccount},
        tokens::Vault,
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct EmergencyExit {
    /// The position's owner.
    #[account(
        address = position.owner @ FarmError::NotOwner,
        constraint(arguments(__ix_data, wire::EmergencyExit::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub owner: Signer,
    /// The position's pool.
    #[account(mut, address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position to empty.
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

impl EmergencyExit {
    /// Asserts no invariant: nothing else may stand in the way.
    pub fn handle(&mut self) -> Result<()> {
        let vault =
            Vault::of_stake(&self.pool, &self.stake_vault, &self.stake_mint, &self.token_program)?;
        let give =
            seated(&mut self.pool, &mut self.position, |farm, seat| farm.emergency_exit(seat))?;
        emit!(EmergencyExited {
            pool: self.pool.address(),
            position: self.position.address(),
            amount: give.0,
            books: Books::of(&self.pool, &self.position),
        });
        vault.pay(&self.pool, &self.destination, give.0)
    }
}
