//! `stake(amount)`: adds principal to a position, one's own or another's.
//!
//! 1. The position is the pool's; the pool takes deposits and is not delegated.
//! 2. Vault, mint and token program are the pool's.
//! 3. `amount` moves from the source, which the depositor signs for, to the stake vault.
//! 4. All streams and the position are settled; what arrived becomes principal, within the
//!    caps. Under a running lock it earns the multiplier of the time that remains.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Books, Staked},
        state::{seated, PoolAccount, PositionAccount},
        tokens::Vault,
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct Stake {
    /// May move the source; need not own the position.
    #[account(constraint(arguments(__ix_data, wire::Stake::ARGUMENTS) @ FarmError::WrongArguments))]
    pub depositor: Signer,
    /// The position's pool.
    #[account(mut, address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position to add to.
    #[account(mut)]
    pub position: PositionAccount,
    /// The pool's stake vault: `pool.stake_vault`.
    #[account(mut)]
    pub stake_vault: UncheckedAccount,
    /// A token account of the stake mint.
    #[account(mut)]
    pub source: UncheckedAccount,
    /// The pool's stake mint: `pool.stake_mint`.
    pub stake_mint: UncheckedAccount,
    /// The stake mint's token program.
    pub token_program: UncheckedAccount,
}

impl Stake {
    pub fn handle(&mut self, amount: u64) -> Result<()> {
        self.pool.require_open()?;
        let vault =
            Vault::of_stake(&self.pool, &self.stake_vault, &self.stake_mint, &self.token_program)?;
        let received = vault.receive(&self.source, &self.depositor, amount)?;
        seated(&mut self.pool, &mut self.position, |farm, seat| farm.stake(seat, received))?;
        emit!(Staked {
            pool: self.pool.address(),
            position: self.position.address(),
            received,
            books: Books::of(&self.pool, &self.position),
        });
        self.position.invariant()?;
        self.pool.invariant()
    }
}
