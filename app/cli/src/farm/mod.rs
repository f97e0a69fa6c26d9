//! A farm file held against the chain, and written from it. Nothing here asks or acts.

mod addition;
mod apply;
mod compare;
mod curve;
mod export;
mod extension;
mod slots;
#[cfg(test)]
mod tests;

pub use addition::{add_to, Addition};
pub use apply::{address_of, apply, risk_names, Applying};
pub use export::{export, is_written, Exported};
