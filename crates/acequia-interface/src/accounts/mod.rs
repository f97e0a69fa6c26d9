//! What is in the farm's accounts, read from bytes.
//!
//! Reading never panics and never trusts a length. It does not know who owns the bytes:
//! anyone can make an account that looks like a pool, so check the owner with
//! [`require_owner`] where the bytes come from an address that somebody else named.

mod books;
mod pool;
mod position;
mod stream_slot;
mod vote_receipt;

pub use pool::Pool;
pub use position::Position;
pub use stream_slot::StreamSlot;
pub use vote_receipt::VoteReceipt;

use crate::{wire::Reader, ReadError, ID};
use solana_address::Address;

/// Checks that an account belongs to the farm program.
pub fn require_owner(owner: &Address) -> Result<(), ReadError> {
    match *owner == ID {
        true => Ok(()),
        false => Err(ReadError::WrongOwner(*owner)),
    }
}

/// Reads the tail of an account: a list as long as the pool's `capacity`, aligned to 8 bytes.
fn tail<T>(
    mut reader: Reader,
    capacity: Option<u8>,
    read: impl FnMut(&mut Reader) -> Result<T, ReadError>,
) -> Result<alloc::vec::Vec<T>, ReadError> {
    let length = reader.u32()?;
    if length > 16 || capacity.is_some_and(|capacity| length != capacity as u32) {
        return Err(ReadError::WrongLength);
    }
    reader.take::<4>()?;
    let items = reader.values(length as usize, read)?;
    reader.finish()?;
    Ok(items)
}
