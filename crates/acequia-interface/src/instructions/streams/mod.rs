//! Streams: adding, funding, retiring.

mod adding;
mod funding;
mod retiring;

pub use adding::{AddFlowStream, AddStream, Source};
pub use funding::{CommitStream, ExtendStream, RefundStream, TopUp};
pub use retiring::{RetireStream, SweepFraction, WindDownStream};
