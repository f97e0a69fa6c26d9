//! How a pool's hook changes.

/// How long a proposed hook waits before it may be activated [s]: 48 hours.
pub const WAIT_SECONDS: u64 = 48 * 3_600;
/// For how long after that it may be [s]: 14 days.
pub const PROPOSAL_SECONDS: u64 = 14 * 86_400;
