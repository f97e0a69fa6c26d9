//! What `claim` and `push_claim` share. What the streams named owe is taken off the books, logged
//! and asserted for all of them; then each is paid.

use {
    crate::{
        error::FarmError,
        events::{Books, Claimed, Paid},
        state::{seated, PoolAccount, PositionAccount, Slots},
        token_program::TokenProgram,
        tokens::Vault,
    },
    acequia_core::MAX_STREAMS,
    anchor_lang::prelude::*,
};

/// Settles, takes what the streams named (one bit a slot) owe off the books, and logs it. All
/// that is returned must be paid.
pub fn take(
    pool: &mut PoolAccount,
    position: &mut PositionAccount,
    streams: u16,
    pushed: bool,
) -> Result<Vec<Paid>> {
    let claimed = Claimed {
        pool: *pool.address(),
        position: *position.address(),
        pushed,
        paid: take_each(pool, position, streams)?,
        books: Books::of(pool, position),
    };
    emit!(claimed);
    position.invariant()?;
    pool.invariant()?;
    Ok(claimed.paid)
}

fn take_each(
    pool: &mut PoolAccount,
    position: &mut PositionAccount,
    streams: u16,
) -> Result<Vec<Paid>> {
    seated(pool, position, |farm, seat| {
        farm.settle(seat);
        let mut paid = Vec::with_capacity(MAX_STREAMS);
        for slot in slots(streams) {
            paid.push(Paid { slot, amount: farm.claim_settled(seat, slot as usize)?.0 });
        }
        Ok(paid)
    })
}

/// The slots in a set of one bit each, in rising order.
fn slots(set: u16) -> impl Iterator<Item = u8> {
    let all = (0..MAX_STREAMS as u8).take_while(move |slot| set >> slot != 0);
    all.filter(move |slot| set >> slot & 1 != 0)
}

/// The accounts passed for one stream.
pub struct Named<'a> {
    vault: &'a AccountView,
    /// Whom it pays.
    pub destination: &'a AccountView,
    mint: Option<&'a AccountView>,
}

impl<'a> Named<'a> {
    /// The next vault and destination of the list, and the mint if there is to be one.
    pub fn next(list: &mut core::slice::Iter<'a, AccountView>, with_mint: bool) -> Result<Self> {
        let mut next = || list.next().ok_or(FarmError::WrongAccountCount);
        let (vault, destination) = (next()?, next()?);
        let mint = if with_mint { Some(next()?) } else { None };
        Ok(Self { vault, destination, mint })
    }

    /// Pays `amount` from the stream's vault, if that and the mint are the stored ones.
    pub fn pay(&self, pool: &PoolAccount, paid: &Paid) -> Result<()> {
        let vault = Vault::of_stream(pool.slot(paid.slot)?, self.vault, self.mint)?;
        if paid.amount == 0 {
            return Ok(());
        }
        vault.pay(pool, self.destination, paid.amount)
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
