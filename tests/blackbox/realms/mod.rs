//! The realms adapter: real bytes of the farm, of the adapter and of SPL Governance.

mod conformance;
mod counting;
mod foreign;
mod governors;
mod layouts;
mod leaving;
mod once;
mod random;
mod substitution;
mod windows;
