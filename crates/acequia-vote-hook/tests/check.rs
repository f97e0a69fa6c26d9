//! The checks, each alone: what fails says why.

mod poll;

use acequia_vote_hook::conformance::{Case, Runtime};
use acequia_vote_hook::{identity, layout, Error, FarmAccount};
use poll::*;

/// What a careful receiver says to the last call of a case.
fn reason(case: &Case) -> String {
    let mut poll = Poll::new(CAREFUL);
    let answers = case.steps.iter().map(|step| poll.call(&step.call));
    answers.last().unwrap().unwrap_err()
}

const REASONS: [(&str, Error); 36] = [
    ("the vote authority did not sign", Error::AuthorityNotSigner),
    ("the vote authority of another pool", Error::WrongAuthority),
    ("the vote authority for another hook", Error::WrongAuthority),
    ("the vote authority of another farm", Error::WrongAuthority),
    ("the voter signs as vote authority", Error::WrongAuthority),
    ("a pool that the receiver does not know, with all that belongs to it", Error::WrongAuthority),
    ("another pool under the expected authority", Error::WrongPool),
    ("a pool made later at the expected address", Error::PoolReplaced),
    ("a pool made earlier at the expected address", Error::PoolReplaced),
    ("a pool of a foreign program", Error::ForeignPool),
    ("an account of the farm that is no pool", Error::NotAPool),
    ("an empty pool", Error::NotAPool),
    ("a position of a foreign program", Error::ForeignPosition),
    ("an account of the farm that is no position", Error::NotAPosition),
    ("a position cut off within its owner", Error::NotAPosition),
    ("a position of another pool", Error::PositionOfAnotherPool),
    ("a voter who does not own the position", Error::VoterNotOwner),
    ("the record of another position", Error::WrongRecord),
    ("another instruction's data", Error::NotAVote),
    ("data cut off before the payload", Error::DataTooShort),
    ("data without its last byte", Error::DataTooShort),
    ("a byte after the payload", Error::DataTooLong),
    ("a payload of 257 bytes", Error::PayloadTooLong),
    ("a vote for a foreign ballot", Error::WrongBallot),
    ("a start one second early", Error::WrongWindow),
    ("a start one second late", Error::WrongWindow),
    ("an end one second early", Error::WrongWindow),
    ("an end one second late", Error::WrongWindow),
    ("a vote before the ballot starts", Error::BallotNotOpen),
    ("a vote in the second the ballot ends", Error::BallotNotOpen),
    ("a vote a day after the end", Error::BallotNotOpen),
    ("a withdrawal after the end", Error::BallotNotOpen),
    ("a vote older than the recorded one", Error::StaleSequence),
    ("another vote of the recorded sequence number", Error::StaleSequence),
    ("a withdrawn vote replayed", Error::StaleSequence),
    ("a vote with sequence number 0", Error::StaleSequence),
];

#[test]
fn every_forgery_is_refused_with_its_own_error() {
    let cases = receiver(&[1]).cases();
    let forgeries = cases.iter().skip_while(|case| case.name != REASONS[0].0);
    let found: Vec<_> = forgeries.map(|case| (case.name, reason(case))).collect();
    let (listed, rest) = found.split_at(REASONS.len());
    let expected = REASONS.map(|(name, error)| (name, error.to_string()));
    assert_eq!(listed, expected);
    assert_eq!(rest.len(), 5);
    let unreplaced = Error::WrongPreviousWeight.to_string();
    assert!(rest.iter().all(|(_, reason)| *reason == unreplaced), "{rest:?}");
}

/// What a receiver stores of a pool is when it was made, and never of one made in this second: it
/// could not be told from another made at its address before the second is over.
#[test]
fn a_pool_is_listed_with_the_time_of_its_creation() {
    let cases = receiver(&[]).cases();
    let image = &cases[0].steps[0].call.pool;
    let pool = FarmAccount { key: &image.key, owner: &image.owner, data: &image.data };
    let at = |now| identity(&pool, &FARM, now);
    assert_eq!(at(POOL_CREATED_AT + 1), Ok(POOL_CREATED_AT));
    assert_eq!(at(POOL_CREATED_AT), Err(Error::PoolTooYoung));
    assert_eq!(identity(&pool, &PROGRAM, u64::MAX), Err(Error::ForeignPool));
    let cut = FarmAccount { data: &image.data[..layout::POOL_CREATED_AT + 7], ..pool };
    assert_eq!(identity(&cut, &FARM, u64::MAX), Err(Error::NotAPool));
}
