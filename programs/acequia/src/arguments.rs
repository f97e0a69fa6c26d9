//! Instruction data must be exactly its arguments. See [`acequia_onchain::arguments`].

pub use acequia_interface::instructions as wire;
pub use acequia_onchain::arguments::{arguments, with_payload};

use {acequia_interface::wire::Bytes, acequia_onchain::arguments::with_list};

/// Whether the arguments take `bytes` and a list of segments whose length stands at `at`.
pub fn with_segments(data: &[u8], bytes: usize, at: usize) -> bool {
    with_list(data, bytes, at, acequia_core::Segment::SIZE)
}
