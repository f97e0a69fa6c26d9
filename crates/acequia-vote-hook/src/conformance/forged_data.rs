//! Calls whose data is not that of a vote, or not of one on this ballot.

use super::{
    call::{bytes, other, Call},
    Case, Receiver,
};
use crate::{Vote, HEAD_LENGTH, MAX_PAYLOAD};
use std::{vec, vec::Vec};

pub(super) fn cases(receiver: &Receiver) -> Vec<Case> {
    let vote = receiver.call(&receiver.vote());
    [malformed(receiver, &vote), foreign(receiver)].concat()
}

fn malformed(receiver: &Receiver, vote: &Call) -> Vec<Case> {
    let refused = |name, change: fn(&mut Vec<u8>)| {
        Case::new(name).refuses(vote.but(|call| change(&mut call.data)))
    };
    vec![
        refused("another instruction's data", |data| {
            data.iter_mut().take(1).for_each(|byte| *byte ^= 1)
        }),
        refused("data cut off before the payload", |data| {
            data.truncate(HEAD_LENGTH.saturating_sub(5))
        }),
        refused("data without its last byte", |data| {
            data.pop();
        }),
        refused("a byte after the payload", |data| data.push(0)),
        oversize(receiver),
    ]
}

/// A payload one byte too long: the valid one, and zeros.
fn oversize(receiver: &Receiver) -> Case {
    let mut payload = receiver.payload.clone();
    payload.resize(MAX_PAYLOAD.saturating_add(1), 0);
    let vote = Vote { payload: &payload, ..receiver.vote() };
    Case::new("a payload of 257 bytes").refuses(receiver.call(&vote))
}

/// Votes whose ballot is not the receiver's, or not as it is.
fn foreign(receiver: &Receiver) -> Vec<Case> {
    let vote = receiver.vote();
    let refused = |name, change: fn(&mut Vote)| {
        let mut vote = vote;
        change(&mut vote);
        let data = bytes(&vote);
        Case::new(name).refuses(receiver.call(&vote).but(|call| call.data = data))
    };
    vec![
        refused("a vote for a foreign ballot", |v| v.ballot = other(&v.ballot)),
        refused("a start one second early", |v| v.ballot_start = v.ballot_start.saturating_sub(1)),
        refused("a start one second late", |v| v.ballot_start = v.ballot_start.saturating_add(1)),
        refused("an end one second early", |v| v.ballot_end = v.ballot_end.saturating_sub(1)),
        refused("an end one second late", |v| v.ballot_end = v.ballot_end.saturating_add(1)),
    ]
}
