//! Every reason the program can give for refusing, as one flat list of stable codes.
//!
//! Codes 6100 to 6199 are the program's own, and from 6200 on those of the vote interface
//! ([`acequia_vote_hook::Error`]), as in the gauge. A code is never renumbered or reused. Each
//! message names the condition and the remedy.

use anchor_lang::prelude::*;

/// Why an instruction was refused. Nothing has changed when one of these is returned.
#[error_code]
#[derive(Debug, PartialEq, Eq)]
pub enum RealmsError {
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
    /// Not the registrar's authority.
    #[msg(
        "The signer is not the registrar's authority. Sign with the key stored in the registrar."
    )]
    NotAuthority,
    /// Not who the authority was offered to.
    #[msg(
        "The registrar was not offered to the signer. Have its authority propose this key first."
    )]
    NotPendingAuthority,
    /// Not the realm's authority.
    #[msg("The signer is not the realm's authority. Sign with the key stored in the realm; a realm without one gets no registrar.")]
    NotRealmAuthority,
    /// Not a realm.
    #[msg("The account is not a realm of SPL Governance. Pass one.")]
    NotRealm,
    /// The mint is neither the community's nor the council's.
    #[msg("The realm has no voters of that mint. Name its community or its council mint.")]
    NotGoverningMint,
    /// The maximum is nothing, or more than all.
    #[msg("The largest voter weight is zero, or more than all of the supply. Name votes (0), or 1 to 10,000 bps of the supply (1).")]
    MaxRuleOutOfRange,
    /// A pool without power.
    #[msg("The power is zero. Name the votes per unit of weight, in 2^-32; take the pool off the list to count none.")]
    ZeroPower,
    /// The list is full.
    #[msg("The registrar lists 16 pools already. Take one off first.")]
    TooManyPools,
    /// The pool is not listed.
    #[msg("The registrar does not list the pool. Vote from one that it lists, or have its authority list this one.")]
    PoolNotListed,
    /// Not a pool of the farm.
    #[msg("The account is not a pool of the Acequia farm. Pass one.")]
    NotPool,
    /// Not a position of the farm.
    #[msg("The account is not a position of the Acequia farm. Pass the one that is to vote.")]
    NotPosition,
    /// The voter does not own the position.
    #[msg("The position has another owner. Pass the owner that it names.")]
    NotOwnerOfPosition,
    /// The tally is another registrar's.
    #[msg("The tally is that of another registrar. Pass the one that the proposal's realm and mint have.")]
    WrongRegistrar,
    /// The record is part of another tally.
    #[msg("The record is part of another tally. Pass the tally of this proposal and voter.")]
    WrongTally,
    /// The tally or record is of another proposal.
    #[msg(
        "The tally or record is of another proposal. Pass those of the proposal that is voted on."
    )]
    WrongProposal,
    /// The tally or weight record is another voter's.
    #[msg("The tally or the weight record is another voter's. Pass those of the position's present owner; a vote of a former owner cannot be changed.")]
    WrongVoter,
    /// Not governance's record of the voter's vote.
    #[msg("That is not where governance records this voter's vote. Pass the address stored in the tally.")]
    WrongGovernanceVote,
    /// The proposal is another governance program's.
    #[msg(
        "The proposal does not belong to the realm's governance program. Pass one of this realm."
    )]
    ForeignProposal,
    /// The governance is another governance program's.
    #[msg("The governance does not belong to the realm's governance program. Pass the one that the proposal names.")]
    ForeignGovernance,
    /// Not a proposal.
    #[msg("The account is not a proposal of version 2. Pass the proposal that is voted on.")]
    NotProposal,
    /// Not a governance.
    #[msg("The account is not a governance of version 2. Pass the one that the proposal names.")]
    NotGovernance,
    /// The proposal belongs to another governance.
    #[msg("The proposal belongs to another governance. Pass the one that it names.")]
    GovernanceOfAnotherProposal,
    /// The governance is of another realm.
    #[msg("The proposal is one of another realm. Use that realm's registrar.")]
    WrongRealm,
    /// Holders of another mint vote on the proposal.
    #[msg("The other house of the realm votes on the proposal. Vote on one of the registrar's mint; vetoes are not passed on.")]
    WrongGoverningMint,
    /// Voting has not begun, or is over.
    #[msg("The proposal takes no votes now. Vote when it is in voting; after that there is nothing to vote on.")]
    NotVoting,
    /// The votes would reach 2^64.
    #[msg("The votes would reach 2^64. Ask the registrar's authority for a lower power.")]
    VotesOverflow,
    /// A vote with a payload.
    #[msg("The vote carries a payload, which means nothing here. Send none: for or against is said to governance.")]
    PayloadNotEmpty,
    /// Governance counts more than would be left.
    #[msg("Governance still counts more votes than would be left. Relinquish the vote there first, in the same transaction; one past its time can be finalized by anyone.")]
    GovernanceCountsVote,
    /// The vote may still count.
    #[msg("The vote may still count, or be withdrawn. Withdraw it, or wait until its window is over and the proposal decided.")]
    VoteMayCount,
    /// Positions have records of the tally.
    #[msg("Positions still have records of their votes in the tally. Close them first.")]
    RecordsLeft,
    /// The rent would go to somebody else.
    #[msg("The rent belongs to who paid it. Pass the key stored in the account.")]
    WrongRecipient,
    /// Not the registrar's mint.
    #[msg("That is not the mint that the registrar's votes count as, or no mint of a token program. Pass the one stored in the registrar.")]
    WrongMint,

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
    #[msg("The payload has more than 256 bytes. Send none.")]
    PayloadTooLong,
    /// See [`acequia_vote_hook::Error::AuthorityNotSigner`].
    #[msg("The vote authority did not sign. Vote through the farm's cast_vote.")]
    AuthorityNotSigner,
    /// See [`acequia_vote_hook::Error::WrongAuthority`].
    #[msg("That is another pool's or program's vote authority. Vote from a pool whose hook is this program.")]
    WrongAuthority,
    /// See [`acequia_vote_hook::Error::WrongPool`].
    #[msg("The record is of a vote from another pool. Pass the position's own pool.")]
    WrongPool,
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
    #[msg("The vote is for another ballot. Name the proposal that is passed.")]
    WrongBallot,
    /// See [`acequia_vote_hook::Error::WrongWindow`].
    #[msg("The proposal takes votes at other times. Read start and end from the proposal and its governance; for a withdrawal from the record.")]
    WrongWindow,
    /// See [`acequia_vote_hook::Error::BallotNotOpen`].
    #[msg("The proposal takes no votes now. Vote between its start and its end.")]
    BallotNotOpen,
    /// See [`acequia_vote_hook::Error::StaleSequence`].
    #[msg("A later vote has been recorded. Cast it again through the farm.")]
    StaleSequence,
    /// See [`acequia_vote_hook::Error::WrongPreviousWeight`].
    #[msg("The vote replaces a weight that is not recorded here. Pass the position's record, or close the receipt of the former vote.")]
    WrongPreviousWeight,
}

/// What a check of the vote interface refused: its number counted from 6200.
#[cold]
pub fn not_counted(check: acequia_vote_hook::Error) -> ProgramError {
    ProgramError::Custom(6_200 + check.code())
}
