//! One reward of the file held against the stream in its slot.

use super::curve::{rest_of, same_ending};
use crate::show::{amount, duration, moment, until};
use acequia_core::stream::State;
use acequia_core::{IdlePolicy, Segment, MAX_SEGMENTS};
use acequia_farm_file::{Curve, Emission, Reward, Token, When};
use acequia_interface::StreamSlot;

/// What has to happen to a slot so that it is as the file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is as the file says, or more than that, in these words.
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

/// Compares a reward with the stream of its mint and kind. `now` is the chain's clock [unix s].
pub fn compare(reward: &Reward, token: &Token, slot: &StreamSlot, now: u64) -> Verdict {
    if let Some(reason) = other_terms(reward, slot) {
        return Verdict::Conflict(reason);
    }
    match &reward.emission {
        Emission::Flow { window } => {
            Verdict::Keep(format!("a flow over {}", duration((*window).into())))
        }
        Emission::Curve(curve) => compare_curve(curve, token, slot, now),
    }
}

/// The terms that are fixed when a stream is added.
fn other_terms(reward: &Reward, slot: &StreamSlot) -> Option<String> {
    let window = match reward.emission {
        Emission::Curve(_) => 0,
        Emission::Flow { window } => u64::from(window),
    };
    let books = &slot.books;
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

fn compare_curve(curve: &Curve, token: &Token, slot: &StreamSlot, now: u64) -> Verdict {
    let books = &slot.books;
    let words = |units| amount(units, token.decimals, &token.symbol);
    if books.refunded > 0 {
        return Verdict::Keep(format!(
            "{} were taken back; the file is not compared",
            words(books.refunded)
        ));
    }
    if books.funded > curve.budget {
        let more = words(books.funded - curve.budget);
        return Verdict::Keep(format!("{} more than the file says: it was topped up", more));
    }
    let left: Vec<Segment> = books.schedule.remaining().collect();
    let Some(rest) = rest_of(&curve.segments, books.funded) else {
        return Verdict::Conflict(format!(
            "the file's schedule is not a continuation of the {} that are there",
            words(books.funded)
        ));
    };
    if !same_ending(&beginning(&curve.segments, books.funded), &left) {
        return Verdict::Conflict("what is left on chain runs otherwise than the file says".into());
    }
    if left.len() + rest.len() > MAX_SEGMENTS {
        return Verdict::Conflict("a stream holds 24 segments, and these would be more".into());
    }
    settle(curve, rest, token, slot, now)
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

fn settle(
    curve: &Curve,
    segments: Vec<Segment>,
    token: &Token,
    slot: &StreamSlot,
    now: u64,
) -> Verdict {
    let books = &slot.books;
    let added: u64 = segments.iter().map(|segment| u64::from(segment.seconds)).sum();
    let ends_at = books.schedule.ends_at().max(if segments.is_empty() { 0 } else { now }) + added;
    let wanted = wanted_commitment(curve, ends_at, segments.is_empty());
    let commit_until = wanted.filter(|until| *until > books.committed_until);
    if segments.is_empty() && commit_until.is_none() {
        let words = amount(books.funded, token.decimals, &token.symbol);
        return Verdict::Keep(format!("{words} until {}", moment(books.schedule.ends_at())));
    }
    Verdict::Extend(Difference { segments, commit_until })
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
