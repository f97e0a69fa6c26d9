//! `programs/autocompounder`, a vault that composes with the farm: the real bytes of both.
//!
//! After every step the vault's books are checked with the farm's: shares add up, each reward
//! to the last 2^-64 of a unit, nothing is credited that the farm does not owe, and everybody's
//! part together is no more than there is.

mod attacks;
mod calls;
mod coop;
mod depositing;
mod leaving;
mod random;
mod rewards;
mod state;
mod substitution;
