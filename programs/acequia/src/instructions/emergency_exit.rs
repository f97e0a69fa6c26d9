//! `emergency_exit()`: pays out all principal without running a schedule, should anything be
//! wrong with the streams. What the position was owed at the pool's last update stays owed;
//! what has streamed since goes to those who stay. Works while the pool is paused.
//!
//! 1. The owner signs; the position is the pool's.
//! 2. No lock runs and no open votes hold the position.
//! 3. All principal moves to the destination, which is not the pool's own. A delegated pool
//!    has no vault: the amount becomes zero and no token account is passed.

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
    /// The pool's stake vault; none for a delegated pool.
    #[account(mut)]
    pub stake_vault: Option<UncheckedAccount>,
    /// A token account of the stake mint; none for a delegated pool.
    #[account(mut)]
    pub destination: Option<UncheckedAccount>,
    /// The pool's stake mint; none for a delegated pool.
    pub stake_mint: Option<UncheckedAccount>,
    /// The stake mint's token program; none for a delegated pool.
    pub token_program: Option<UncheckedAccount>,
}

impl EmergencyExit {
    /// Asserts no invariant: nothing else may stand in the way.
    pub fn handle(&mut self) -> Result<()> {
        let give =
            seated(&mut self.pool, &mut self.position, |farm, seat| farm.emergency_exit(seat))?;
        emit!(EmergencyExited {
            pool: *self.pool.address(),
            position: *self.position.address(),
            amount: give.0,
            books: Books::of(&self.pool, &self.position),
        });
        if self.pool.is_delegated() {
            return Ok(());
        }
        self.pay(give.0)
    }

    fn pay(&self, amount: u64) -> Result<()> {
        let (Some(vault), Some(destination), Some(mint), Some(program)) =
            (&self.stake_vault, &self.destination, &self.stake_mint, &self.token_program)
        else {
            return Err(FarmError::WrongVault.into());
        };
        Vault::of_stake(&self.pool, vault, mint, program)?.pay(&self.pool, destination, amount)
    }
}
