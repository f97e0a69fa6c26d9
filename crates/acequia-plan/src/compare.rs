//! One reward of the file held against the stream in its slot.

use crate::curve::{left_of, rest_of, same_ending};
use crate::matches::StreamAt;
use crate::plan::Against;
use acequia_core::stream::State;
use acequia_core::{IdlePolicy, Segment, Stream, MAX_SEGMENTS};
use acequia_farm_file::{Curve, Emission, Past, Reward, When};

/// What has to happen to a slot so that it is as the file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing.
    Keep(Kept),
    /// It has to go on.
    Extend(Missing),
    /// It cannot be made as the file says.
    Conflict(Against),
}

/// Why something stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A pool as the file says.
    Pool,
    /// A flow as the file says.
    Flow {
        /// Over how long it spreads a deposit [s].
        window: u32,
    },
    /// A curve just as the file says.
    Curve {
        /// All that was ever funded [base units].
        funded: u64,
        /// [unix s]
        ends_at: u64,
    },
    /// What was taken back does not let it be compared.
    TakenBack {
        /// How much [base units].
        units: u64,
    },
    /// It was topped up: there is more than the file says.
    ToppedUp {
        /// How much more [base units].
        units: u64,
    },
    /// A stream that the file does not speak of.
    Stranger,
}

/// What is missing of a curve.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// What follows what is there; may be empty.
    pub segments: Vec<Segment>,
    /// What the commitment has to grow to, if it has to [unix s].
    pub commit_until: Option<u64>,
}

impl Verdict {
    /// Whether a stream is just as the file says.
    pub fn is_same(&self) -> bool {
        matches!(self, Verdict::Keep(Kept::Flow { .. } | Kept::Curve { .. }))
    }
}

/// Compares a reward with a stream of its mint and kind. `now` is the chain's clock [unix s].
pub fn compare(reward: &Reward, at: StreamAt, now: u64) -> Verdict {
    let books = &at.stream.books;
    if let Some(reason) = other_terms(reward, books) {
        return Verdict::Conflict(reason);
    }
    match &reward.emission {
        Emission::Flow { window } | Emission::Penalty { window } => {
            Verdict::Keep(Kept::Flow { window: *window })
        }
        Emission::Curve(curve) => {
            let past = past_of(curve, at);
            Held { curve, books, past, now }.compare()
        }
    }
}

/// Whether a reward is just this stream: it was exported from it, or says what is there.
pub fn is_same(reward: &Reward, at: StreamAt, now: u64) -> bool {
    let named = match &reward.emission {
        Emission::Curve(curve) => curve.past.as_ref().is_some_and(|past| past.stream == at.name()),
        Emission::Flow { .. } | Emission::Penalty { .. } => false,
    };
    named || compare(reward, at, now).is_same()
}

/// What the file leaves out because this very stream has had it already.
fn past_of<'a>(curve: &'a Curve, at: StreamAt) -> Option<&'a Past> {
    let books = &at.stream.books;
    let gone = books.funded.saturating_sub(books.unstreamed());
    let past = curve.past.as_ref().filter(|past| past.stream == at.name());
    past.filter(|past| past.streamed.saturating_add(past.taken_back) <= gone)
}

/// A curve of the file and the stream that it is held against.
struct Held<'a> {
    curve: &'a Curve,
    books: &'a Stream,
    past: Option<&'a Past>,
    now: u64,
}

/// The terms that are fixed when a stream is added.
fn other_terms(reward: &Reward, books: &Stream) -> Option<Against> {
    let window = match reward.emission {
        Emission::Curve(_) => 0,
        Emission::Flow { window } | Emission::Penalty { window } => u64::from(window),
    };
    if books.window != window {
        return Some(Against::Window { has: books.window });
    }
    if books.idle_policy != reward.idle_policy as u8 {
        return Some(Against::Idle { waits: books.idle_policy == IdlePolicy::Wait as u8 });
    }
    if books.rate() != reward.rate {
        return Some(Against::Rate { has: books.rate() });
    }
    (books.state == State::Closing as u8).then_some(Against::Closing)
}

impl Held<'_> {
    /// What of the file's budget was ever funded [base units].
    fn funded(&self) -> u64 {
        let gone = self.past.map_or(0, |past| past.streamed + past.taken_back);
        self.books.funded.saturating_sub(gone)
    }

    fn compare(&self) -> Verdict {
        let (curve, funded) = (self.curve, self.funded());
        let taken_before = self.past.map_or(0, |past| past.taken_back);
        let taken = self.books.refunded.saturating_sub(taken_before);
        if taken > 0 {
            return Verdict::Keep(Kept::TakenBack { units: taken });
        }
        if funded > curve.budget {
            return Verdict::Keep(Kept::ToppedUp { units: funded - curve.budget });
        }
        match rest_of(&curve.segments, funded) {
            Some(rest) => self.append(rest),
            None => Verdict::Conflict(Against::NotAContinuation { funded }),
        }
    }

    /// What is left has to run as the file says, and there has to be room for the rest.
    fn append(&self, rest: Vec<Segment>) -> Verdict {
        let left = left_of(&self.books.schedule, self.now);
        if !same_ending(&beginning(&self.curve.segments, self.funded()), &left) {
            return Verdict::Conflict(Against::OtherCurve);
        }
        if left.len() + rest.len() > MAX_SEGMENTS {
            return Verdict::Conflict(Against::TooLong);
        }
        self.settle(rest)
    }

    fn settle(&self, segments: Vec<Segment>) -> Verdict {
        let schedule = &self.books.schedule;
        let added: u64 = segments.iter().map(|segment| u64::from(segment.seconds)).sum();
        let from = if segments.is_empty() { 0 } else { self.now };
        let ends_at = schedule.ends_at().max(from) + added;
        let wanted = wanted_commitment(self.curve, ends_at, segments.is_empty());
        let commit_until = wanted.filter(|until| *until > self.books.committed_until);
        if segments.is_empty() && commit_until.is_none() {
            let (funded, ends_at) = (self.books.funded, schedule.ends_at());
            return Verdict::Keep(Kept::Curve { funded, ends_at });
        }
        Verdict::Extend(Missing { segments, commit_until })
    }
}

/// The part of a curve that emits the first `funded` base units.
fn beginning(segments: &[Segment], funded: u64) -> Vec<Segment> {
    let rest = rest_of(segments, funded).unwrap_or_default();
    let kept = segments.len() - rest.len();
    let mut part = segments[..kept].to_vec();
    if let (Some(cut), Some(whole)) = (rest.first(), segments.get(kept)) {
        let (seconds, amount) = (whole.seconds - cut.seconds, whole.amount - cut.amount);
        part.extend((seconds > 0).then_some(Segment { seconds, amount }));
    }
    part
}

/// A date is compared as it is. "All" goes with the curve when it is extended. A time after
/// the start cannot be compared any more, since the start is over.
fn wanted_commitment(curve: &Curve, ends_at: u64, unchanged: bool) -> Option<u64> {
    match curve.committed_until? {
        _ if curve.is_all_committed() => (!unchanged).then_some(ends_at),
        When::At(time) => Some(time),
        When::After(_) => None,
    }
}
