//! For everyone: whether the books balance, and what happened.

mod amounts;
mod events;
mod pools;
mod solvency;
mod watched;

pub use events::Events;
pub use pools::Pools;
pub use solvency::Solvency;
