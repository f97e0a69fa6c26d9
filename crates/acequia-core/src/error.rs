//! Why a rule refused: the condition and the remedy, in words for people.

/// The result of a rule.
pub type Result<T> = core::result::Result<T, Error>;

/// Defines the errors of rules, and a macro that says them to others, as [`stored`](crate::stored)
/// does: a program's errors are those of its rules and its own.
#[doc(hidden)]
#[macro_export]
macro_rules! refusals {
    (($d:tt) $(#[$doc:meta])* pub enum $enum:ident as $list:ident {
        $($code:literal $name:ident $message:literal)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u32)]
        #[non_exhaustive]
        pub enum $enum {
            $(#[doc = $message] $name = $code,)*
        }

        #[doc(hidden)]
        #[macro_export]
        macro_rules! $list {
            ($d then:path, $d ($d more:tt)*) => {
                $d then! { [$d ($d more)*] $enum { $($code $name $message)* } }
            };
        }
    };
}

// Codes are stable: a variant is never renumbered or reused.
#[rustfmt::skip]
refusals! { ($)
    /// Why a rule refused. Nothing has changed when one of these is returned.
    ///
    /// The program adds 6000 to the number.
    pub enum Error as rule_errors {
        0 ZeroAmount "The amount is zero. Name an amount of at least one base unit."
        1 InsufficientStake "The position holds less than that. Name at most its staked amount."
        2 PositionCapExceeded "The position would exceed the pool's cap per position. Stake less, or wait until the cap is raised."
        3 PoolCapExceeded "The pool would exceed its cap. Stake less, or wait until the cap is raised."
        4 WeightOverflow "The total stake or weight would reach 2^64. Stake less, or lock for a shorter time."
        5 FundingOverflow "The stream's lifetime funding would reach 2^63 base units. Fund less, or add another stream."
        6 Locked "The position is locked by its owner. Wait until the lock ends, or leave it early where the pool offers that."
        7 VoteLocked "Open votes hold the position's weight. Withdraw the votes, or wait until the ballot ends."
        8 LockNotOffered "The pool offers no locks. Stake without one."
        9 LockOutOfRange "The lock is zero or longer than the pool's longest. Choose a time in between."
        10 LockWouldShrink "The new lock would end earlier or weigh less than the running one. Choose a longer one."
        11 LockNotOver "There is no lock, or it has not ended yet. Try again after its end."
        12 NotLocked "No lock is running. Unstake instead: it costs nothing."
        13 EarlyLeaveNotOffered "The pool offers no early leave. Wait until the lock ends."
        14 StakeLeft "The position still holds stake. Unstake it first."
        15 RewardsOwed "The position is still owed whole units. Claim them first, or forfeit them where that is offered."
        16 ScheduleEmpty "The schedule has no segments or no amount. Name at least one segment with an amount."
        17 ScheduleTooLong "The schedule would have more than 24 segments. Add fewer, or wait until some have passed."
        18 SegmentTooShort "A segment lasts zero seconds. Give each at least one."
        19 StartOutOfRange "The schedule would start in the past or more than ten years ahead. Name a time in between, or 0 for now."
        20 StartNotContiguous "A running schedule goes on at its end. Pass 0 as the start."
        21 ScheduleEnded "The schedule has ended, so there is nothing to scale. Let the funder extend it."
        22 StreamNotActive "The slot holds no stream, or one that is being wound down. Choose another slot."
        23 SlotInUse "The slot already holds a stream. Choose a free slot."
        24 StreamNotFinished "The stream has amounts left to stream. Refund what can be, or wait until it has ended."
        25 StreamStillOwes "Positions are still owed by the stream. Wait for their claims; fractions alone can be swept."
        26 CommitmentOutOfRange "A commitment can only grow, and not beyond the calendar. Name a later time."
        27 WrongStreamKind "This does not fit the stream's kind. Extend curves; top up flows."
        28 WindowOutOfRange "The flow window is out of range. Choose between ten minutes and ten years."
        29 LockRuleOutOfRange "The lock rule is out of range. At most 4 years, tenfold weight and half the principal; 0, 10000, 0 for none."
        30 NothingToRefund "Nothing can be refunded now. Only idle amounts and what is scheduled beyond the commitment can."
        31 NothingOwed "Not one whole unit is owed. Try again later."
        32 StreamNotClosing "The stream is not being wound down. Let its funder wind it down first."
        33 BallotNotOpen "The ballot has ended or has not begun. Vote on one that is open."
        34 BallotTooLong "The ballot ends later than the longest vote lock allows. Vote within its last 14 days."
        35 NoEligibleWeight "Nothing has been staked since before the ballot began. Stake before the next ballot begins."
        36 NoOpenVote "No vote is open. There is nothing to withdraw; cast a vote first."
        37 VotesOpen "The position has open votes. Withdraw them, or wait until the ballot ends."
        38 SlotOutOfRange "The pool has no such slot. Choose one below its capacity."
        39 TooManyVotes "The position has 65,535 open votes, which is all that can be counted. Withdraw some, or wait until they end."
        40 EndOutOfRange "The schedule would end more than ten years from now. Make it shorter, and extend it later."
        41 WeightBelowLeast "Together the positions would weigh less than the least that was named. Name less, or merge when less of the earlier lock is left."
        42 RateRuleOutOfRange "The rate rule is out of range. Of a curve with idle policy refund, choose a least weight below the full one; 0, 0 for none."
        43 TopUpNotOffered "The stream's rate follows the stake, so part of a top-up would be its funder's. Let the funder extend it, or add another stream."
        44 IdleTooSmall "Less than that is idle. Name segments that add up to at most what is idle."
    }
}
