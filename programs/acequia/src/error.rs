//! Every reason the program can give for refusing, as one flat list of stable codes.
//!
//! Codes 6000 to 6099 are the rules' own ([`acequia_core::Error`], same order and number);
//! from 6100 on they are the program's. A code is never renumbered or reused. Each message
//! names the condition and the remedy.

use anchor_lang::prelude::*;

/// Why an instruction was refused. Nothing has changed when one of these is returned.
#[error_code]
#[derive(Debug, PartialEq, Eq)]
pub enum AcequiaError {
    /// See [`acequia_core::Error::ZeroAmount`].
    #[msg("The amount is zero. Name an amount of at least one base unit.")]
    ZeroAmount,
    /// See [`acequia_core::Error::InsufficientStake`].
    #[msg("The position holds less than that. Name at most its staked amount.")]
    InsufficientStake,
    /// See [`acequia_core::Error::PositionCapExceeded`].
    #[msg("The position would exceed the pool's cap per position. Stake less, or wait until the cap is raised.")]
    PositionCapExceeded,
    /// See [`acequia_core::Error::PoolCapExceeded`].
    #[msg("The pool would exceed its cap. Stake less, or wait until the cap is raised.")]
    PoolCapExceeded,
    /// See [`acequia_core::Error::WeightOverflow`].
    #[msg("The total stake or weight would reach 2^64. Stake less, or lock for a shorter time.")]
    WeightOverflow,
    /// See [`acequia_core::Error::FundingOverflow`].
    #[msg("The stream's lifetime funding would reach 2^63 base units. Fund less, or add another stream.")]
    FundingOverflow,
    /// See [`acequia_core::Error::Locked`].
    #[msg("The position is locked by its owner. Wait until the lock ends, or leave it early where the pool offers that.")]
    Locked,
    /// See [`acequia_core::Error::VoteLocked`].
    #[msg(
        "Open votes hold the position's weight. Withdraw the votes, or wait until the ballot ends."
    )]
    VoteLocked,
    /// See [`acequia_core::Error::LockNotOffered`].
    #[msg("The pool offers no locks. Stake without one.")]
    LockNotOffered,
    /// See [`acequia_core::Error::LockOutOfRange`].
    #[msg("The lock is zero or longer than the pool's longest. Choose a time in between.")]
    LockOutOfRange,
    /// See [`acequia_core::Error::LockWouldShrink`].
    #[msg(
        "The new lock would end earlier or weigh less than the running one. Choose a longer one."
    )]
    LockWouldShrink,
    /// See [`acequia_core::Error::LockNotOver`].
    #[msg("There is no lock, or it has not ended yet. Try again after its end.")]
    LockNotOver,
    /// See [`acequia_core::Error::NotLocked`].
    #[msg("No lock is running. Unstake instead: it costs nothing.")]
    NotLocked,
    /// See [`acequia_core::Error::EarlyLeaveNotOffered`].
    #[msg("The pool offers no early leave. Wait until the lock ends.")]
    EarlyLeaveNotOffered,
    /// See [`acequia_core::Error::StakeLeft`].
    #[msg("The position still holds stake. Unstake it first.")]
    StakeLeft,
    /// See [`acequia_core::Error::RewardsOwed`].
    #[msg("The position is still owed whole units. Claim them first, or forfeit them where that is offered.")]
    RewardsOwed,
    /// See [`acequia_core::Error::ScheduleEmpty`].
    #[msg("The schedule has no segments or no amount. Name at least one segment with an amount.")]
    ScheduleEmpty,
    /// See [`acequia_core::Error::ScheduleTooLong`].
    #[msg(
        "The schedule would have more than 24 segments. Add fewer, or wait until some have passed."
    )]
    ScheduleTooLong,
    /// See [`acequia_core::Error::SegmentTooShort`].
    #[msg("A segment lasts zero seconds. Give each at least one.")]
    SegmentTooShort,
    /// See [`acequia_core::Error::StartOutOfRange`].
    #[msg("The schedule would start in the past or beyond the calendar. Name a later start, or 0 for now.")]
    StartOutOfRange,
    /// See [`acequia_core::Error::StartNotContiguous`].
    #[msg("A running schedule goes on at its end. Pass 0 as the start.")]
    StartNotContiguous,
    /// See [`acequia_core::Error::ScheduleEnded`].
    #[msg("The schedule has ended, so there is nothing to scale. Let the funder extend it.")]
    ScheduleEnded,
    /// See [`acequia_core::Error::StreamNotActive`].
    #[msg("The slot holds no stream, or one that is being wound down. Choose another slot.")]
    StreamNotActive,
    /// See [`acequia_core::Error::SlotInUse`].
    #[msg("The slot already holds a stream. Choose a free slot.")]
    SlotInUse,
    /// See [`acequia_core::Error::StreamNotFinished`].
    #[msg(
        "The stream has amounts left to stream or refund. Refund them, or wait until it has ended."
    )]
    StreamNotFinished,
    /// See [`acequia_core::Error::StreamStillOwes`].
    #[msg("Positions are still owed by the stream. Wait for their claims; fractions alone can be swept.")]
    StreamStillOwes,
    /// See [`acequia_core::Error::CommitmentOutOfRange`].
    #[msg("A commitment can only grow, and not beyond the calendar. Name a later time.")]
    CommitmentOutOfRange,
    /// See [`acequia_core::Error::WrongStreamKind`].
    #[msg("This does not fit the stream's kind. Extend curves; top up flows.")]
    WrongStreamKind,
    /// See [`acequia_core::Error::WindowOutOfRange`].
    #[msg("The flow window is out of range. Choose between ten minutes and ten years.")]
    WindowOutOfRange,
    /// See [`acequia_core::Error::LockRuleOutOfRange`].
    #[msg("The lock rule is out of range. At most 4 years, tenfold weight and half the principal; 0, 10000, 0 for none.")]
    LockRuleOutOfRange,
    /// See [`acequia_core::Error::NothingToRefund`].
    #[msg("Nothing can be refunded now. Only idle amounts and what is scheduled beyond the commitment can.")]
    NothingToRefund,
    /// See [`acequia_core::Error::NothingOwed`].
    #[msg("Not one whole unit is owed. Try again later.")]
    NothingOwed,
    /// See [`acequia_core::Error::StreamNotClosing`].
    #[msg("The stream is not being wound down. Let its funder wind it down first.")]
    StreamNotClosing,
    /// See [`acequia_core::Error::BallotNotOpen`].
    #[msg("The ballot has ended or has not begun. Vote on one that is open.")]
    BallotNotOpen,
    /// See [`acequia_core::Error::BallotTooLong`].
    #[msg(
        "The ballot ends later than the longest vote lock allows. Vote within its last 14 days."
    )]
    BallotTooLong,
    /// See [`acequia_core::Error::NoEligibleWeight`].
    #[msg("Nothing has been staked since before the ballot began. Stake before the next ballot begins.")]
    NoEligibleWeight,
    /// See [`acequia_core::Error::NoOpenVote`].
    #[msg("No vote is open. There is nothing to withdraw; cast a vote first.")]
    NoOpenVote,
    /// See [`acequia_core::Error::VotesOpen`].
    #[msg("The position has open votes. Withdraw them, or wait until the ballot ends.")]
    VotesOpen,
    /// See [`acequia_core::Error::SlotOutOfRange`].
    #[msg("The pool has no such slot. Choose one below its capacity.")]
    SlotOutOfRange,
    /// See [`acequia_core::Error::TooManyVotes`].
    #[msg("The position has 65,535 open votes, which is all that can be counted. Withdraw some, or wait until they end.")]
    TooManyVotes,

    /// Instruction data longer or shorter than the arguments.
    #[msg("The instruction data is longer or shorter than its arguments. Rebuild it with the current client.")]
    WrongArguments = 100,
    /// The position belongs to another pool.
    #[msg("The position belongs to another pool. Pass the pool stored in the position.")]
    WrongPool,
    /// The account is not the vault stored in the pool or its slot.
    #[msg("That is not the vault stored in the pool. Pass the stored one.")]
    WrongVault,
    /// The account is not the mint stored in the pool or its slot.
    #[msg("That is not the mint stored in the pool. Pass the stored one.")]
    WrongMint,
    /// The account is not the token program of the mint.
    #[msg("That is not the token program that owns the mint. Pass SPL Token or Token-2022 accordingly.")]
    WrongTokenProgram,
    /// The account is not the one that is to get the rent or the tokens.
    #[msg("That account is not the one to be paid. Pass the one stored at creation.")]
    WrongRecipient,
    /// The signer is not the owner of the position.
    #[msg("Only the owner of the position may do this. Sign as its owner.")]
    NotOwner,
    /// The signer is not the authority of the pool.
    #[msg(
        "Only the pool's authority may do this; a renounced pool has none. Sign as the authority."
    )]
    NotAuthority,
    /// The signer is not the proposed authority.
    #[msg("Only the proposed authority may accept. Sign as the one proposed last.")]
    NotPendingAuthority,
    /// The signer is not the reward manager of the pool.
    #[msg("Only the pool's reward manager may add streams. Sign as the reward manager, or top up a stream.")]
    NotRewardManager,
    /// The signer is not the funder of the stream.
    #[msg("Only the stream's funder may do this. Sign as its funder, or top it up instead.")]
    NotFunder,
    /// The signer is not the delegate of the pool.
    #[msg("Only the pool's delegate may set amounts. Sign as the delegate.")]
    NotDelegate,
    /// Deposits are paused.
    #[msg("The pool takes no deposits at present. Exits and claims work; try again when it is resumed.")]
    Paused,
    /// The instruction needs a stake vault.
    #[msg("The pool is delegated: it holds no stake. Its delegate sets the amounts.")]
    PoolDelegated,
    /// The instruction needs a delegate.
    #[msg("The pool is not delegated. Stake and unstake tokens instead.")]
    PoolNotDelegated,
    /// A pool has 1 to 16 streams.
    #[msg("The capacity is out of range. Choose 1 to 16 streams.")]
    CapacityOutOfRange,
    /// An idle policy other than 0 or 1.
    #[msg("There is no such idle policy. Choose 0 to wait or 1 to refund.")]
    UnknownIdlePolicy,
    /// A risk bit without a meaning.
    #[msg("An accepted risk is unknown. Name only risks the program lists.")]
    UnknownRisk,
    /// An address that may not be zero.
    #[msg("The address is zero. Name an address.")]
    ZeroAddress,
    /// The account is not an initialised mint of a token program.
    #[msg("The account is not a mint of SPL Token or Token-2022. Pass a mint.")]
    NotMint,
    /// The account is not an initialised token account.
    #[msg("The account is not a token account. Pass a token account of the right mint.")]
    NotTokenAccount,
    /// The mint can never be staked or streamed.
    #[msg("The mint has an extension that could hold tokens back for good. Use another mint.")]
    MintRefused,
    /// The mint has an extension that the program does not know.
    #[msg("The mint has an extension that the program does not know. Use another mint.")]
    MintUnknown,
    /// The mint has a risk that the pool's creator did not name.
    #[msg("The mint has a risk the pool's creator did not accept. Create a pool that names it, or use another mint.")]
    RiskNotAccepted,
    /// The destination is one of the pool's own vaults.
    #[msg("The destination belongs to the pool itself. Pass a token account of your own.")]
    PoolAsDestination,
    /// Remaining accounts missing or left over.
    #[msg("Accounts are missing or left over. Pass vault and destination for each stream named, and the mint for Token-2022.")]
    WrongAccountCount,
    /// The owner allows no pushed claims.
    #[msg("The owner has not allowed pushed claims. Let the owner claim, or allow it.")]
    PushNotAllowed,
    /// Not the owner's canonical associated token account.
    #[msg("The destination is not the owner's associated token account. Create it and pass it.")]
    NotOwnersTokenAccount,
    /// The stream pays another mint than the pool takes.
    #[msg("The stream does not pay the stake mint. Name one that does.")]
    NotStakeMint,
    /// The pool still has positions.
    #[msg("The pool still has positions. It can be closed when the last one is.")]
    PositionsLeft,
    /// The pool still has streams.
    #[msg("The pool still has streams. Retire them first.")]
    StreamsLeft,
    /// The stream cannot take the penalty of leaving a lock early.
    #[msg("The slot holds no flow stream of the stake mint that waits while nobody is staked. Name one that does.")]
    NotPenaltyStream,
    /// The account's stored state contradicts itself.
    #[msg(
        "The account would contradict itself, so nothing was done. Please report this transaction."
    )]
    InvariantBroken,
    /// The account was written by another version of the program.
    #[msg("The account has a version that this program does not know. Migrate it, or use the program it belongs to.")]
    UnknownVersion,
    /// The program may not be a hook.
    #[msg("The program may not be a hook. Name an executable one that is neither the farm nor a token or system program.")]
    HookRefused,
    /// The pool has no hook.
    #[msg("The pool has no hook. Propose one and activate it after 48 hours; there is nothing to remove.")]
    NoHook,
    /// No hook has been proposed.
    #[msg("No hook has been proposed. Propose one first.")]
    NoPendingHook,
    /// The proposed hook has not waited long enough.
    #[msg("The proposed hook has not waited 48 hours yet. Activate it when they have passed.")]
    HookNotReady,
    /// The account is not the hook of the pool or the receipt.
    #[msg("That is not the hook program. Pass the one stored in the pool, or in the receipt to withdraw.")]
    WrongHook,
    /// Not the pool's vote authority for its hook.
    #[msg("That is not the vote authority of this pool and hook. Derive it anew.")]
    WrongVoteAuthority,
    /// The receipt belongs to another position.
    #[msg(
        "The receipt is that of another position. Pass the one of this position, hook and ballot."
    )]
    WrongReceipt,
    /// A payload of more than 256 bytes.
    #[msg("The payload has more than 256 bytes. Say it shorter.")]
    PayloadTooLong,
    /// An extra account that no hook may have.
    #[msg("An extra account signs, or is the 17th, or is to be written though it is the farm's or the vote authority. Pass none such to a hook.")]
    ExtraAccountRefused,
    /// The vote still stands.
    #[msg("The vote still stands in an open ballot. Withdraw it, or wait until the ballot ends.")]
    ReceiptInUse,
}

/// What a rule refused, as a program error: its number counted from 6000.
#[cold]
pub fn refused(rule: acequia_core::Error) -> ProgramError {
    ProgramError::Custom(6_000 + rule as u32)
}
