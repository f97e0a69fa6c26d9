//! What the plans in a story have in common.

use acequia_farm_file::read::{Context, Pools};

/// The most LPs a story may have: enough for a crowd, few enough to run in seconds.
pub const MAX_LPS: u64 = 1_000;

pub struct Stage<'a> {
    pub at: Context<'a>,
    pub pools: &'a Pools,
    /// How long the story lasts [s].
    pub seconds: u64,
}
