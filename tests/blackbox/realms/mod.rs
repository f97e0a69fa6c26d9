//! The realms adapter, with the farm and SPL Governance itself.

mod counting;
