//! Why a rule refused. Codes are stable: a variant is never renumbered or reused.

/// The result of a rule.
pub type Result<T> = core::result::Result<T, Error>;

/// Why a rule refused. Nothing has changed when one of these is returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
#[non_exhaustive]
pub enum Error {
    /// The amount is zero.
    ZeroAmount = 0,
    /// The gauge's lifetime funding would reach 2^63 base units.
    FundingOverflow = 1,
    /// There is nothing idle: no budget for an epoch, and nothing to refund.
    NothingIdle = 2,
    /// An epoch lasts 2 seconds to 14 days.
    EpochLengthOutOfRange = 3,
    /// The closing time is zero, or leaves no time to vote.
    ClosingOutOfRange = 4,
    /// The cap is not within 1 to 10,000 bps.
    CapOutOfRange = 5,
    /// The epoch lies beyond the calendar.
    EpochOutOfRange = 6,
    /// The epoch starts more than an epoch from now.
    EpochTooEarly = 7,
    /// Voting in the epoch is over.
    VotingOver = 8,
    /// The epoch, or a later one, has been opened before.
    EpochNotNext = 9,
    /// A gauge has 1 to 16 pools.
    PoolCountOutOfRange = 10,
    /// The epoch has no pool of that number.
    PoolOutOfRange = 11,
    /// Voting has not begun.
    VotingNotBegun = 12,
    /// The vote weighs nothing: no weight, or a pool without power.
    NoVotes = 13,
    /// The epoch's votes would reach 2^64.
    VotesOverflow = 14,
    /// A split is 1 to 16 entries of 3 bytes, each with a share.
    SplitMalformed = 15,
    /// The split does not name its pools in rising order, each once.
    SplitUnordered = 16,
    /// The shares of the split do not add up to 10,000 bps.
    SplitNotWhole = 17,
    /// Voting in the epoch is not over yet.
    VotingNotOver = 18,
    /// The epoch has been settled.
    AlreadySettled = 19,
    /// The epoch has not been settled.
    NotSettled = 20,
    /// The pool has no share in the epoch.
    NoShare = 21,
    /// The pool's share has been applied or given back.
    ShareSpent = 22,
    /// A share can be given back only when an epoch has passed since the boundary.
    GiveBackTooEarly = 23,
}
