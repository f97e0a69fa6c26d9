//! What `claim` and `push_claim` share. The accounts of all streams named are checked; what they
//! owe is taken off the books, logged and asserted; then each is paid.

use {
    crate::{
        error::FarmError,
        events::{Books, Claimed, Paid, Payments},
        state::{require_version, seated, tail, PoolAccount, PositionAccount, StreamSlot},
        tlv,
        token_program::{TokenProgram, ASSOCIATED_TOKEN},
        tokens::{self, Vault},
    },
    acequia_core::MAX_STREAMS,
    anchor_lang::{address_eq, find_and_verify_program_address, prelude::*},
};

/// One stream named: what it pays from, and whom; and what, once that is known.
pub struct Named {
    /// Its slot, and what it pays.
    pub paid: Paid<'static>,
    /// What it pays from.
    pub vault: Vault,
    /// Whom.
    pub destination: AccountView,
}

/// The accounts that are passed and not looked at yet.
pub type Rest<'a> = &'a [AccountView];

/// Admits whomever is passed.
pub fn anyone(_: &StreamSlot, _: &AccountView, _: &mut Rest) -> Result<()> {
    Ok(())
}

/// The streams named (one bit a slot), by the accounts passed for them: in rising order of slots
/// a vault, a destination, and the mint, which may be left out for SPL Token unless `with_mints`; no
/// more. `admits` says who may be paid by which stream, and may take one account more.
#[inline(always)]
pub fn named<'a>(
    pool: &PoolAccount,
    streams: u16,
    accounts: Rest<'a>,
    with_mints: bool,
    admits: impl Fn(&StreamSlot, &AccountView, &mut Rest<'a>) -> Result<()>,
) -> Result<Vec<Named>> {
    require_version(pool.version)?;
    let (mut rest, mut left) = (accounts, u64::from(streams)); // a word costs no masks
    let mut named = Vec::with_capacity(MAX_STREAMS);
    for (stream, slot) in tail(pool).iter().zip(0u64..) {
        if left == 0 {
            break;
        }
        let is_named = left & 1 != 0;
        left >>= 1;
        if is_named {
            let (vault, destination) = (next(&mut rest)?, next(&mut rest)?);
            let with_mint = with_mints || stream.token_program() == TokenProgram::Token2022;
            let mint = if with_mint { Some(next(&mut rest)?) } else { None };
            admits(stream, destination, &mut rest)?;
            let paid = Paid { slot: slot as u8, amount: 0, total: 0, fraction: 0 };
            let vault = Vault::of_stream(stream, vault, mint)?;
            named.push(Named { paid, vault, destination: *destination });
        }
    }
    require!(left == 0, FarmError::SlotOutOfRange);
    require!(rest.is_empty(), FarmError::WrongAccountCount);
    Ok(named)
}

/// The next of a list.
#[inline(always)]
fn next<'a>(list: &mut Rest<'a>) -> Result<&'a AccountView> {
    let (next, rest) = list.split_first().ok_or(FarmError::WrongAccountCount)?;
    *list = rest;
    Ok(next)
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
        pool: pool.address(),
        position: position.address(),
        pushed,
        paid: Payments(named),
        books: Books::of(pool, position),
    });
    position.invariant()?;
    pool.invariant()?;
    let slots = tail(pool);
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
/// another of theirs, where the canonical account, the next of the `rest`, cannot take it.
pub fn require_owners(
    account: &AccountView,
    owner: &Address,
    stream: &StreamSlot,
    rest: Option<&mut Rest>,
) -> Result<()> {
    let held = tlv::read(account, |read| address_eq(read.holder, owner))?;
    require!(held, FarmError::NotOwnersTokenAccount);
    if is_canonical(account, owner, stream) {
        return Ok(());
    }
    let canonical = next(rest.ok_or(FarmError::NotOwnersTokenAccount)?)?;
    let is_theirs = is_canonical(canonical, owner, stream) && tlv::is_holders_alone(account)?;
    require!(is_theirs, FarmError::NotOwnersTokenAccount);
    let is_lost = tlv::read(canonical, |read| read.holder != owner).unwrap_or(false);
    require!(is_lost || tlv::refuses(canonical)?, FarmError::CanonicalAccountWorks);
    Ok(())
}

fn is_canonical(account: &AccountView, owner: &Address, stream: &StreamSlot) -> bool {
    let program = stream.token_program();
    let seeds: &[&[u8]] = &[owner.as_ref(), program.id().as_ref(), stream.mint.as_ref()];
    find_and_verify_program_address(seeds, &ASSOCIATED_TOKEN, account.address()).is_ok()
}
