//! Instruction data must be exactly its arguments.
//!
//! Anchor ignores bytes behind the last argument. An accounts struct refuses them by a
//! constraint on its first account, `arguments(__ix_data, wire::Name::ARGUMENTS) @
//! …::WrongArguments`, where `__ix_data` is the derive's own name for the bytes behind the
//! discriminator.

/// Whether the arguments take `bytes`.
#[inline(always)]
pub fn arguments(data: &[u8], bytes: usize) -> bool {
    data.len() == bytes
}

/// Whether the arguments take `bytes` and a list's items, of the size `item`, whose number stands
/// at `at`.
#[inline(always)]
pub fn with_list(data: &[u8], bytes: usize, at: usize, item: usize) -> bool {
    let count = data.get(at..).and_then(|rest| rest.first_chunk::<4>());
    count.is_some_and(|count| {
        data.len() as u64 == bytes as u64 + u32::from_le_bytes(*count) as u64 * item as u64
    })
}

/// Whether the arguments are `N` texts, one behind the other.
pub fn with_texts<const N: usize>(mut data: &[u8]) -> bool {
    for _ in 0..N {
        let Some((length, rest)) = data.split_first_chunk::<4>() else { return false };
        let Some(next) = rest.get(u32::from_le_bytes(*length) as usize..) else { return false };
        data = next;
    }
    data.is_empty()
}

/// Whether the arguments take `bytes`, a list's length (the last of them) among them, and its
/// items: each a byte, its kind, and what else `sizes` says of it.
pub fn with_choices(data: &[u8], bytes: usize, sizes: &[usize]) -> bool {
    let list = data.get(bytes - 4..).and_then(|list| list.split_first_chunk::<4>());
    let Some((count, mut items)) = list else { return false };
    for _ in 0..u32::from_le_bytes(*count) {
        let size = items.first().and_then(|kind| sizes.get(*kind as usize));
        let Some(rest) = size.and_then(|size| items.get(*size..)) else { return false };
        items = rest;
    }
    items.is_empty()
}

/// Whether the arguments take `bytes` and a payload, the last of them.
#[inline(always)]
pub fn with_payload(data: &[u8], bytes: usize) -> bool {
    with_list(data, bytes, bytes - 4, 1)
}
