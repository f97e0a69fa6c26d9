//! Pools: creation, authority, closing.

mod authority;
mod creation;

pub use {authority::*, creation::*};
