//! What `claim` and `push_claim` share. The accounts of all streams named are checked; what they
//! owe is taken off the books, logged and asserted; then each is paid.

use {
    crate::{
        error::FarmError,
        events::{Books, Claimed, Paid},
        state::{require_version, seated, PoolAccount, PositionAccount, Slots, StreamSlot},
        tlv,
        token_program::{TokenProgram, ASSOCIATED_TOKEN},
        tokens::Vault,
    },
    acequia_core::MAX_STREAMS,
    anchor_lang::{find_and_verify_program_address, prelude::*},
};

/// One stream named: what it pays from, and whom.
pub struct Named<'a> {
    slot: u8,
    vault: Vault,
    destination: &'a AccountView,
}

/// The next of the accounts that are passed.
pub type Next<'a, 'b> = &'a mut dyn FnMut() -> Result<&'b AccountView>;
/// Who may be paid by which stream. May ask for one account more.
pub type Admits<'a, 'b> = &'a dyn Fn(&StreamSlot, &AccountView, Next<'_, 'b>) -> Result<()>;

/// The streams named (one bit a slot), by the accounts passed for them: in rising order of slots
/// a vault, a destination, and the mint, which may be left out for SPL Token unless `with_mints`; no
/// more.
pub fn named<'a>(
    pool: &PoolAccount,
    streams: u16,
    accounts: &'a [AccountView],
    with_mints: bool,
    admits: Option<Admits<'_, 'a>>,
) -> Result<Vec<Named<'a>>> {
    require_version(pool.version)?;
    let mut list = accounts.iter();
    let mut next = || list.next().ok_or(FarmError::WrongAccountCount.into());
    let mut named = Vec::with_capacity(MAX_STREAMS);
    for slot in slots(streams) {
        let stream = pool.slot(slot)?;
        let (vault, destination) = (next()?, next()?);
        let with_mint = with_mints || stream.token_program() == TokenProgram::Token2022;
        let mint = if with_mint { Some(next()?) } else { None };
        if let Some(admits) = admits {
            admits(stream, destination, &mut next)?;
        }
        named.push(Named { slot, vault: Vault::of_stream(stream, vault, mint)?, destination });
    }
    require!(next().is_err(), FarmError::WrongAccountCount);
    Ok(named)
}

/// The slots in a set of one bit each, in rising order.
fn slots(set: u16) -> impl Iterator<Item = u8> {
    let all = (0..MAX_STREAMS as u8).take_while(move |slot| set >> slot != 0);
    all.filter(move |slot| set >> slot & 1 != 0)
}

/// Settles, takes what the streams named owe off the books, logs it, and pays.
pub fn pay(
    pool: &mut PoolAccount,
    position: &mut PositionAccount,
    named: &[Named],
    pushed: bool,
) -> Result<()> {
    let claimed = Claimed {
        pool: *pool.address(),
        position: *position.address(),
        pushed,
        paid: take(pool, position, named)?,
        books: Books::of(pool, position),
    };
    emit!(claimed);
    position.invariant()?;
    pool.invariant()?;
    for paid in &claimed.paid {
        pool.slot(paid.slot)?.has_not_overpaid()?;
    }
    for (named, paid) in named.iter().zip(&claimed.paid) {
        if paid.amount > 0 {
            named.vault.pay(pool, named.destination, paid.amount)?;
        }
    }
    Ok(())
}

fn take(
    pool: &mut PoolAccount,
    position: &mut PositionAccount,
    named: &[Named],
) -> Result<Vec<Paid>> {
    seated(pool, position, |farm, seat| {
        farm.settle(seat);
        let mut paid = Vec::with_capacity(MAX_STREAMS);
        for slot in named.iter().map(|named| named.slot) {
            let amount = farm.claim_settled(seat, slot as usize)?.0;
            let total = farm.paid(slot as usize);
            paid.push(Paid { slot, amount, total, fraction: seat.fraction(slot as usize) });
        }
        Ok(paid)
    })
}

/// Fails unless `account` is the canonical associated token account of `owner`, and still
/// theirs: a token account can be given away, its address stays. Late in a stream's life it may be
/// another of theirs, where the canonical account, the `next` one, cannot take it.
pub fn require_owners(
    account: &AccountView,
    owner: &Address,
    stream: &StreamSlot,
    next: Option<Next<'_, '_>>,
) -> Result<()> {
    let held = tlv::read(account)?.holder == *owner;
    require!(held, FarmError::NotOwnersTokenAccount);
    if is_canonical(account, owner, stream) {
        return Ok(());
    }
    let next = next.ok_or(FarmError::NotOwnersTokenAccount)?;
    let canonical = next()?;
    let is_theirs = is_canonical(canonical, owner, stream) && tlv::is_holders_alone(account)?;
    require!(is_theirs, FarmError::NotOwnersTokenAccount);
    let is_lost = tlv::read(canonical).is_ok_and(|read| read.holder != *owner);
    require!(is_lost || tlv::refuses(canonical)?, FarmError::CanonicalAccountWorks);
    Ok(())
}

fn is_canonical(account: &AccountView, owner: &Address, stream: &StreamSlot) -> bool {
    let program = stream.token_program();
    let seeds: &[&[u8]] = &[owner.as_ref(), program.id().as_ref(), stream.mint.as_ref()];
    find_and_verify_program_address(seeds, &ASSOCIATED_TOKEN, account.address()).is_ok()
}
