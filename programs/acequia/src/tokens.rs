//! The one file that moves tokens.
//!
//! A [`Vault`] can only be had by naming the account and the mint that the pool has stored,
//! so that no vault is taken for another. What comes in is measured: the balance after less
//! the balance before. What goes out never goes to an account of the pool itself.
//!
//! Hot and cold instructions share this one way in and out, by direct calls: ADR 23. A claim of several
//! streams goes out in one call where SPL Token is p-token: `tokens/batch.rs`.

mod batch;

use {
    crate::{
        claims::Named,
        error::FarmError,
        state::{Pool, PoolAccount, StreamSlot},
        tlv,
        token_program::{require_is, TokenProgram},
    },
    acequia_onchain::token::{close_account, invoke, readonly, signer, writable, TRANSFER_CHECKED},
    anchor_lang::{address_eq, prelude::*},
};

/// SPL Token's plain transfer, which needs no mint.
const TRANSFER: u8 = 3;

/// A token account of the pool's.
#[derive(Clone, Copy)]
pub struct Vault {
    program: TokenProgram,
    decimals: u8,
    account: AccountView,
    /// Token-2022 asks for the mint at each transfer.
    mint: Option<AccountView>,
}

impl Vault {
    /// The pool's stake vault, if the accounts are the stored ones.
    #[inline(always)]
    pub fn of_stake(
        pool: &Pool,
        vault: &AccountView,
        mint: &AccountView,
        program: &AccountView,
    ) -> Result<Self> {
        require!(!pool.is_delegated(), FarmError::PoolDelegated);
        require!(address_eq(vault.address(), &pool.stake_vault), FarmError::WrongVault);
        require!(address_eq(mint.address(), &pool.stake_mint), FarmError::WrongMint);
        require_is(program, pool.stake_token_program())?;
        Ok(Self {
            program: pool.stake_token_program(),
            decimals: pool.stake_decimals,
            account: *vault,
            mint: Some(*mint),
        })
    }

    /// The vault of a stream, if the accounts are the stored ones. The mint may be missing
    /// for SPL Token. The caller passes the token programs.
    #[inline(always)]
    pub fn of_stream(
        slot: &StreamSlot,
        vault: &AccountView,
        mint: Option<&AccountView>,
    ) -> Result<Self> {
        require!(slot.books.exists(), FarmError::StreamNotActive);
        require!(address_eq(vault.address(), &slot.vault), FarmError::WrongVault);
        require!(mint.is_none_or(|m| address_eq(m.address(), &slot.mint)), FarmError::WrongMint);
        Ok(Self {
            program: slot.token_program(),
            decimals: slot.decimals,
            account: *vault,
            mint: mint.copied(),
        })
    }

    /// As [`of_stream`](Self::of_stream), with the one token program it needs.
    #[inline(never)]
    pub fn of_slot(
        slot: &StreamSlot,
        vault: &AccountView,
        mint: &AccountView,
        program: &AccountView,
    ) -> Result<Self> {
        require_is(program, slot.token_program())?;
        Self::of_stream(slot, vault, Some(mint))
    }

    /// What it holds [base units].
    pub fn balance(&self) -> Result<u64> {
        tlv::read(&self.account, |read| read.amount)
    }

    /// Takes `amount` from `source`, which `authority` signs for, and returns what arrived
    /// [base units]: less where the mint takes a fee.
    pub fn receive(
        &self,
        source: &AccountView,
        authority: &AccountView,
        amount: u64,
    ) -> Result<u64> {
        let before = self.balance()?;
        self.transfer(source, &self.account, authority, amount, &[])?;
        Ok(self.balance()?.saturating_sub(before))
    }

    /// Pays `amount` to somebody's account, which must not be the pool's own.
    pub fn pay(&self, pool: &PoolAccount, destination: &AccountView, amount: u64) -> Result<()> {
        let is_own = tlv::read(destination, |to| address_eq(to.holder, pool.address()))?;
        require!(!is_own, FarmError::PoolAsDestination);
        self.send(pool, destination, amount)
    }

    /// Moves `amount` into another vault and returns what arrived [base units].
    pub fn move_to(&self, pool: &PoolAccount, vault: &Vault, amount: u64) -> Result<u64> {
        let before = vault.balance()?;
        self.send(pool, &vault.account, amount)?;
        Ok(vault.balance()?.saturating_sub(before))
    }

    /// Pays out `all` that it holds [base units] and closes it. Only where that is nothing may
    /// the destination be missing.
    pub fn close(
        &self,
        pool: &PoolAccount,
        all: u64,
        destination: Option<&AccountView>,
        rent: &AccountView,
    ) -> Result<()> {
        if all > 0 {
            self.pay(pool, destination.ok_or(FarmError::WrongRecipient)?, all)?;
        }
        let (vault, authority) = (&self.account, pool.account());
        pool.sign(|seeds| close_account(self.program, vault, rent, authority, seeds));
        Ok(())
    }

    fn send(&self, pool: &PoolAccount, to: &AccountView, amount: u64) -> Result<()> {
        pool.sign(|seeds| self.transfer(&self.account, to, pool.account(), amount, seeds))
    }

    #[inline(always)]
    fn transfer(
        &self,
        from: &AccountView,
        to: &AccountView,
        authority: &AccountView,
        amount: u64,
        seeds: &[&[&[u8]]],
    ) -> Result<()> {
        let mut data = [TRANSFER, 0, 0, 0, 0, 0, 0, 0, 0, self.decimals];
        data[1..9].copy_from_slice(&amount.to_le_bytes());
        let (from, to, authority) = (writable(from), writable(to), signer(authority));
        let id = self.program.id();
        match self.program {
            TokenProgram::SplToken => invoke(id, &data[..9], [from, to, authority], seeds),
            TokenProgram::Token2022 => {
                data[0] = TRANSFER_CHECKED;
                let mint = self.mint.as_ref().ok_or(FarmError::WrongAccountCount)?;
                invoke(id, &data, [from, readonly(mint), to, authority], seeds)
            }
        }
        Ok(())
    }
}

/// Pays what each of the streams named owes, by SPL Token as that `program` takes it: in one call where
/// it is p-token and there are several, else one by one, as Token-2022 does.
pub fn pay_each(pool: &PoolAccount, program: &AccountView, named: &[Named]) -> Result<()> {
    let together = batch::pays(program, named);
    if together && batch::pay(pool, named)? == named.len() {
        return Ok(());
    }
    for Named { paid, vault, destination } in named {
        if paid.amount > 0 && !(together && vault.program == TokenProgram::SplToken) {
            vault.pay(pool, destination, paid.amount)?;
        }
    }
    Ok(())
}
