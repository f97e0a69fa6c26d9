//! What the program logs: one event per effect, carrying the state after it. Amounts are in
//! base units of the reward mint and times in unix seconds.
//!
//! Any program can log bytes that look like the gauge's: take only lines that stand between
//! the gauge's own `invoke` and `success`.

mod list;

use crate::gauge_events;
use crate::terms::GaugeTerms;
use alloc::vec::Vec;
use solana_address::Address;

gauge_events!(acequia_interface::logged);
