//! What is on chain, read whole and checked.

mod fee;
mod gauge;
pub mod metadata;
mod mint;
mod pool;
mod position;
mod program;
mod realm;
mod token;

pub use fee::Fee;
pub use gauge::GaugeAt;
pub use mint::Mint;
pub use pool::PoolAt;
pub use position::PositionAt;
pub use program::{BufferAt, ProgramAt, BUFFER_HEAD, DATA_HEAD, LOADER};
pub use realm::{ProposalAt, RealmAt};
pub use token::{canonical_account, TokenAccount};
