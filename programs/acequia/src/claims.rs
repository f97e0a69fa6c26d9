//! What `claim` and `push_claim` share: the rules first, for all streams named, then the
//! transfers.

use {
    crate::{
        error::FarmError,
        events::Paid,
        state::{seated, PoolAccount, PositionAccount, Slots},
        token_program::TokenProgram,
        tokens::Vault,
    },
    anchor_lang::prelude::*,
};

/// Settles, and takes what the streams named (one bit a slot) owe off the books.
pub fn take(
    pool: &mut PoolAccount,
    position: &mut PositionAccount,
    streams: u16,
) -> Result<Vec<Paid>> {
    seated(pool, position, |farm, seat| {
        farm.settle(seat);
        let named = (0..16u8).filter(|slot| streams & (1 << slot) != 0);
        named
            .map(|slot| Ok(Paid { slot, amount: farm.claim_settled(seat, slot as usize)?.0 }))
            .collect()
    })
}

/// The accounts passed for one stream.
pub struct Named<'a> {
    /// What it pays from; not checked yet.
    pub vault: &'a AccountView,
    /// Whom it pays.
    pub destination: &'a AccountView,
    /// What it pays; not checked yet.
    pub mint: Option<&'a AccountView>,
}

impl<'a> Named<'a> {
    /// The next vault and destination of the list, and the mint if there is to be one.
    pub fn next(list: &mut core::slice::Iter<'a, AccountView>, with_mint: bool) -> Result<Self> {
        let mut next = || list.next().ok_or(FarmError::WrongAccountCount);
        let (vault, destination) = (next()?, next()?);
        let mint = if with_mint { Some(next()?) } else { None };
        Ok(Self { vault, destination, mint })
    }

    /// Pays `amount` from the stream's vault.
    pub fn pay(&self, pool: &PoolAccount, paid: &Paid) -> Result<()> {
        let vault = Vault::of_stream(pool.slot(paid.slot)?, self.vault, self.mint)?;
        match paid.amount {
            0 => Ok(()),
            amount => vault.pay(pool, self.destination, amount),
        }
    }
}

/// Whether transfers of a stream's tokens need its mint.
pub fn needs_mint(pool: &PoolAccount, paid: &Paid) -> Result<bool> {
    Ok(pool.slot(paid.slot)?.token_program() == TokenProgram::Token2022)
}

/// Fails if accounts are left over.
pub fn finish(mut list: core::slice::Iter<AccountView>) -> Result<()> {
    require!(list.next().is_none(), FarmError::WrongAccountCount);
    Ok(())
}
