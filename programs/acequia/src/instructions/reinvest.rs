//! `reinvest(slot)`: claims from a stream and stakes what it paid in another pool.
//!
//! 1. The owner of both positions signs; or the operator of both who may compound, where no lock runs
//!    on the position staked in. Each position is its pool's; the pools differ. The pool staked in takes
//!    deposits and is not delegated; the one that pays may be both.
//! 2. The slot's stream pays the stake mint of the pool staked in. Vaults, mint and token program are
//!    the pools'.
//! 3. At least one whole unit is owed. It moves from vault to vault; what arrives becomes principal,
//!    within the caps, as by `stake`.

use {
    crate::{
        arguments::{arguments, wire},
        error::{refused, FarmError},
        events::{Books, Reinvested},
        state::{seated, PoolAccount, PositionAccount, Slots},
        tokens::Vault,
    },
    acequia_core::Error,
    acequia_interface::flags::MAY_COMPOUND,
    anchor_lang::{address_eq, prelude::*},
};

#[derive(Accounts)]
pub struct Reinvest {
    /// The owner of both positions, `from_position.owner`, or the operator of both.
    #[account(constraint(arguments(__ix_data, wire::Reinvest::ARGUMENTS) @ FarmError::WrongArguments))]
    pub signer: Signer,
    /// The pool that pays: `from_position.pool`.
    #[account(mut, constraint(address_eq(from_pool.address(), &from_position.pool) @ FarmError::WrongPool))]
    pub from_pool: PoolAccount,
    /// The position that is owed.
    #[account(mut)]
    pub from_position: PositionAccount,
    /// The stream's vault: `from_pool.slots[slot].vault`.
    #[account(mut)]
    pub reward_vault: UncheckedAccount,
    /// The pool to stake in: `to_position.pool`.
    #[account(mut, constraint(address_eq(to_pool.address(), &to_position.pool) @ FarmError::WrongPool))]
    pub to_pool: PoolAccount,
    /// The position to add to.
    #[account(mut, constraint(from_position.owner == to_position.owner @ FarmError::NotOwner))]
    pub to_position: PositionAccount,
    /// The stake vault of the pool to stake in: `to_pool.stake_vault`.
    #[account(mut)]
    pub stake_vault: UncheckedAccount,
    /// The stake mint of the pool to stake in: `to_pool.stake_mint`.
    pub stake_mint: UncheckedAccount,
    /// The stake mint's token program.
    pub token_program: UncheckedAccount,
}

impl Reinvest {
    pub fn handle(&mut self, slot: u8) -> Result<()> {
        self.to_pool.require_open()?;
        if self.from_position.by_operator(self.signer.address(), MAY_COMPOUND)? {
            self.to_position.require_operable(self.signer.address(), self.to_pool.present()?)?;
        }
        let (from, to) = self.vaults(slot)?;
        let paid = seated(&mut self.from_pool, &mut self.from_position, |farm, seat| {
            farm.claim(seat, slot as usize)
        })?
        .0;
        require!(paid > 0, refused(Error::NothingOwed));
        let received = from.move_to(&self.from_pool, &to, paid)?;
        seated(&mut self.to_pool, &mut self.to_position, |farm, seat| farm.stake(seat, received))?;
        self.log(slot, paid, received)?;
        self.from_pool.slot(slot)?.has_not_overpaid()?;
        self.from_position.invariant()?;
        self.to_position.invariant()?;
        self.from_pool.invariant()?;
        self.to_pool.invariant()
    }

    /// The stream pays the stake mint, so their token program is one.
    #[inline(always)]
    fn vaults(&self, slot: u8) -> Result<(Vault, Vault)> {
        let stream = self.from_pool.slot(slot)?;
        require!(address_eq(&stream.mint, &self.to_pool.stake_mint), FarmError::NotStakeMint);
        let (vault, mint) = (&self.stake_vault, &self.stake_mint);
        let stake = Vault::of_stake(&self.to_pool, vault, mint, &self.token_program)?;
        let reward = Vault::of_stream(stream, &self.reward_vault, Some(mint))?;
        Ok((reward, stake))
    }

    #[inline(never)]
    fn log(&self, slot: u8, paid: u64, received: u64) -> Result<()> {
        let checkpoint = self.from_position.get(slot as usize);
        emit!(Reinvested {
            pool: self.from_pool.address(),
            position: self.from_position.address(),
            slot,
            paid,
            paid_total: self.from_pool.slot(slot)?.books.paid,
            fraction: checkpoint.map_or(0, |checkpoint| checkpoint.owed.lo),
            to_pool: self.to_pool.address(),
            to_position: self.to_position.address(),
            received,
            books: Books::of(&self.from_pool, &self.from_position),
            to_books: Books::of(&self.to_pool, &self.to_position),
        });
        Ok(())
    }
}
