//! Why a rule refused. Codes are stable: a variant is never renumbered or reused.

/// The result of a rule.
pub type Result<T> = core::result::Result<T, Error>;

/// Why a rule refused. Nothing has changed when one of these is returned.
///
/// The program adds 6000 to the number and gives each a message with the remedy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
#[non_exhaustive]
pub enum Error {
    /// The amount is zero.
    ZeroAmount = 0,
    /// More than the position has staked.
    InsufficientStake = 1,
    /// The position would exceed the pool's cap per position.
    PositionCapExceeded = 2,
    /// The pool would exceed its cap.
    PoolCapExceeded = 3,
    /// The pool's total weight or stake would reach 2^64.
    WeightOverflow = 4,
    /// The stream's lifetime funding would reach 2^63 base units.
    FundingOverflow = 5,
    /// The position is locked by its owner.
    Locked = 6,
    /// The position's weight is held by open votes.
    VoteLocked = 7,
    /// The pool offers no locks.
    LockNotOffered = 8,
    /// The lock is zero or longer than the pool's longest.
    LockOutOfRange = 9,
    /// The new lock would end earlier or weigh less than the present one.
    LockWouldShrink = 10,
    /// There is no lock, or it has not ended yet.
    LockNotOver = 11,
    /// The position has no running lock to leave.
    NotLocked = 12,
    /// The pool offers no early leave.
    EarlyLeaveNotOffered = 13,
    /// The position still has stake.
    StakeLeft = 14,
    /// The position is still owed whole units.
    RewardsOwed = 15,
    /// The schedule has no segments or no amount.
    ScheduleEmpty = 16,
    /// The schedule would have more than 24 segments.
    ScheduleTooLong = 17,
    /// A segment of zero seconds.
    SegmentTooShort = 18,
    /// The schedule would start in the past or beyond the calendar.
    StartOutOfRange = 19,
    /// A running schedule continues at its end; it takes no start of its own.
    StartNotContiguous = 20,
    /// Nothing is left to stream, so there is nothing to scale.
    ScheduleEnded = 21,
    /// The slot holds no stream, or one that is being wound down.
    StreamNotActive = 22,
    /// The slot already holds a stream.
    SlotInUse = 23,
    /// The stream has amounts left to stream or refund.
    StreamNotFinished = 24,
    /// Positions are still owed by the stream.
    StreamStillOwes = 25,
    /// A commitment can only grow, and not beyond the calendar.
    CommitmentOutOfRange = 26,
    /// The operation does not fit the stream's kind (curve or flow).
    WrongStreamKind = 27,
    /// The flow window is out of range.
    WindowOutOfRange = 28,
    /// The lock rule is out of range.
    LockRuleOutOfRange = 29,
    /// Nothing can be refunded now.
    NothingToRefund = 30,
    /// Nothing whole is owed.
    NothingOwed = 31,
    /// The stream is not being wound down.
    StreamNotClosing = 32,
    /// The ballot has ended or has not begun.
    BallotNotOpen = 33,
    /// The ballot ends later than the longest vote lock allows.
    BallotTooLong = 34,
    /// Nothing has been staked since before the ballot began.
    NoEligibleWeight = 35,
    /// No vote is open.
    NoOpenVote = 36,
    /// The position has open votes.
    VotesOpen = 37,
    /// The pool has no such slot.
    SlotOutOfRange = 38,
    /// The position has as many open votes as can be counted.
    TooManyVotes = 39,
}
