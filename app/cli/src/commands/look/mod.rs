//! For everyone: whether the books balance, and what happened.

mod events;
mod history;
mod solvency;
mod watched;

pub use events::Events;
pub use solvency::Solvency;
