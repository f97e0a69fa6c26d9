//! What a plan says, as data.

use acequia_core::{RateRule, Segment};
use acequia_farm_file::TokenProgram;
use solana_address::Address;

/// What a farm file asks for beyond what is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What becomes of each thing, in the order in which it is done.
    pub changes: Vec<Change>,
    /// What leaves the wallet.
    pub spends: Vec<Spend>,
    /// What cannot be taken back afterwards.
    pub promises: Vec<Promise>,
    /// What stands against it: with any of these nothing is done.
    pub conflicts: Vec<Conflict>,
}

/// A thing that the file or the chain speaks of, by its place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A token.
    Token {
        /// Which.
        token: usize,
    },
    /// A pool.
    Pool {
        /// Which.
        pool: usize,
    },
    /// A reward of a pool.
    Reward {
        /// Whose.
        pool: usize,
        /// Which, among the pool's.
        reward: usize,
        /// Where it is or will be; none where there is no room.
        slot: Option<u8>,
    },
    /// A stream that the file does not speak of.
    Stranger {
        /// In which pool.
        pool: usize,
        /// Where.
        slot: u8,
    },
}

/// A thing, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub of: Thing,
    /// What is done, or that nothing is.
    pub deed: Deed,
}

/// What is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Nothing.
    Keep(Kept),
    /// A pool is created.
    Create,
    /// A pool gets the caps of the file.
    SetCaps,
    /// A reward is put into its free slot.
    Add {
        /// When and for how long a curve is promised; none of a flow.
        opening: Option<Opening>,
    },
    /// A curve goes on.
    Extend(Missing),
}

pub use crate::compare::{Kept, Missing};
pub use crate::opening::Opening;

/// Tokens that leave the wallet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spend {
    /// Which token.
    pub token: usize,
    /// How much [base units].
    pub amount: u64,
}

/// What LPs can rely on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Of which reward.
    pub of: Thing,
    /// How much it pays until then [base units]; none for all that it pays before.
    pub amount: Option<u64>,
    /// Until when [unix s].
    pub until: u64,
}

/// Something that cannot be made as the file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Which thing.
    pub of: Thing,
    /// Why.
    pub why: Against,
}

/// Why something cannot be made as the file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// A mint has other decimals.
    Decimals {
        /// How many.
        has: u8,
    },
    /// A mint belongs to the other token program.
    Program {
        /// Which.
        has: TokenProgram,
    },
    /// A mint's issuer has powers that the file does not name.
    Powers {
        /// A set of [`Risk`](acequia_farm_file::Risk) bits.
        unnamed: u16,
    },
    /// A pool has room for another number of rewards, for good.
    Capacity {
        /// How many.
        has: u8,
    },
    /// A pool has another lock rule, for good.
    Lock,
    /// A pool accepts other risks, for good.
    Risks,
    /// The caps differ, and somebody else sets them.
    Caps {
        /// The pool's authority.
        authority: Address,
    },
    /// There is no free slot.
    NoRoom,
    /// Somebody else adds rewards.
    Manager {
        /// The pool's reward manager.
        manager: Address,
    },
    /// Somebody else extends the stream.
    Funder {
        /// Its funder.
        funder: Address,
    },
    /// The curve would begin in the past.
    Over {
        /// When [unix s].
        start: u64,
    },
    /// The stream spreads deposits over another window.
    Window {
        /// How long it is [s].
        has: u64,
    },
    /// While nobody is staked the stream does the other thing.
    Idle {
        /// Whether it waits.
        waits: bool,
    },
    /// The stream's rate follows the stake otherwise, for good.
    Rate {
        /// How.
        has: RateRule,
    },
    /// The stream is being wound down.
    Closing,
    /// The file's schedule does not go on from what was funded.
    NotAContinuation {
        /// How much was [base units].
        funded: u64,
    },
    /// What is left on chain runs otherwise than the file says.
    OtherCurve,
    /// The stream would have more segments than it holds.
    TooLong,
}

impl Missing {
    /// What the segments add up to [base units].
    pub fn units(&self) -> u64 {
        self.segments.iter().map(|segment| segment.amount).sum()
    }

    /// How long they run [s].
    pub fn seconds(&self) -> u64 {
        let seconds = |segment: &Segment| u64::from(segment.seconds);
        self.segments.iter().map(seconds).sum()
    }
}
