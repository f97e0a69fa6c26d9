//! SPL Governance from crates.io as a program, for tests.
pub use spl_governance::entrypoint;

mod soft_float;
