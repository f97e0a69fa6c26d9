//! What the program stores: a pool with its streams, a position with its checkpoints, the
//! receipt of a vote, a pool's page.

mod page;
pub mod pod;
mod pool;
mod position;
mod stream_slot;
mod vote_receipt;

pub use {
    acequia_interface::LAYOUT_VERSION as VERSION,
    acequia_onchain::now,
    page::{Page, PageAccount},
    pool::{Pool, PoolAccount, Slots},
    position::{Checkpoints, Position, PositionAccount},
    stream_slot::StreamSlot,
    vote_receipt::{VoteReceipt, VoteReceiptAccount},
};

use {
    crate::error::{refused, FarmError},
    acequia_core::{Farm, Seat},
    anchor_lang::{
        accounts::Slab,
        address_eq,
        bytemuck::{Pod, Zeroable},
        prelude::*,
    },
    core::{ops::DerefMut, slice},
};

/// Fails for an account of another layout.
#[inline(always)]
pub fn require_version(version: u8) -> Result<()> {
    require!(version == VERSION, FarmError::UnknownVersion);
    Ok(())
}

/// Lets the rules work on a pool at the present second. Fails for an unknown version. What they
/// refuse becomes the program's error; what they say must move is returned.
#[inline(always)]
pub fn farm<R>(
    pool: &mut PoolAccount,
    rule: impl FnOnce(&mut Farm<StreamSlot>) -> acequia_core::Result<R>,
) -> Result<R> {
    require_version(pool.version)?;
    let (now, (pool, streams)) = (now()?, parts(pool));
    let terms = pool.terms();
    rule(&mut Farm::new(&mut pool.totals.0, streams, terms, now)).map_err(refused)
}

/// As [`farm`], with one of the pool's positions.
#[inline(always)]
pub fn seated<R>(
    pool: &mut PoolAccount,
    position: &mut PositionAccount,
    rule: impl FnOnce(&mut Farm<StreamSlot>, &mut Seat<pod::Checkpoint>) -> acequia_core::Result<R>,
) -> Result<R> {
    let mut seat = seat(position)?;
    farm(pool, |farm| rule(farm, &mut seat))
}

/// A position as the rules know it. Fails for an unknown version.
#[inline(always)]
pub fn seat(position: &mut PositionAccount) -> Result<Seat<'_, pod::Checkpoint>> {
    require_version(position.version)?;
    let (position, checkpoints) = parts(position);
    Ok(Seat { stake: &mut position.stake.0, checkpoints })
}

/// An account's header and its tail, to change at once.
#[allow(unsafe_code)]
#[inline(always)]
fn parts<H, T>(account: &mut Slab<H, T>) -> (&mut H, &mut [T])
where
    H: Pod + Zeroable + SlabSchema,
    T: Pod,
    Slab<H, T>: DerefMut<Target = H>,
{
    let (header, mut view): (*mut H, AccountView) = (&mut **account, *account.view());
    // SAFETY: as for `tail`. Header and tail are bytes apart of one account, which was loaded to be
    // written; both borrow `account` for as long as they live.
    unsafe {
        let (items, count) = items::<H, T>(view.data_mut_ptr());
        (&mut *header, slice::from_raw_parts_mut(items, count))
    }
}

/// The items of an account's tail: as `as_slice`, without what was checked when it was loaded.
#[allow(unsafe_code)]
#[inline(always)]
pub fn tail<H, T>(account: &Slab<H, T>) -> &[T]
where
    H: Pod + Zeroable + SlabSchema,
    T: Pod,
{
    // SAFETY: loading an account has checked that it holds as many items as it says, or else it was
    // made by `try_push`, which checks it. None becomes shorter before it is closed, and then nobody
    // asks.
    unsafe {
        let (items, count) = items::<H, T>(account.view().data_ptr().cast_mut());
        slice::from_raw_parts(items, count)
    }
}

/// Where the items begin, and how many the account says there are.
///
/// # Safety
/// The data is an account's with that header and tail.
#[allow(unsafe_code)]
#[inline(always)]
unsafe fn items<H, T>(data: *mut u8) -> (*mut T, usize)
where
    H: Pod + Zeroable + SlabSchema,
    T: Pod,
{
    // SAFETY: the number stands behind the header, and one item takes what an account of one has
    // more than what comes before it.
    unsafe {
        let count = data.add(H::DATA_OFFSET + size_of::<H>()).cast::<u32>().read_unaligned();
        let before = const { Slab::<H, T>::space_for(1) - size_of::<T>() };
        (data.add(before).cast(), count as usize)
    }
}

/// Whether there is an address: zero stands for none. Compared by words, which costs less than
/// `==`.
#[inline(always)]
pub(crate) fn is_set(address: &Address) -> bool {
    static NONE: Address = Address::new_from_array([0; 32]);
    !address_eq(address, &NONE)
}

/// Asserts a sentence of an account's `invariant()`.
#[inline(always)]
pub(crate) fn always(sentence: bool) -> Result<()> {
    require!(sentence, FarmError::InvariantBroken);
    Ok(())
}
