//! Votes at a time when the ballot takes none.

use super::{Case, Receiver};
use std::{vec, vec::Vec};

/// One day [s].
const DAY: u64 = 86_400;

pub(super) fn cases(receiver: &Receiver) -> Vec<Case> {
    let vote = receiver.call(&receiver.vote());
    let (start, end) = (receiver.ballot.start, receiver.ballot.end);
    let refused = |name, now| Case::new(name).refuses(vote.but(|call| call.now = now));
    vec![
        refused("a vote before the ballot starts", start.saturating_sub(1)),
        refused("a vote in the second the ballot ends", end),
        refused("a vote a day after the end", end.saturating_add(DAY)),
        late_withdrawal(receiver),
    ]
}

fn late_withdrawal(receiver: &Receiver) -> Case {
    let withdrawal = receiver.call(&receiver.withdrawal());
    Case::new("a withdrawal after the end")
        .accepts(receiver.call(&receiver.vote()), receiver.weight)
        .refuses(withdrawal.but(|call| call.now = receiver.ballot.end))
}
