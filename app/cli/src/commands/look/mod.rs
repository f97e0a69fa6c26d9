//! For everyone: whether the books balance, and what happened.

mod events;
mod history;
mod pools;
mod solvency;

pub use events::Events;
pub use pools::Pools;
pub use solvency::Solvency;
