//! How a pool closes for good.

/// How long a pool's closing is announced before it may close [s]: 14 days.
pub const NOTICE_SECONDS: u64 = 14 * 86_400;
