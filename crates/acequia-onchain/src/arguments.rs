//! Instruction data must be exactly its arguments.
//!
//! Anchor ignores bytes behind the last argument. An accounts struct refuses them by a
//! constraint on its first account, `arguments(__ix_data, BYTES) @ …::WrongArguments`, where
//! `__ix_data` is the derive's own name for the bytes behind the discriminator.

/// Whether the arguments take `bytes`.
#[inline(always)]
pub fn arguments(data: &[u8], bytes: usize) -> bool {
    data.len() == bytes
}

/// Whether the arguments take `bytes` and a payload whose length stands behind them.
#[inline(always)]
pub fn with_payload(data: &[u8], bytes: usize) -> bool {
    let length = data.get(bytes..).and_then(|rest| rest.first_chunk::<4>());
    length.is_some_and(|l| data.len() as u64 == bytes as u64 + 4 + u32::from_le_bytes(*l) as u64)
}
