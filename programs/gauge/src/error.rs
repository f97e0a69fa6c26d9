//! Every reason the program can give for refusing, as one flat list of stable codes.
//!
//! Codes 6000 to 6099 are the rules' own ([`acequia_gauge_core::Error`], same order and
//! number), 6100 to 6199 the program's, and from 6200 on those of the vote interface
//! ([`acequia_vote_hook::Error`]). A code is never renumbered or reused. Each message names
//! the condition and the remedy.

use anchor_lang::prelude::*;

/// Why an instruction was refused. Nothing has changed when one of these is returned.
#[error_code]
#[derive(Debug, PartialEq, Eq)]
pub enum GaugeError {
    /// See [`acequia_gauge_core::Error::ZeroAmount`].
    #[msg("Nothing arrived. Fund at least one base unit beyond the mint's transfer fee.")]
    ZeroAmount,
    /// See [`acequia_gauge_core::Error::FundingOverflow`].
    #[msg("The gauge's lifetime funding would reach 2^63 base units. Fund less, or create another gauge.")]
    FundingOverflow,
    /// See [`acequia_gauge_core::Error::NothingIdle`].
    #[msg("Nothing is idle: no budget for an epoch, and nothing to refund. Fund the gauge, or settle its epochs.")]
    NothingIdle,
    /// See [`acequia_gauge_core::Error::EpochLengthOutOfRange`].
    #[msg("An epoch lasts 2 seconds to 14 days. Choose a length in between.")]
    EpochLengthOutOfRange,
    /// See [`acequia_gauge_core::Error::ClosingOutOfRange`].
    #[msg(
        "The closing time is zero, or leaves no time to vote. Choose one shorter than the epoch."
    )]
    ClosingOutOfRange,
    /// See [`acequia_gauge_core::Error::CapOutOfRange`].
    #[msg("The cap is not within 1 to 10,000 bps. Choose one in between; 10,000 is none.")]
    CapOutOfRange,
    /// See [`acequia_gauge_core::Error::EpochOutOfRange`].
    #[msg("The epoch lies beyond the calendar. Name a lower number.")]
    EpochOutOfRange,
    /// See [`acequia_gauge_core::Error::EpochTooEarly`].
    #[msg("The epoch starts more than an epoch from now. Open it later.")]
    EpochTooEarly,
    /// See [`acequia_gauge_core::Error::VotingOver`].
    #[msg("Voting in the epoch is over. Name a later epoch.")]
    VotingOver,
    /// See [`acequia_gauge_core::Error::EpochNotNext`].
    #[msg("The epoch, or a later one, has been opened before. Name a later epoch.")]
    EpochNotNext,
    /// See [`acequia_gauge_core::Error::PoolCountOutOfRange`].
    #[msg("A gauge splits its budget among 1 to 16 pools. Add or remove some.")]
    PoolCountOutOfRange,
    /// See [`acequia_gauge_core::Error::PoolOutOfRange`].
    #[msg("The epoch has no pool of that number. Name one of its list.")]
    PoolOutOfRange,
    /// See [`acequia_gauge_core::Error::VotingNotBegun`].
    #[msg("Voting in the epoch has not begun. Vote after its start.")]
    VotingNotBegun,
    /// See [`acequia_gauge_core::Error::NoVotes`].
    #[msg("The vote weighs nothing in this epoch. Vote from a pool that has power.")]
    NoVotes,
    /// See [`acequia_gauge_core::Error::VotesOverflow`].
    #[msg("The epoch's votes would reach 2^64. Ask the authority for lower powers.")]
    VotesOverflow,
    /// See [`acequia_gauge_core::Error::SplitMalformed`].
    #[msg("The payload is not 1 to 16 entries of 3 bytes, each with a share. Encode it with the client.")]
    SplitMalformed,
    /// See [`acequia_gauge_core::Error::SplitUnordered`].
    #[msg("The payload does not name its pools in rising order, each once. Encode it with the client.")]
    SplitUnordered,
    /// See [`acequia_gauge_core::Error::SplitNotWhole`].
    #[msg("The shares of the vote do not add up to 10,000 bps. Divide all of it.")]
    SplitNotWhole,
    /// See [`acequia_gauge_core::Error::VotingNotOver`].
    #[msg("Voting in the epoch is not over yet. Settle it when it is.")]
    VotingNotOver,
    /// See [`acequia_gauge_core::Error::AlreadySettled`].
    #[msg("The epoch has been settled. Vote in a later one.")]
    AlreadySettled,
    /// See [`acequia_gauge_core::Error::NotSettled`].
    #[msg("The epoch has not been settled. Settle it first.")]
    NotSettled,
    /// See [`acequia_gauge_core::Error::NoShare`].
    #[msg("The pool has no share in the epoch. There is nothing to apply or give back.")]
    NoShare,
    /// See [`acequia_gauge_core::Error::ShareSpent`].
    #[msg("The pool's share has been applied or given back. There is nothing left to do for it.")]
    ShareSpent,
    /// See [`acequia_gauge_core::Error::GiveBackTooEarly`].
    #[msg("A share can be given back an epoch after the boundary. Apply it, or wait.")]
    GiveBackTooEarly,

    /// Instruction data longer or shorter than the arguments.
    #[msg("The instruction data is longer or shorter than its arguments. Rebuild it with the current client.")]
    WrongArguments = 100,
    /// The account's stored state contradicts itself.
    #[msg(
        "The account would contradict itself, so nothing was done. Please report this transaction."
    )]
    InvariantBroken,
    /// The account was written by another version of the program.
    #[msg("The account has a version that this program does not know. Migrate it, or use the program it belongs to.")]
    UnknownVersion,
    /// Not the gauge's authority.
    #[msg("The signer is not the gauge's authority. Sign with the key stored in the gauge.")]
    NotAuthority,
    /// Not who the authority was offered to.
    #[msg("The gauge was not offered to the signer. Have its authority propose this key first.")]
    NotPendingAuthority,
    /// The epoch is another gauge's.
    #[msg("The epoch is that of another gauge. Pass the gauge stored in the epoch.")]
    WrongGauge,
    /// Not the gauge's budget.
    #[msg("That is not the gauge's budget. Pass the token account stored in the gauge.")]
    WrongBudget,
    /// Not the gauge's reward mint.
    #[msg("That is not the gauge's reward mint. Pass the mint stored in the gauge.")]
    WrongMint,
    /// Not an initialised mint of a token program.
    #[msg("The account is not a mint of SPL Token or Token-2022. Pass one.")]
    NotMint,
    /// Not the mint's token program.
    #[msg("That is not the token program of the mint. Pass the program that owns the mint.")]
    WrongTokenProgram,
    /// Not a token account.
    #[msg("The account is not a token account. Pass one of the reward mint.")]
    NotTokenAccount,
    /// The gauge would pay itself.
    #[msg("The destination is the gauge's own. Name an account of somebody else.")]
    GaugeAsDestination,
    /// The rent would go to somebody else.
    #[msg("The rent belongs to who paid it. Pass the key stored in the account.")]
    WrongRecipient,
    /// Not the farm program.
    #[msg("That is not the Acequia farm. Pass its program.")]
    WrongFarm,
    /// Not a pool of the farm.
    #[msg("The account is not a pool of the Acequia farm with that slot. Pass one that is.")]
    NotPool,
    /// The pool is listed already.
    #[msg("The pool is listed already. Remove it first, to fund another of its slots.")]
    PoolListed,
    /// The pool is not listed.
    #[msg("The pool is not listed. Name one that is.")]
    PoolNotListed,
    /// Not the pool that the share belongs to.
    #[msg("The share belongs to another pool. Pass the one in that place of the epoch's list.")]
    WrongPool,
    /// The stream cannot take what the gauge gives.
    #[msg("The slot holds no curve of the reward mint that waits while nobody is staked and that the gauge funds. Add one with the gauge as its funder.")]
    NotStreamOfGauge,
    /// The slot holds another stream than when the pool was listed.
    #[msg("The slot holds another stream than when the pool was listed. Give the share back when it is time, and list the pool anew.")]
    StreamReplaced,
    /// Nobody but the authority may open the epoch now.
    #[msg("Only the authority may open the epoch now. Anyone else: in the closing time before it starts.")]
    NotTimeForAnyone,
    /// Epochs before have to be settled first.
    #[msg("An epoch before has not been settled. Settle it first: what it leaves belongs to this one.")]
    EpochsUnsettled,
    /// Not the epoch of the record.
    #[msg("That is not the epoch that the record belongs to. Pass the one stored in the record.")]
    WrongEpoch,
    /// The record is one of a former epoch at the same address.
    #[msg("The record is one of a former epoch. Open it anew before the vote.")]
    RecordStale,
    /// Not a position of the farm.
    #[msg("The account does not belong to the Acequia farm. Pass the position that is to vote.")]
    NotPosition,
    /// The vote still counts.
    #[msg("The recorded vote still counts. Withdraw it, or wait until the epoch is settled.")]
    RecordInUse,
    /// The epoch still holds shares.
    #[msg(
        "The epoch is not settled, or holds shares. Apply them, or give them back when it is time."
    )]
    EpochNotDone,
    /// The gauge still has epochs.
    #[msg("The gauge still has epochs. Finish and close them first.")]
    EpochsLeft,
    /// The pool is on a list.
    #[msg("The pool is on the gauge's list or on that of an epoch. Remove it, and close the epochs that list it.")]
    PoolStillListed,
    /// Not all epochs of the gauge.
    #[msg("Those are not all epochs of the gauge. Pass each of them once, after the other accounts, and nothing else.")]
    EpochsIncomplete,
    /// Not a stream of the gauge's.
    #[msg(
        "The slot holds no stream of the reward mint that the gauge funds. Name the slot of one."
    )]
    ForeignStream,

    /// See [`acequia_vote_hook::Error::NotAVote`].
    #[msg("That is not a vote. Send it through the farm's cast_vote.")]
    NotAVote = 200,
    /// See [`acequia_vote_hook::Error::DataTooShort`].
    #[msg("The vote's data is cut off. Send it through the farm's cast_vote.")]
    DataTooShort,
    /// See [`acequia_vote_hook::Error::DataTooLong`].
    #[msg("Bytes follow the vote. Send it through the farm's cast_vote.")]
    DataTooLong,
    /// See [`acequia_vote_hook::Error::PayloadTooLong`].
    #[msg("The payload has more than 256 bytes. Encode it with the client.")]
    PayloadTooLong,
    /// See [`acequia_vote_hook::Error::AuthorityNotSigner`].
    #[msg("The vote authority did not sign. Vote through the farm's cast_vote.")]
    AuthorityNotSigner,
    /// See [`acequia_vote_hook::Error::WrongAuthority`].
    #[msg("That is another pool's or program's vote authority. Vote from a pool whose hook is the gauge.")]
    WrongAuthority,
    /// See [`acequia_vote_hook::Error::WrongPool`].
    #[msg("Votes of this pool do not count in the epoch. Vote from a pool that was listed when it was opened.")]
    PoolDoesNotVote,
    /// See [`acequia_vote_hook::Error::ForeignPool`].
    #[msg("The pool does not belong to the farm. Pass the pool that is voted from.")]
    ForeignPool,
    /// See [`acequia_vote_hook::Error::NotAPool`].
    #[msg("The account is not a pool. Pass the pool second.")]
    NotAPool,
    /// See [`acequia_vote_hook::Error::ForeignPosition`].
    #[msg("The position does not belong to the farm. Pass the voter's position.")]
    ForeignPosition,
    /// See [`acequia_vote_hook::Error::NotAPosition`].
    #[msg("The account is not a position. Pass the position third.")]
    NotAPosition,
    /// See [`acequia_vote_hook::Error::PositionOfAnotherPool`].
    #[msg("The position is one of another pool. Pass its own pool.")]
    PositionOfAnotherPool,
    /// See [`acequia_vote_hook::Error::VoterNotOwner`].
    #[msg("The voter does not own the position. Pass its owner.")]
    VoterNotOwner,
    /// See [`acequia_vote_hook::Error::WrongRecord`].
    #[msg("The record is another position's. Pass this position's.")]
    WrongRecord,
    /// See [`acequia_vote_hook::Error::WrongBallot`].
    #[msg("The vote is for another ballot. Name the epoch that is passed.")]
    WrongBallot,
    /// See [`acequia_vote_hook::Error::WrongWindow`].
    #[msg("The epoch takes votes at other times. Read start and end of voting from the epoch.")]
    WrongWindow,
    /// See [`acequia_vote_hook::Error::BallotNotOpen`].
    #[msg("The epoch takes no votes now. Vote between its start and the end of voting.")]
    BallotNotOpen,
    /// See [`acequia_vote_hook::Error::StaleSequence`].
    #[msg("A later vote has been recorded. Cast it again through the farm.")]
    StaleSequence,
    /// See [`acequia_vote_hook::Error::WrongPreviousWeight`].
    #[msg("The vote replaces a weight that is not recorded here. Pass the position's record, or close the receipt of the former vote.")]
    WrongPreviousWeight,
}

/// What a rule refused, as a program error: its number counted from 6000.
#[cold]
pub fn refused(rule: acequia_gauge_core::Error) -> ProgramError {
    ProgramError::Custom(6_000 + rule as u32)
}

/// What a check of the vote interface refused: its number counted from 6200.
#[cold]
pub fn not_counted(check: acequia_vote_hook::Error) -> ProgramError {
    ProgramError::Custom(6_200 + check.code())
}
