//! Instruction data must be exactly its arguments. See [`acequia_onchain::arguments`].

pub use acequia_interface::instructions as wire;
pub use acequia_onchain::arguments::{arguments, with_payload, with_texts};

use {
    acequia_interface::{facts::Fact, wire::Bytes},
    acequia_onchain::arguments::{with_choices, with_list},
};

/// Whether the arguments take `bytes` and a list of segments whose length stands at `at`.
pub fn with_segments(data: &[u8], bytes: usize, at: usize) -> bool {
    with_list(data, bytes, at, acequia_core::Segment::SIZE)
}

/// Whether the arguments take `bytes` and facts, whose number is the last of those.
pub fn with_facts(data: &[u8], bytes: usize) -> bool {
    with_choices(data, bytes, Fact::SIZES)
}
