//! Instruction data must be exactly its arguments. See [`acequia_onchain::arguments`].

pub use acequia_onchain::arguments::{arguments, with_payload};

/// Whether the arguments take `bytes` and a list of segments whose length stands at `at`.
pub fn with_segments(data: &[u8], at: usize, bytes: usize) -> bool {
    let count = data.get(at..).and_then(|rest| rest.first_chunk::<4>());
    let count = count.map_or(0, |count| u32::from_le_bytes(*count) as u64);
    data.len() as u64 == bytes as u64 + 4 + count * crate::terms::Segment::BYTES
}
