//! Votes that a receiver must count.

use super::{Call, Case, Receiver};
use crate::Vote;
use std::{vec, vec::Vec};

pub(super) fn cases(receiver: &Receiver) -> Vec<Case> {
    let vote = receiver.call(&receiver.vote());
    let (start, end) = (receiver.ballot.start, receiver.ballot.end);
    let at = |now| vote.but(|call| call.now = now);
    let counted = |name, call| Case::new(name).accepts(call, receiver.weight);
    vec![
        counted("a vote", vote.clone()),
        counted("a vote in the ballot's first second", at(start)),
        counted("a vote in the ballot's last second", at(end.saturating_sub(1))),
        replaced(receiver, &vote),
        withdrawn(receiver, &vote),
        cast_anew(receiver, &vote),
        repeated(receiver, &vote),
        of_another_position(receiver, &vote),
    ]
}

fn replaced(receiver: &Receiver, vote: &Call) -> Case {
    Case::new("a vote that replaces another")
        .accepts(vote.clone(), receiver.weight)
        .accepts(receiver.call(&receiver.replacement()), receiver.less())
}

fn withdrawn(receiver: &Receiver, vote: &Call) -> Case {
    Case::new("a vote withdrawn")
        .accepts(vote.clone(), receiver.weight)
        .accepts(receiver.call(&receiver.withdrawal()), 0)
}

fn cast_anew(receiver: &Receiver, vote: &Call) -> Case {
    let anew = Vote { sequence: 9, ..receiver.vote() };
    Case::new("a vote after a withdrawal")
        .accepts(vote.clone(), receiver.weight)
        .accepts(receiver.call(&receiver.withdrawal()), 0)
        .accepts(receiver.call(&anew), receiver.weight)
}

/// Whether the repeated vote is refused or counted again to no effect, the withdrawal of the
/// one vote must still fit.
fn repeated(receiver: &Receiver, vote: &Call) -> Case {
    Case::new("the same vote again")
        .accepts(vote.clone(), receiver.weight)
        .ignores(vote.clone())
        .accepts(receiver.call(&receiver.withdrawal()), 0)
}

fn of_another_position(receiver: &Receiver, vote: &Call) -> Case {
    let another = vote.but(|call| {
        call.position.key = receiver.other_position;
        call.record_of = receiver.other_position;
    });
    Case::new("a vote of each of two positions")
        .accepts(vote.clone(), receiver.weight)
        .accepts(another, receiver.weight)
}
