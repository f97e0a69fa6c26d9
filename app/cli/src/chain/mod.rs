//! What is on chain, read whole and checked.

mod fee;
mod gauge;
mod mint;
mod pool;
mod position;
mod realm;
mod token;

pub use fee::Fee;
pub use gauge::GaugeAt;
pub use mint::Mint;
pub use pool::{reward_account_of, reward_account_of_mint, PoolAt};
pub use position::PositionAt;
pub use realm::{ProposalAt, RealmAt};
pub use token::TokenAccount;
