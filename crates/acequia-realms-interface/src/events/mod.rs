//! What the program logs: one event per effect, carrying the state after it. Times are in unix
//! seconds.
//!
//! Any program can log bytes that look like the adapter's: take only lines that stand between
//! the adapter's own `invoke` and `success`.

mod list;

use crate::realms_events;
use solana_address::Address;

realms_events!(acequia_interface::logged);
