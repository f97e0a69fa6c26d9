//! What `acequia-plan` says of a farm file and the chain, in words and instructions.

mod addition;
mod against;
mod apply;
mod extension;
mod kept;

pub use addition::{add_to, Addition};
pub use against::started_before;
pub use apply::{apply, Applying};

use acequia_farm_file::Risk;

/// The names of a set of [`Risk`] bits.
pub fn risk_names(set: u16) -> String {
    Risk::names(set).collect::<Vec<_>>().join(", ")
}
