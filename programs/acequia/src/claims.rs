//! What `claim` and `push_claim` share. The accounts of all streams named are checked; what they
//! owe is taken off the books, logged and asserted; then each is paid.

use {
    crate::{
        error::FarmError,
        events::{Books, Claimed, Paid, Payments},
        state::{require_version, seated, PoolAccount, PositionAccount, StreamSlot},
        tlv,
        token_program::{TokenProgram, ASSOCIATED_TOKEN},
        tokens::{self, Vault},
    },
    acequia_core::MAX_STREAMS,
    anchor_lang::{find_and_verify_program_address, prelude::*},
};

/// One stream named: what it pays from, and whom; and what, once that is known.
pub struct Named<'a> {
    /// Its slot, and what it pays.
    pub paid: Paid<'static>,
    /// What it pays from.
    pub vault: Vault,
    /// Whom.
    pub destination: &'a AccountView,
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
    let slots_of = pool.as_slice();
    let mut list = accounts.iter();
    let mut next = || list.next().ok_or(FarmError::WrongAccountCount.into());
    let mut named = Vec::with_capacity(MAX_STREAMS);
    for slot in slots(streams) {
        let stream = of_slot(slots_of, slot)?;
        let (vault, destination) = (next()?, next()?);
        let with_mint = with_mints || stream.token_program() == TokenProgram::Token2022;
        let mint = if with_mint { Some(next()?) } else { None };
        if let Some(admits) = admits {
            admits(stream, destination, &mut next)?;
        }
        let paid = Paid { slot, amount: 0, total: 0, fraction: 0 };
        named.push(Named { paid, vault: Vault::of_stream(stream, vault, mint)?, destination });
    }
    require!(next().is_err(), FarmError::WrongAccountCount);
    Ok(named)
}

/// The slots in a set of one bit each, in rising order.
fn slots(set: u16) -> impl Iterator<Item = u8> {
    let all = (0..MAX_STREAMS as u8).take_while(move |slot| set >> slot != 0);
    all.filter(move |slot| set >> slot & 1 != 0)
}

/// Settles, takes what the streams named owe off the books, logs it, and pays, by SPL Token as that
/// `program` takes it.
pub fn pay(
    pool: &mut PoolAccount,
    position: &mut PositionAccount,
    named: &mut [Named],
    program: &AccountView,
    pushed: bool,
) -> Result<()> {
    take(pool, position, named)?;
    emit!(Claimed {
        pool: *pool.address(),
        position: *position.address(),
        pushed,
        paid: Payments(named),
        books: Books::of(pool, position),
    });
    position.invariant()?;
    pool.invariant()?;
    let slots = pool.as_slice();
    for named in named.iter() {
        of_slot(slots, named.paid.slot)?.has_not_overpaid()?;
    }
    tokens::pay_each(pool, program, named)
}

/// As [`slot`](crate::state::Slots::slot), of slots that were asked for once: that costs more than looking at one.
#[inline(always)]
pub fn of_slot(slots: &[StreamSlot], slot: u8) -> Result<&StreamSlot> {
    slots.get(slot as usize).ok_or(FarmError::SlotOutOfRange.into())
}

fn take(pool: &mut PoolAccount, position: &mut PositionAccount, named: &mut [Named]) -> Result<()> {
    seated(pool, position, |farm, seat| {
        farm.settle(seat);
        for Paid { slot, amount, total, fraction } in named.iter_mut().map(|named| &mut named.paid)
        {
            *amount = farm.claim_settled(seat, *slot as usize)?.0;
            *total = farm.paid(*slot as usize);
            *fraction = seat.fraction(*slot as usize);
        }
        Ok(())
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
