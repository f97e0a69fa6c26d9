//! `leave_lock_early(amount)`: takes principal out of a running lock, for a penalty by the time that
//! is left, which goes to those who stay.
//!
//! 1. The owner signs; the position is the pool's; a lock runs and the pool offers to leave it.
//! 2. Both vaults, mint and token program are the pool's; the penalty vault is that of slot 0.
//! 3. What is left is not below what open votes hold, by principal and by boost.
//! 4. The penalty moves to the penalty flow and is streamed over its window. Where nobody else is
//!    staked, or the flow can take no more, there is none: the flow never makes leaving fail.
//! 5. The rest of `amount` moves to the destination, which is not the pool's own.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::{Books, LockLeft},
        state::{farm, seated, PoolAccount, PositionAccount, Slots},
        tokens::Vault,
    },
    acequia_core::farm::PENALTY_SLOT,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct LeaveLockEarly {
    /// The position's owner.
    #[account(
        address = position.owner @ FarmError::NotOwner,
        constraint(arguments(__ix_data, wire::LeaveLockEarly::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub owner: Signer,
    /// The position's pool.
    #[account(mut, address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The locked position.
    #[account(mut)]
    pub position: PositionAccount,
    /// The pool's stake vault: `pool.stake_vault`.
    #[account(mut)]
    pub stake_vault: UncheckedAccount,
    /// A token account of the stake mint.
    #[account(mut)]
    pub destination: UncheckedAccount,
    /// The vault of the penalty flow: `pool.slots[0].vault`.
    #[account(mut)]
    pub penalty_vault: UncheckedAccount,
    /// The pool's stake mint: `pool.stake_mint`.
    pub stake_mint: UncheckedAccount,
    /// The stake mint's token program.
    pub token_program: UncheckedAccount,
}

impl LeaveLockEarly {
    pub fn handle(&mut self, amount: u64) -> Result<()> {
        let (stake, flow) = self.vaults()?;
        let leave = seated(&mut self.pool, &mut self.position, |farm, seat| {
            farm.leave_early(seat, amount)
        })?;
        let received = self.take_penalty(leave.penalty, &stake, &flow)?;
        emit!(LockLeft {
            pool: self.pool.address(),
            position: self.position.address(),
            amount,
            penalty: leave.penalty,
            received,
            funded: self.pool.slot(PENALTY_SLOT as u8)?.books.funded,
            books: Books::of(&self.pool, &self.position),
        });
        self.position.invariant()?;
        self.pool.slot(PENALTY_SLOT as u8)?.invariant()?;
        self.pool.invariant()?;
        stake.pay(&self.pool, &self.destination, leave.give)
    }

    fn vaults(&self) -> Result<(Vault, Vault)> {
        let (mint, program) = (&self.stake_mint, &self.token_program);
        let stream = self.pool.slot(PENALTY_SLOT as u8)?;
        let stake = Vault::of_stake(&self.pool, &self.stake_vault, mint, program)?;
        Ok((stake, Vault::of_slot(stream, &self.penalty_vault, mint, program)?))
    }

    /// Moves the penalty and returns what arrived [base units].
    fn take_penalty(&mut self, penalty: u64, stake: &Vault, flow: &Vault) -> Result<u64> {
        if penalty == 0 {
            return Ok(0);
        }
        let received = stake.move_to(&self.pool, flow, penalty)?;
        farm(&mut self.pool, |farm| farm.take_penalty(received))?;
        Ok(received)
    }
}
