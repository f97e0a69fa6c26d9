//! Why a rule refused: the condition and the remedy, in words for people.

/// The result of a rule.
pub type Result<T> = core::result::Result<T, Error>;

// Codes are stable: a variant is never renumbered or reused.
#[rustfmt::skip]
acequia_core::refusals! { ($)
    /// Why a rule refused. Nothing has changed when one of these is returned.
    pub enum Error as gauge_rule_errors {
        0 ZeroAmount "Nothing arrived. Fund at least one base unit beyond the mint's transfer fee."
        1 FundingOverflow "The gauge's lifetime funding would reach 2^63 base units. Fund less, or create another gauge."
        2 NothingIdle "Nothing is idle: no budget for an epoch, and nothing to refund. Fund the gauge, or settle its epochs."
        3 EpochLengthOutOfRange "An epoch lasts more than an hour and at most 14 days. Choose a length in between."
        4 ClosingOutOfRange "The closing time is less than an hour, or leaves no time to vote. Choose one in between."
        5 CapOutOfRange "The cap is not within 1 to 10,000 bps. Choose one in between; 10,000 is none."
        6 EpochOutOfRange "The epoch lies beyond the calendar. Name a lower number."
        7 EpochTooEarly "The epoch is opened from the end of voting in the one before it, and the first one while it is the next to start. Open it later."
        8 VotingOver "Voting in the epoch is over. Vote in a later one."
        9 EpochNotNext "The epoch, or a later one, has been opened before. Name a later epoch."
        10 PoolCountOutOfRange "A gauge splits its budget among 1 to 16 pools. Add or remove some."
        11 PoolOutOfRange "The epoch has no pool of that number. Name one of its list."
        12 VotingNotBegun "Voting in the epoch has not begun. Vote after its start."
        13 NoVotes "The vote weighs nothing in this epoch. Vote from a pool that has power."
        14 VotesOverflow "The epoch's votes would reach 2^64. Ask the authority for lower powers."
        15 SplitMalformed "The payload is not 1 to 16 entries of 3 bytes, each with a share. Encode it with the client."
        16 SplitUnordered "The payload does not name its pools in rising order, each once. Encode it with the client."
        17 SplitNotWhole "The shares of the vote do not add up to 10,000 bps. Divide all of it."
        18 VotingNotOver "Voting in the epoch is not over yet. Settle it when it is."
        19 AlreadySettled "The epoch has been settled. Vote in a later one."
        20 NotSettled "The epoch has not been settled. Settle it first."
        21 NoShare "The pool has no share in the epoch. There is nothing to apply or give back."
        22 ShareSpent "The pool's share has been applied or given back. There is nothing left to do for it."
        23 GiveBackTooEarly "A share can be given back an epoch after the boundary. Apply it, or wait."
        24 VotingBegun "The epoch takes votes, or has taken them: it is opened, funded and weighed before. Name a later epoch."
    }
}
