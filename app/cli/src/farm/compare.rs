//! One reward of the file held against the stream in its slot.

use super::curve::{left_of, rest_of, same_ending};
use super::slots::StreamAt;
use crate::show::{amount, duration, moment, until};
use acequia_core::stream::State;
use acequia_core::Stream;
use acequia_core::{IdlePolicy, Segment, MAX_SEGMENTS};
use acequia_farm_file::{Curve, Emission, Past, Reward, Token, When};

/// What has to happen to a slot so that it is as the file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is just as the file says, in these words.
    Same(String),
    /// It has more than the file says, or what was taken back does not let it be compared.
    Keep(String),
    /// It has to go on.
    Extend(Difference),
    /// It cannot be made as the file says, for this reason.
    Conflict(String),
}

/// What is missing of a curve.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// What follows what is there; may be empty.
    pub segments: Vec<Segment>,
    /// What the commitment has to grow to, if it has to [unix s].
    pub commit_until: Option<u64>,
}

/// Compares a reward with a stream of its mint and kind. `now` is the chain's clock [unix s].
pub fn compare(reward: &Reward, token: &Token, at: StreamAt, now: u64) -> Verdict {
    let books = &at.stream.books;
    if let Some(reason) = other_terms(reward, books) {
        return Verdict::Conflict(reason);
    }
    match &reward.emission {
        Emission::Flow { window } => {
            Verdict::Same(format!("a flow over {}", duration((*window).into())))
        }
        Emission::Curve(curve) => {
            let past = past_of(curve, at);
            Held { curve, token, books, past, now }.compare()
        }
    }
}

/// Whether a reward is just this stream: it was exported from it, or says what is there.
pub fn is_same(reward: &Reward, token: &Token, at: StreamAt, now: u64) -> bool {
    let named = match &reward.emission {
        Emission::Curve(curve) => curve.past.as_ref().is_some_and(|past| past.stream == at.name()),
        Emission::Flow { .. } => false,
    };
    named || matches!(compare(reward, token, at, now), Verdict::Same(_))
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
    token: &'a Token,
    books: &'a Stream,
    past: Option<&'a Past>,
    now: u64,
}

/// The terms that are fixed when a stream is added.
fn other_terms(reward: &Reward, books: &Stream) -> Option<String> {
    let window = match reward.emission {
        Emission::Curve(_) => 0,
        Emission::Flow { window } => u64::from(window),
    };
    if books.window != window {
        return Some(format!("the stream's window is {}", duration(books.window)));
    }
    if books.idle_policy != reward.idle_policy as u8 {
        let there = if books.idle_policy == IdlePolicy::Wait as u8 { "waits" } else { "refunds" };
        return Some(format!("the stream {there} while nobody is staked"));
    }
    (books.state == State::Closing as u8)
        .then(|| "the stream is being wound down; retire it first".into())
}

impl Held<'_> {
    fn words(&self, units: u64) -> String {
        amount(units, self.token.decimals, &self.token.symbol)
    }

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
            let taken = self.words(taken);
            return Verdict::Keep(format!("{taken} were taken back; the file is not compared"));
        }
        if funded > curve.budget {
            let more = self.words(funded - curve.budget);
            return Verdict::Keep(format!("{more} more than the file says: it was topped up"));
        }
        let Some(rest) = rest_of(&curve.segments, funded) else {
            let there = self.words(funded);
            return Verdict::Conflict(format!(
                "the file's schedule is not a continuation of the {there} that are there"
            ));
        };
        self.append(rest)
    }

    /// What is left has to run as the file says, and there has to be room for the rest.
    fn append(&self, rest: Vec<Segment>) -> Verdict {
        let left = left_of(&self.books.schedule, self.now);
        if !same_ending(&beginning(&self.curve.segments, self.funded()), &left) {
            let why = "what is left on chain runs otherwise than the file says";
            return Verdict::Conflict(why.into());
        }
        if left.len() + rest.len() > MAX_SEGMENTS {
            let why = "a stream holds 24 segments, and these would be more";
            return Verdict::Conflict(why.into());
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
            let words = self.words(self.books.funded);
            return Verdict::Same(format!("{words} until {}", moment(schedule.ends_at())));
        }
        Verdict::Extend(Difference { segments, commit_until })
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
        _ if is_all(curve) => (!unchanged).then_some(ends_at),
        When::At(time) => Some(time),
        When::After(_) => None,
    }
}

/// Whether the whole curve is committed.
pub fn is_all(curve: &Curve) -> bool {
    let end = match curve.start {
        When::After(offset) => When::After(offset.saturating_add(curve.seconds())),
        When::At(time) => When::At(time.saturating_add(curve.seconds())),
    };
    curve.committed_until == Some(end)
}

impl Difference {
    /// What it adds up to [base units].
    pub fn units(&self) -> u64 {
        self.segments.iter().map(|segment| segment.amount).sum()
    }

    /// As in "100.0 USDC more, until …".
    pub fn words(&self, token: &Token, now: u64) -> String {
        let units = self.units();
        let seconds: u64 = self.segments.iter().map(|segment| u64::from(segment.seconds)).sum();
        let more = (!self.segments.is_empty()).then(|| {
            format!(
                "{} more, over another {}",
                amount(units, token.decimals, &token.symbol),
                duration(seconds)
            )
        });
        let committed =
            self.commit_until.map(|time| format!("committed until {}", until(time, now)));
        more.into_iter().chain(committed).collect::<Vec<_>>().join("; ")
    }
}
