//! What is on chain, read whole and checked.

mod fee;
mod gauge;
pub mod metadata;
mod mint;
mod page;
mod pool;
mod position;
mod program;
mod realm;
mod shown;
mod token;
mod vault;

pub use fee::Fee;
pub use gauge::GaugeAt;
pub use mint::Mint;
pub use pool::PoolAt;
pub use position::PositionAt;
pub use program::{BufferAt, ProgramAt, BUFFER_HEAD, DATA_HEAD, LOADER};
pub use realm::{governance_words, is_known_governance, ProposalAt, RealmAt};
pub use shown::Shown;
pub use token::{canonical_account, TokenAccount};
pub use vault::VaultAt;

use crate::error::Outcome;
use crate::show::warn;

/// So many are named one by one of those that are left out of a list.
const NAMED: usize = 3;

/// What can be read of a list. The rest, accounts of a newer version say, is left out, and that is said.
pub fn readable<T>(read: impl Iterator<Item = Outcome<T>>) -> Vec<T> {
    let (mut kept, mut left_out) = (Vec::new(), 0usize);
    for one in read {
        match one {
            Ok(one) => kept.push(one),
            Err(why) => {
                left_out += 1;
                if left_out <= NAMED {
                    warn(&format!("left out: {}", why.condition));
                }
            }
        }
    }
    if left_out > NAMED {
        warn(&format!("left out: {} more that cannot be read", left_out - NAMED));
    }
    kept
}
