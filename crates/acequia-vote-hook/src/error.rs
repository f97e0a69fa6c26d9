//! Why a vote was refused. Codes are stable: a variant is never renumbered or reused.

use core::fmt;

/// The result of reading or checking a vote.
pub type Result<T> = core::result::Result<T, Error>;

/// Why a vote is refused. The receiver fails with it and changes nothing.
///
/// The number is for the receiver's own error codes: a program may return it as it is, or
/// add an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
#[non_exhaustive]
pub enum Error {
    /// The data does not start with [`CAST`](crate::CAST): some other instruction.
    NotAVote = 0,
    /// The data ends before the vote does.
    DataTooShort = 1,
    /// The data goes on after the vote's end.
    DataTooLong = 2,
    /// The payload has more than [`MAX_PAYLOAD`](crate::MAX_PAYLOAD) bytes.
    PayloadTooLong = 3,
    /// The vote authority did not sign: the farm did not send this.
    AuthorityNotSigner = 4,
    /// Not the vote authority of the expected pool for this receiver.
    WrongAuthority = 5,
    /// Not the pool that the receiver counts the votes of.
    WrongPool = 6,
    /// The pool's account does not belong to the farm program.
    ForeignPool = 7,
    /// The pool's account is not a pool.
    NotAPool = 8,
    /// The position's account does not belong to the farm program.
    ForeignPosition = 9,
    /// The position's account is not a position.
    NotAPosition = 10,
    /// The position is one of another pool.
    PositionOfAnotherPool = 11,
    /// The voter does not own the position.
    VoterNotOwner = 12,
    /// What the receiver has recorded is another position's.
    WrongRecord = 13,
    /// The vote is for another ballot.
    WrongBallot = 14,
    /// The vote names another start or end than the ballot has.
    WrongWindow = 15,
    /// The ballot has not begun or has ended.
    BallotNotOpen = 16,
    /// A vote of this sequence number or a later one has been recorded already.
    StaleSequence = 17,
    /// The vote replaces another weight than the one that was recorded.
    WrongPreviousWeight = 18,
    /// The pool was closed, and another made at its address.
    PoolReplaced = 19,
    /// The pool was created in this very second.
    PoolTooYoung = 20,
}

impl Error {
    /// Its stable number.
    pub const fn code(self) -> u32 {
        self as u32
    }

    /// The condition and the remedy, as one sentence for a log or an error message.
    pub const fn message(self) -> &'static str {
        match self {
            Self::NotAVote => "not a vote: send it through the farm's cast_vote",
            Self::DataTooShort => "the vote's data is cut off: send it through the farm",
            Self::DataTooLong => "bytes follow the vote: send it through the farm",
            Self::PayloadTooLong => "the payload is over 256 bytes: shorten it",
            Self::AuthorityNotSigner => "the vote authority did not sign: vote through the farm",
            Self::WrongAuthority => "another pool's or receiver's authority: vote in this pool",
            Self::WrongPool => "votes of this pool do not count here: use a pool that does",
            Self::ForeignPool => "the pool is not the farm's: pass the pool that is voted from",
            Self::NotAPool => "the account is not a pool: pass the pool second",
            Self::ForeignPosition => "the position is not the farm's: pass the voter's position",
            Self::NotAPosition => "the account is not a position: pass the position third",
            Self::PositionOfAnotherPool => "the position is of another pool: pass its own pool",
            Self::VoterNotOwner => "the voter does not own the position: pass its owner",
            Self::WrongRecord => "the record is another position's: pass this position's record",
            Self::WrongBallot => "the vote is for another ballot: name the one that is passed",
            Self::WrongWindow => "the ballot has another start or end: read them from the ballot",
            Self::BallotNotOpen => "the ballot is not open now: vote between its start and end",
            Self::StaleSequence => "a later vote has been recorded: cast again with the farm",
            Self::WrongPreviousWeight => {
                "the vote replaces a weight that is not recorded here: pass this position's record"
            }
            Self::PoolReplaced => "another pool was made at the address: let the receiver list it",
            Self::PoolTooYoung => "the pool was created in this second: list it in the next one",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl core::error::Error for Error {}

impl From<Error> for u32 {
    fn from(error: Error) -> Self {
        error.code()
    }
}
