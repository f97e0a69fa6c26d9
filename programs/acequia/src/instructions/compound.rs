//! `compound(slot)`: claims from a stream that pays the stake mint and stakes what it paid.
//!
//! 1. The owner signs; or the operator who may compound, where no lock runs. The position is the
//!    pool's; the pool takes deposits and is not delegated.
//! 2. The slot's stream pays the stake mint. Both vaults, mint and token program are the
//!    pool's.
//! 3. At least one whole unit is owed. It moves from the reward vault to the stake vault; what
//!    arrives becomes principal, within the caps, as by `stake`.

use {
    crate::{
        arguments::{arguments, wire},
        error::{refused, FarmError},
        events::{Books, Compounded},
        state::{seated, PoolAccount, PositionAccount, Slots},
        tokens::Vault,
    },
    acequia_core::Error,
    acequia_interface::flags::MAY_COMPOUND,
    anchor_lang::{address_eq, prelude::*},
};

#[derive(Accounts)]
pub struct Compound {
    /// The position's owner, `position.owner`, or its operator.
    #[account(constraint(arguments(__ix_data, wire::Compound::ARGUMENTS) @ FarmError::WrongArguments))]
    pub signer: Signer,
    /// The position's pool.
    #[account(mut, address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position that is owed.
    #[account(mut)]
    pub position: PositionAccount,
    /// The stream's vault: `pool.slots[slot].vault`.
    #[account(mut)]
    pub reward_vault: UncheckedAccount,
    /// The pool's stake vault: `pool.stake_vault`.
    #[account(mut)]
    pub stake_vault: UncheckedAccount,
    /// The pool's stake mint: `pool.stake_mint`.
    pub stake_mint: UncheckedAccount,
    /// The stake mint's token program.
    pub token_program: UncheckedAccount,
}

impl Compound {
    pub fn handle(&mut self, slot: u8) -> Result<()> {
        self.pool.require_open()?;
        if self.position.by_operator(self.signer.address(), MAY_COMPOUND)? {
            self.position.require_operable(self.signer.address(), self.pool.present()?)?;
        }
        let (from, to) = self.vaults(slot)?;
        let paid = seated(&mut self.pool, &mut self.position, |farm, seat| {
            farm.claim(seat, slot as usize)
        })?
        .0;
        require!(paid > 0, refused(Error::NothingOwed));
        let received = from.move_to(&self.pool, &to, paid)?;
        seated(&mut self.pool, &mut self.position, |farm, seat| farm.stake(seat, received))?;
        emit!(Compounded {
            pool: self.pool.address(),
            position: self.position.address(),
            slot,
            paid,
            paid_total: self.pool.slot(slot)?.books.paid,
            fraction: self.position.get(slot as usize).map_or(0, |checkpoint| checkpoint.owed.lo),
            received,
            books: Books::of(&self.pool, &self.position),
        });
        self.pool.slot(slot)?.has_not_overpaid()?;
        self.position.invariant()?;
        self.pool.invariant()
    }

    /// The stream pays the stake mint, so their token program is one.
    #[inline(always)]
    fn vaults(&self, slot: u8) -> Result<(Vault, Vault)> {
        let stream = self.pool.slot(slot)?;
        require!(address_eq(&stream.mint, &self.pool.stake_mint), FarmError::NotStakeMint);
        let stake =
            Vault::of_stake(&self.pool, &self.stake_vault, &self.stake_mint, &self.token_program)?;
        let reward = Vault::of_stream(stream, &self.reward_vault, Some(&self.stake_mint))?;
        Ok((reward, stake))
    }
}
