//! What is in the farm's accounts, read from bytes.
//!
//! Reading never panics and never trusts a length. It does not know who owns the bytes:
//! anyone can make an account that looks like a pool, so check the owner with
//! [`require_owner`] where the bytes come from an address that somebody else named.

mod layout;
mod page;
mod pool;
mod position;
mod stream_slot;
mod vote_receipt;

pub use page::Page;
pub use pool::Pool;
pub use position::Position;
pub use stream_slot::StreamSlot;
pub use vote_receipt::VoteReceipt;

use crate::wire::{Bytes, Reader};
use crate::{ReadError, ID};
use acequia_core::{Checkpoint, MAX_STREAMS};
use alloc::vec::Vec;
use core::mem::size_of;
use solana_address::Address;

// A receiver of votes reads these by the vote interface, which depends on no other crate.
const _: () = {
    use acequia_vote_hook::layout;
    assert!(u64::from_le_bytes(layout::POOL) == u64::from_le_bytes(Pool::DISCRIMINATOR));
    assert!(u64::from_le_bytes(layout::POSITION) == u64::from_le_bytes(Position::DISCRIMINATOR));
    assert!(layout::POOL_STAKE_MINT == Pool::offset_of("stake_mint"));
    assert!(layout::POOL_CREATED_AT == Pool::offset_of("created_at"));
    assert!(layout::POSITION_POOL == Position::POOL_OFFSET);
    assert!(layout::POSITION_OWNER == Position::OWNER_OFFSET);
};

/// What every account has.
pub mod account {
    use crate::wire::Bytes;

    /// Bytes of the discriminator.
    pub const DISCRIMINATOR: usize = 8;
    /// Bytes before the fields: the discriminator, and the version of the layout.
    pub const HEAD: usize = DISCRIMINATOR + u8::SIZE;
    /// Bytes of a tail before its items: their number (u32), and padding.
    pub const TAIL_HEAD: usize = 2 * u32::SIZE;
}

/// What a part of an account has.
pub mod part {
    /// Nothing stands before the fields.
    pub const HEAD: usize = 0;
}

/// Checks that an account belongs to the farm program.
pub fn require_owner(owner: &Address) -> Result<(), ReadError> {
    if *owner == ID {
        Ok(())
    } else {
        Err(ReadError::WrongOwner(*owner))
    }
}

/// An item of a tail.
#[doc(hidden)]
pub trait Part: Sized {
    /// Its bytes.
    const SIZE: usize;

    /// Takes it off the front of bytes.
    fn take(r: &mut Reader) -> Result<Self, ReadError>;
}

impl Part for Checkpoint {
    const SIZE: usize = size_of::<Self>();

    fn take(r: &mut Reader) -> Result<Self, ReadError> {
        r.stored()
    }
}

/// Reads the tail of an account: a list as long as the pool's `capacity`, aligned to 8 bytes.
#[doc(hidden)]
pub fn tail<T: Part>(mut reader: Reader, capacity: Option<u8>) -> Result<Vec<T>, ReadError> {
    let length = reader.u32()?;
    let is_wrong = capacity.is_some_and(|capacity| length != capacity as u32);
    if length > MAX_STREAMS as u32 || is_wrong {
        return Err(ReadError::WrongLength);
    }
    reader.take::<{ account::TAIL_HEAD - u32::SIZE }>()?;
    let items = reader.values(length as usize, T::take)?;
    reader.finish()?;
    Ok(items)
}
