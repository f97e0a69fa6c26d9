//! Streams: adding, funding, retiring.

mod adding;
mod funding;
mod retiring;

pub use {adding::*, funding::*, retiring::*};
