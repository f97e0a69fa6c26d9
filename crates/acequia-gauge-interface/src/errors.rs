//! What error codes mean, in words for people.
//!
//! Numbers from 6000 on are the rules', from 6100 on the program's, from 6200 on those of the
//! vote interface; they never change their meaning. The farm has numbers of its own from 6000
//! on: which program failed stands in the log. A black-box test holds this table against the
//! program's.

pub use acequia_interface::errors::not_counted;

use acequia_interface::errors::{CHECKS, RULES};
use acequia_interface::ProgramError;

#[rustfmt::skip]
acequia_gauge_core::gauge_rule_errors!(acequia_interface::errors,
    /// Why the gauge refused. Nothing has changed when one of these is returned.
    GaugeError:
    6100 WrongArguments "The instruction data is longer or shorter than its arguments. Rebuild it with the current client."
    6101 InvariantBroken "The account would contradict itself, so nothing was done. Please report this transaction."
    6102 UnknownVersion "The account has a version that this program does not know. Migrate it, or use the program it belongs to."
    6103 NotAuthority "The signer is not the gauge's authority. Sign with the key stored in the gauge."
    6104 NotPendingAuthority "The gauge was not offered to the signer. Have its authority propose this key first."
    6105 WrongGauge "The epoch is that of another gauge. Pass the gauge stored in the epoch."
    6106 WrongBudget "That is not the gauge's budget. Pass the token account stored in the gauge."
    6107 WrongMint "That is not the gauge's reward mint. Pass the mint stored in the gauge."
    6108 NotMint "The account is not a mint of SPL Token or Token-2022. Pass one."
    6109 WrongTokenProgram "That is not the token program of the mint. Pass the program that owns the mint."
    6110 NotTokenAccount "The account is not a token account. Pass one of the reward mint."
    6111 GaugeAsDestination "The destination is the gauge's own. Name an account of somebody else."
    6112 WrongRecipient "The rent belongs to who paid it. Pass the key stored in the account."
    6113 WrongFarm "That is not the Acequia farm. Pass its program."
    6114 NotPool "The account is not a pool of the Acequia farm with that slot. Pass one that is."
    6115 PoolListed "The pool is listed already. Remove it first, to fund another of its slots."
    6116 PoolNotListed "The pool is not listed. Name one that is."
    6117 WrongPool "The share belongs to another pool. Pass the one in that place of the epoch's list."
    6118 NotStreamOfGauge "The slot holds no active curve of the reward mint that the gauge funds. Add one with the gauge as its funder."
    6119 StreamReplaced "The slot holds another stream than when the pool was listed. Give the share back when it is time, and list the pool anew."
    6121 EpochsUnsettled "An epoch before has not been settled. Settle it first: what it leaves belongs to this one."
    6122 WrongEpoch "That is not the epoch that the record belongs to. Pass the one stored in the record."
    6123 RecordStale "The record is one of a former epoch. Open it anew before the vote."
    6124 NotPosition "The account does not belong to the Acequia farm. Pass the position that is to vote."
    6125 RecordInUse "The recorded vote counts, or is kept for others to read. Its voter closes it when the epoch is settled, anyone an epoch after the boundary."
    6126 EpochNotDone "The epoch is not settled, holds shares, or is kept for others to read. Spend the shares, and close it an epoch after its boundary."
    6127 EpochsLeft "The gauge still has epochs. Finish and close them first."
    6128 PoolStillListed "The pool is on the gauge's list or on that of an epoch. Remove it, and close the epochs that list it."
    6129 EpochsIncomplete "Those are not all epochs of the gauge. Pass each of them once, after the other accounts, and nothing else."
    6130 ForeignStream "The slot holds no stream of the reward mint that the gauge funds. Name the slot of one."
    6131 NotPowerManager "The signer is not the gauge's power manager. Sign with the key stored in the gauge."
    6132 WrongUpcomingEpoch "An epoch is open that has not begun, and is not the one that is passed. Pass it, so that the power changes there too; none, where there is none."
    6133 NotPendingPowerManager "The powers were not offered to the signer. Have the power manager propose this key first, or the authority name it."
    6200 NotAVote "That is not a vote. Send it through the farm's cast_vote."
    6201 DataTooShort "The vote's data is cut off. Send it through the farm's cast_vote."
    6202 DataTooLong "Bytes follow the vote. Send it through the farm's cast_vote."
    6203 PayloadTooLong "The payload has more than 256 bytes. Encode it with the client."
    6204 AuthorityNotSigner "The vote authority did not sign. Vote through the farm's cast_vote."
    6205 WrongAuthority "That is another pool's or program's vote authority. Vote from a pool whose hook is the gauge."
    6206 PoolDoesNotVote "Votes of this pool do not count in the epoch. Vote from a pool that was listed when it was opened."
    6207 ForeignPool "The pool does not belong to the farm. Pass the pool that is voted from."
    6208 NotAPool "The account is not a pool. Pass the pool second."
    6209 ForeignPosition "The position does not belong to the farm. Pass the voter's position."
    6210 NotAPosition "The account is not a position. Pass the position third."
    6211 PositionOfAnotherPool "The position is one of another pool. Pass its own pool."
    6212 VoterNotOwner "The voter does not own the position. Pass its owner."
    6213 WrongRecord "The record is another position's. Pass this position's."
    6214 WrongBallot "The vote is for another ballot. Name the epoch that is passed."
    6215 WrongWindow "The epoch takes votes at other times. Read start and end of voting from the epoch."
    6216 BallotNotOpen "The epoch takes no votes now. Vote between its start and the end of voting."
    6217 StaleSequence "A later vote has been recorded. Cast it again through the farm."
    6218 WrongPreviousWeight "The vote replaces a weight that is not recorded here. Pass the position's record, or close the receipt of the former vote."
    6219 PoolReplaced "The listed pool was closed and another made at its address. Let the authority list it anew."
    6220 PoolTooYoung "The pool was created in this very second. List it in the next one."
);

/// What a rule refused, as the program reports it: its number counted from [`RULES`].
#[cold]
pub fn refused(rule: acequia_gauge_core::Error) -> ProgramError {
    ProgramError::Custom(RULES + rule as u32)
}

impl From<acequia_gauge_core::Error> for GaugeError {
    /// The program reports a rule's refusal as its number, counted from 6000.
    fn from(rule: acequia_gauge_core::Error) -> Self {
        Self::from_code(RULES.saturating_add(rule as u32)).unwrap_or(Self::InvariantBroken)
    }
}

impl From<acequia_vote_hook::Error> for GaugeError {
    /// The program reports what the vote interface refuses as its number, counted from 6200.
    fn from(check: acequia_vote_hook::Error) -> Self {
        Self::from_code(CHECKS.saturating_add(check.code())).unwrap_or(Self::InvariantBroken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_says_what_to_do() {
        assert!(GaugeError::ALL.iter().all(|error| error.message().contains(". ")));
        assert!(GaugeError::ALL.windows(2).all(|pair| pair[0].code() < pair[1].code()));
    }

    #[test]
    fn rules_and_checks_keep_their_names() {
        use acequia_gauge_core::Error as Rule;
        use acequia_vote_hook::Error as Check;
        assert_eq!(GaugeError::from(Rule::ZeroAmount), GaugeError::ZeroAmount);
        assert_eq!(GaugeError::from(Rule::GiveBackTooEarly), GaugeError::GiveBackTooEarly);
        assert_eq!(GaugeError::from(Check::NotAVote), GaugeError::NotAVote);
        let last = GaugeError::from(Check::PoolTooYoung);
        assert_eq!(last, GaugeError::PoolTooYoung);
    }
}
