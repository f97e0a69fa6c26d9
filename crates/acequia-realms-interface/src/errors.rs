//! What error codes mean, in words for people.
//!
//! Numbers from 6100 on are the program's, from 6200 on those of the vote interface; they never
//! change their meaning. The farm and the gauge have numbers of their own: which program
//! failed stands in the log. A black-box test holds this table against the program's.

pub use acequia_interface::errors::not_counted;

use acequia_interface::errors::CHECKS;

#[rustfmt::skip]
acequia_interface::errors! { [
    /// Why the adapter refused. Nothing has changed when one of these is returned.
    RealmsError:
    6100 WrongArguments "The instruction data is longer or shorter than its arguments. Rebuild it with the current client."
    6101 InvariantBroken "The account would contradict itself, so nothing was done. Please report this transaction."
    6102 UnknownVersion "The account has a version that this program does not know. Migrate it, or use the program it belongs to."
    6103 NotAuthority "The signer is not the registrar's authority. Sign with the key stored in the registrar."
    6104 NotPendingAuthority "The registrar was not offered to the signer. Have its authority propose this key first."
    6105 NotRealmAuthority "The signer is not the realm's authority. Sign with the key stored in the realm; a realm without one gets no registrar."
    6106 NotRealm "The account is not a realm of SPL Governance. Pass one."
    6107 NotGoverningMint "The realm has no voters of that mint. Name its community or its council mint."
    6108 MaxRuleOutOfRange "The largest voter weight is zero, or more than all of the supply. Name votes (0), or 1 to 10,000 bps of the supply (1)."
    6109 ZeroPower "The power is zero. Name the votes per unit of weight, in 2^-32; take the pool off the list to count none."
    6110 TooManyPools "The registrar lists 16 pools already. Take one off first."
    6111 PoolNotListed "The registrar does not list the pool. Vote from one that it lists, or have its authority list this one."
    6112 NotPool "The account is not a pool of the Acequia farm. Pass one."
    6113 NotPosition "The account is not a position of the Acequia farm. Pass the one that is to vote."
    6114 NotOwnerOfPosition "The position has another owner. Pass the owner that it names."
    6115 WrongRegistrar "The tally is that of another registrar. Pass the one that the proposal's realm and mint have."
    6116 WrongTally "The record is part of another tally. Pass the tally of this proposal and voter."
    6117 WrongProposal "The tally or record is of another proposal. Pass those of the proposal that is voted on."
    6118 WrongVoter "The tally or the weight record is another voter's. Pass those of the position's present owner; a vote of a former owner cannot be changed."
    6119 WrongGovernanceVote "That is not where governance records this voter's vote. Pass the address stored in the tally."
    6120 ForeignProposal "The proposal does not belong to the realm's governance program. Pass one of this realm."
    6121 ForeignGovernance "The governance does not belong to the realm's governance program. Pass the one that the proposal names."
    6122 NotProposal "The account is not a proposal of version 2. Pass the proposal that is voted on."
    6123 NotGovernance "The account is not a governance of version 2. Pass the one that the proposal names."
    6124 GovernanceOfAnotherProposal "The proposal belongs to another governance. Pass the one that it names."
    6125 WrongRealm "The proposal is one of another realm. Use that realm's registrar."
    6126 WrongGoverningMint "The other house of the realm votes on the proposal. Vote on one of the registrar's mint; vetoes are not passed on."
    6127 NotVoting "The proposal takes no votes now. Vote when it is in voting; after that there is nothing to vote on."
    6128 VotesOverflow "The votes would reach 2^64. Ask the registrar's authority for a lower power."
    6129 PayloadNotEmpty "The vote carries a payload, which means nothing here. Send none: for or against is said to governance."
    6130 GovernanceCountsVote "Governance still counts more votes than would be left. Relinquish the vote there first, in the same transaction; one past its time can be finalized by anyone."
    6131 VoteMayCount "The vote may still count, or be withdrawn. Withdraw it, or wait until its window is over and the proposal decided."
    6132 RecordsLeft "Positions still have records of their votes in the tally. Close them first."
    6133 WrongRecipient "The rent belongs to who paid it. Pass the key stored in the account."
    6134 WrongMint "That is not the mint that the registrar's votes count as, or no mint of a token program. Pass the one stored in the registrar."
    6135 ForeignRealm "The realm belongs to another governance program. Name the one that owns it, if its voters know that one."
    6136 PoolsListed "The registrar still lists pools. Take them off first."
    6137 TalliesLeft "Tallies of votes are still open. Close their records, and then them; anyone may when their proposals are decided."
    6200 NotAVote "That is not a vote. Send it through the farm's cast_vote."
    6201 DataTooShort "The vote's data is cut off. Send it through the farm's cast_vote."
    6202 DataTooLong "Bytes follow the vote. Send it through the farm's cast_vote."
    6203 PayloadTooLong "The payload has more than 256 bytes. Send none."
    6204 AuthorityNotSigner "The vote authority did not sign. Vote through the farm's cast_vote."
    6205 WrongAuthority "That is another pool's or program's vote authority. Vote from a pool whose hook is this program."
    6206 WrongPool "The record is of a vote from another pool. Pass the position's own pool."
    6207 ForeignPool "The pool does not belong to the farm. Pass the pool that is voted from."
    6208 NotAPool "The account is not a pool. Pass the pool second."
    6209 ForeignPosition "The position does not belong to the farm. Pass the voter's position."
    6210 NotAPosition "The account is not a position. Pass the position third."
    6211 PositionOfAnotherPool "The position is one of another pool. Pass its own pool."
    6212 VoterNotOwner "The voter does not own the position. Pass its owner."
    6213 WrongRecord "The record is another position's. Pass this position's."
    6214 WrongBallot "The vote is for another ballot. Name the proposal that is passed."
    6215 WrongWindow "The proposal takes votes at other times. Read start and end from the proposal and its governance; for a withdrawal from the record."
    6216 BallotNotOpen "The proposal takes no votes now. Vote between its start and its end."
    6217 StaleSequence "A later vote has been recorded. Cast it again through the farm."
    6218 WrongPreviousWeight "The vote replaces a weight that is not recorded here. Pass the position's record, or close the receipt of the former vote."
    6219 PoolReplaced "The listed pool was closed and another made at its address. Let the authority list it anew."
    6220 PoolTooYoung "The pool was created in this very second. List it in the next one."
] }

impl From<acequia_vote_hook::Error> for RealmsError {
    /// The program reports what the vote interface refuses as its number, counted from 6200.
    fn from(check: acequia_vote_hook::Error) -> Self {
        Self::from_code(CHECKS.saturating_add(check.code())).unwrap_or(Self::InvariantBroken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use acequia_vote_hook::Error as Check;

    #[test]
    fn every_message_says_what_to_do() {
        assert!(RealmsError::ALL.iter().all(|error| error.message().contains(". ")));
        assert!(RealmsError::ALL.windows(2).all(|pair| pair[0].code() < pair[1].code()));
    }

    #[test]
    fn checks_keep_their_names() {
        assert_eq!(RealmsError::from(Check::NotAVote), RealmsError::NotAVote);
        let last = RealmsError::from(Check::PoolTooYoung);
        assert_eq!(last, RealmsError::PoolTooYoung);
    }
}
