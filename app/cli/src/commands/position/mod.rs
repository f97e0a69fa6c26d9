//! Positions, for liquidity providers.

mod claim;
pub mod compound;
mod list;
mod lock;
mod merge;
mod operator;
pub mod reinvest;
mod relocate;
mod stake;
mod transfer;
mod unstake;
mod vote;

pub use claim::Claim;
pub use compound::Compound;
pub use list::Positions;
pub use lock::Lock;
pub use merge::Merge;
pub use operator::Operator;
pub use reinvest::Reinvest;
pub use relocate::Move;
pub use stake::{require_deposits, Stake};
pub use transfer::Transfer;
pub use unstake::Unstake;
pub use vote::Vote;
