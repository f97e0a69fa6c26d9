//! `close_pool()`: closes an empty pool, its stake vault and its page; all rent goes to the
//! creator.
//!
//! 1. The authority signs, or the creator where the authority was renounced.
//! 2. No position is open and no slot holds a stream.
//! 3. What the stake vault holds now was donated: it goes to a token account of the
//!    creator's, which may be missing if there is nothing. A delegated pool has no vault.
//! 4. Where the pool has a page it is passed, and no other.
//!
//! A Token-2022 vault with withheld fees cannot be closed until somebody harvests them to
//! the mint, which anyone can.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::PoolClosed,
        state::{PageAccount, PoolAccount},
        tlv,
        tokens::Vault,
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ClosePool {
    /// Who may close the pool: `pool.authority`, or `pool.creator` where that is zero.
    #[account(constraint(arguments(__ix_data, wire::ClosePool::ARGUMENTS) @ FarmError::WrongArguments))]
    pub closer: Signer,
    /// The pool to close.
    #[account(mut, close = creator)]
    pub pool: PoolAccount,
    /// Gets the rent. May be the closer: only lamports of it are touched.
    #[account(unsafe(dup), address = pool.creator @ FarmError::WrongRecipient)]
    pub creator: UncheckedAccount,
    /// The pool's stake vault: `pool.stake_vault`; none for a delegated pool.
    #[account(mut)]
    pub stake_vault: Option<UncheckedAccount>,
    /// Gets what the vault holds; none if it is empty.
    #[account(mut)]
    pub surplus_destination: Option<UncheckedAccount>,
    /// The pool's stake mint: `pool.stake_mint`; none for a delegated pool.
    pub stake_mint: Option<UncheckedAccount>,
    /// The stake mint's token program; none for a delegated pool.
    pub token_program: Option<UncheckedAccount>,
    /// The pool's page; none where it has none.
    #[account(mut, close = creator)]
    pub page: Option<PageAccount>,
}

impl ClosePool {
    pub fn handle(&mut self) -> Result<()> {
        self.pool.require_closer(self.closer.address())?;
        require!(self.pool.totals.positions == 0, FarmError::PositionsLeft);
        require!(self.pool.iter().all(|slot| !slot.books.exists()), FarmError::StreamsLeft);
        let page_bump = self.page.as_ref().map_or(0, |page| page.bump);
        require!(page_bump == self.pool.page_bump, FarmError::WrongPage);
        require!(
            self.page.as_ref().is_none_or(|page| page.pool == *self.pool.address()),
            FarmError::WrongPage
        );
        let vault = if self.pool.is_delegated() { None } else { Some(self.vault()?) };
        let surplus = vault.as_ref().map_or(Ok(0), Vault::balance)?;
        emit!(PoolClosed { pool: self.pool.address(), surplus });
        self.pool.invariant()?;
        let Some(vault) = vault else { return Ok(()) };
        let destination = self.surplus_destination.as_ref().map(|account| account.account());
        vault.close(&self.pool, surplus, destination, &self.creator)
    }

    fn vault(&self) -> Result<Vault> {
        let (Some(vault), Some(mint), Some(program)) =
            (&self.stake_vault, &self.stake_mint, &self.token_program)
        else {
            return Err(FarmError::WrongVault.into());
        };
        if let Some(destination) = &self.surplus_destination {
            let is_creators = tlv::read(destination, |read| *read.holder == self.pool.creator)?;
            require!(is_creators, FarmError::WrongRecipient);
        }
        Vault::of_stake(&self.pool, vault, mint, program)
    }
}
