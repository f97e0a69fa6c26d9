//! Pools: creation, authority, closing.

mod authority;
mod creation;

pub use authority::{
    AcceptAuthority, ProposeAuthority, RenounceAuthority, SetCaps, SetPaused, SetRewardManager,
};
pub use creation::{ClosePool, CreateDelegatedPool, CreatePool, SurplusAccounts};
