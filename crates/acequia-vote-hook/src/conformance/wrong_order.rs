//! Votes that come again, too late, or after something that did not happen.

use super::{Case, Receiver};
use crate::Vote;
use std::{vec, vec::Vec};

pub(super) fn cases(receiver: &Receiver) -> Vec<Case> {
    [sequences(receiver), weights(receiver)].concat()
}

/// After a first vote of sequence number 7.
fn voted(receiver: &Receiver, name: &'static str) -> Case {
    Case::new(name).accepts(receiver.call(&receiver.vote()), receiver.weight)
}

fn sequences(receiver: &Receiver) -> Vec<Case> {
    let refused = |name, sequence| {
        let vote = Vote { sequence, ..receiver.replacement() };
        voted(receiver, name).refuses(receiver.call(&vote))
    };
    vec![
        refused("a vote older than the recorded one", 6),
        refused("another vote of the recorded sequence number", 7),
        replayed(receiver),
        never_numbered(receiver),
    ]
}

/// All but its sequence number fits what is recorded after the withdrawal.
fn replayed(receiver: &Receiver) -> Case {
    voted(receiver, "a withdrawn vote replayed")
        .accepts(receiver.call(&receiver.withdrawal()), 0)
        .refuses(receiver.call(&receiver.vote()))
}

fn never_numbered(receiver: &Receiver) -> Case {
    let vote = Vote { sequence: 0, ..receiver.vote() };
    Case::new("a vote with sequence number 0").refuses(receiver.call(&vote))
}

fn weights(receiver: &Receiver) -> Vec<Case> {
    let claiming = |previous_weight, vote: Vote| receiver.call(&Vote { previous_weight, ..vote });
    let (more, less) = (receiver.weight.saturating_add(1), receiver.less());
    let first = Case::new("a first vote that claims to replace one");
    vec![
        first.refuses(claiming(1, receiver.vote())),
        voted(receiver, "a replacement of nothing").refuses(claiming(0, receiver.replacement())),
        voted(receiver, "a replacement of less than is recorded")
            .refuses(claiming(less, receiver.replacement())),
        voted(receiver, "a replacement of more than is recorded")
            .refuses(claiming(more, receiver.replacement())),
        voted(receiver, "a withdrawal of more than is recorded")
            .refuses(claiming(more, receiver.withdrawal())),
    ]
}
