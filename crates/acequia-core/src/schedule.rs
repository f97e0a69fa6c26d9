//! A stream's emission curve.
//!
//! The curve is a chain of segments, each an amount spread evenly over its seconds, so
//! constant, stepped, ramped, decaying and cliff-edged budgets can all be written. What is
//! emitted is floored on the cumulative curve of a segment: any path of updates gives the
//! same total, and the last second of a segment pays its last unit. Amounts, not rates, are
//! stored, so no rate rounds to zero at any number of decimals.

use crate::{wide, Error, Result, MAX_TIME};
use core::num::NonZeroU64;

/// The most segments a curve holds.
pub const MAX_SEGMENTS: usize = 24;

listed! { ($) []
    /// An amount spread evenly over a number of seconds.
    pub struct Segment as stored_segment {
        /// How long it lasts [s], at least 1.
        pub seconds: u32,
        /// What it emits [base units]; zero is a pause.
        pub amount: u64,
    }
}

stored! { ($)
    /// A stream's emission curve: a chain of segments, each an amount spread evenly over its
    /// seconds.
    //
    // Those before `cursor` are done.
    pub struct Schedule as stored_schedule {
        /// When the segment at `cursor` starts [unix s].
        pub start: u64,
        /// What the segment at `cursor` has emitted so far [base units].
        pub taken: u64,
        /// Index of the running segment; equal to `count` when the curve has ended.
        pub cursor: u8,
        /// How many segments there are.
        pub count: u8,
        /// Zero.
        pub _pad: [u8; 6],
        /// How long each segment lasts [s].
        pub durations: [u32; MAX_SEGMENTS],
        /// What each segment emits in all [base units].
        pub amounts: [u64; MAX_SEGMENTS],
    }
}

impl Schedule {
    /// Whether everything has been emitted.
    #[inline(always)]
    pub const fn is_finished(&self) -> bool {
        self.cursor >= self.count
    }

    /// Moves the curve on to `now` and returns what it emitted since the last call
    /// [base units, rounded down on the cumulative curve]. An earlier `now` emits nothing.
    #[inline(always)]
    pub fn advance(&mut self, now: u64) -> u64 {
        let mut emitted = 0u64;
        while let Some(segment) = self.running() {
            let elapsed = now.saturating_sub(self.start);
            let reached = segment.emitted_floor(elapsed);
            emitted = emitted.wrapping_add(reached.wrapping_sub(self.taken));
            if elapsed < segment.seconds as u64 {
                self.taken = reached;
                break;
            }
            self.taken = 0;
            self.start = self.start.wrapping_add(segment.seconds as u64);
            self.cursor = self.cursor.wrapping_add(1);
        }
        emitted
    }

    /// Lets the curve stand still from `from` to `to` and returns by how long it was put
    /// off [s]: the part of that stretch in which it would have run.
    pub fn wait(&mut self, from: u64, to: u64) -> u64 {
        if self.is_finished() {
            return 0;
        }
        let gap = to.saturating_sub(from.max(self.start));
        self.start = self.start.wrapping_add(gap);
        gap
    }

    /// What is still to be emitted [base units].
    pub fn unstreamed(&self) -> u64 {
        self.remaining().fold(0u64, |sum, s| sum.wrapping_add(s.amount)).wrapping_sub(self.taken)
    }

    /// When the last unit is emitted, should nobody change or delay the curve [unix s].
    pub fn ends_at(&self) -> u64 {
        self.remaining().fold(self.start, |end, s| end.wrapping_add(s.seconds as u64))
    }

    /// The running segment, whole.
    #[inline(always)]
    pub fn running(&self) -> Option<Segment> {
        if self.is_finished() {
            return None;
        }
        self.segment(self.cursor as usize)
    }

    /// The segments from the running one on, the running one whole.
    pub fn remaining(&self) -> impl Iterator<Item = Segment> + '_ {
        (self.cursor as usize..self.count as usize).map_while(|at| self.segment(at))
    }

    /// Adds segments at the end. A curve that has ended starts anew at `start` (0 means
    /// `now`), never in the past; a running one goes on from its end and takes no start.
    /// Must be settled to `now`. Returns what was added [base units].
    pub fn append(&mut self, now: u64, start: u64, segments: &[Segment]) -> Result<u64> {
        let total = self.check_append(now, start, segments)?;
        if self.is_finished() {
            *self = Self { start: if start == 0 { now } else { start }, ..Self::default() };
        }
        self.compact();
        segments.iter().for_each(|segment| self.push(*segment));
        Ok(total)
    }

    fn check_append(&self, now: u64, start: u64, segments: &[Segment]) -> Result<u64> {
        let total = total_of(segments)?;
        if self.remaining().count().saturating_add(segments.len()) > MAX_SEGMENTS {
            return Err(Error::ScheduleTooLong);
        }
        match (self.is_finished(), start) {
            (_, 0) => Ok(total),
            (false, _) => Err(Error::StartNotContiguous),
            (true, start) if start < now || start > MAX_TIME => Err(Error::StartOutOfRange),
            _ => Ok(total),
        }
    }

    /// Adds `amount` by making every remaining segment larger in proportion, so that
    /// neither its shape nor its end changes. Must be settled to `now`.
    pub fn scale(&mut self, now: u64, amount: u64) -> Result<()> {
        let left = NonZeroU64::new(self.unstreamed()).ok_or(Error::ScheduleEnded)?;
        self.rebase(now);
        rescale(&mut self.amounts, left, left.get().saturating_add(amount));
        Ok(())
    }

    /// Adds `amount` as an even ramp from `now` to `now + window` on top of what is there,
    /// which is not delayed by a second. Must be settled to `now`.
    ///
    /// A ramp that would end less than a twentieth of the window after the curve does,
    /// ends with the curve: so at most 22 segments are ever needed.
    pub fn add_ramp(&mut self, now: u64, window: u32, amount: u64) {
        self.rebase(now);
        let beyond = now.wrapping_add(window as u64).saturating_sub(self.ends_at());
        let grain = (window as u64 / 20).wrapping_add(1);
        if self.count == 0 || (beyond >= grain && (self.count as usize) < MAX_SEGMENTS) {
            // `beyond` is at most the window, a u32: a curve of ramps never ends in the past.
            self.push(Segment { seconds: beyond as u32, amount: 0 });
        }
        self.spread(amount);
    }

    /// Takes away what is scheduled after `from` and returns it [base units]. What the
    /// segment that crosses `from` has emitted by then stays, rounded down. Must be settled
    /// to `now`, and `from >= now`.
    pub fn cut(&mut self, now: u64, from: u64) -> u64 {
        let before = self.unstreamed();
        self.rebase(now);
        let kept = *self;
        let mut begin = self.start;
        self.clear();
        for segment in kept.remaining() {
            let end = begin.wrapping_add(segment.seconds as u64);
            let seconds = end.min(from).saturating_sub(begin);
            if seconds > 0 {
                self.push(Segment {
                    seconds: seconds as u32,
                    amount: segment.emitted_floor(seconds),
                });
            }
            begin = end;
        }
        before.wrapping_sub(self.unstreamed())
    }

    /// Makes `now` the start of what is left, so that the segments can be changed. Emits
    /// nothing. Must be settled to `now`.
    ///
    /// The fraction of a unit that the running segment had reached is spread over what is left
    /// of it. So a deposit can put off less than one unit, and brings at least one.
    fn rebase(&mut self, now: u64) {
        self.compact();
        let gone = now.saturating_sub(self.start);
        // The running segment has not ended yet, so `gone` is less than its seconds.
        let ([seconds, ..], [amount, ..]) = (&mut self.durations, &mut self.amounts);
        *seconds = (*seconds as u64).saturating_sub(gone) as u32;
        *amount = amount.wrapping_sub(self.taken);
        (self.start, self.taken) = (self.start.max(now), 0);
    }

    /// Drops the segments that are done.
    fn compact(&mut self) {
        let old = *self;
        self.clear();
        self.taken = old.taken;
        old.remaining().for_each(|segment| self.push(segment));
    }

    fn clear(&mut self) {
        *self = Self { start: self.start, ..Self::default() };
    }

    /// Adds `amount` over all segments, to each in proportion to its seconds.
    fn spread(&mut self, amount: u64) {
        let total = self.remaining().fold(0u64, |sum, s| sum.wrapping_add(s.seconds as u64));
        let whole = Whole { amount, seconds: total };
        let (mut seconds, mut given) = (0u64, 0u64);
        for at in 0..self.count as usize {
            let (Some(d), Some(a)) = (self.durations.get(at), self.amounts.get_mut(at)) else {
                break;
            };
            seconds = seconds.wrapping_add(*d as u64);
            let reached = whole.emitted_floor(seconds);
            *a = a.wrapping_add(reached.wrapping_sub(given));
            given = reached;
        }
    }

    fn push(&mut self, segment: Segment) {
        let at = self.count as usize;
        if let (Some(d), Some(a)) = (self.durations.get_mut(at), self.amounts.get_mut(at)) {
            (*d, *a) = (segment.seconds, segment.amount);
            self.count = self.count.wrapping_add(1);
        }
    }

    #[inline(always)]
    fn segment(&self, at: usize) -> Option<Segment> {
        Some(Segment { seconds: *self.durations.get(at)?, amount: *self.amounts.get(at)? })
    }
}

impl Segment {
    /// What the segment has emitted `elapsed` seconds after its start [base units, rounded
    /// down]; all of it from its end on.
    #[inline(always)]
    pub fn emitted_floor(&self, elapsed: u64) -> u64 {
        Whole { amount: self.amount, seconds: self.seconds as u64 }.emitted_floor(elapsed)
    }
}

/// An amount over a number of seconds below 2^37.
struct Whole {
    amount: u64,
    seconds: u64,
}

impl Whole {
    /// `amount * elapsed / seconds`, rounded down, by 64-bit division where the time is
    /// below 2^32: with `amount = q * seconds + r`, it is `q * elapsed + r * elapsed / seconds`.
    #[inline(always)]
    fn emitted_floor(&self, elapsed: u64) -> u64 {
        let Some(seconds) = NonZeroU64::new(self.seconds) else {
            return self.amount;
        };
        if elapsed >= self.seconds {
            return self.amount;
        }
        if self.seconds > u32::MAX as u64 {
            return wide::mul_div_floor(self.amount, elapsed, seconds);
        }
        let whole = (self.amount / seconds).wrapping_mul(elapsed);
        whole.wrapping_add((self.amount % seconds).wrapping_mul(elapsed) / seconds)
    }
}

/// The sum of a list of segments [base units], each of at least a second, at least one of
/// them with an amount.
pub fn total_of(segments: &[Segment]) -> Result<u64> {
    if segments.iter().any(|segment| segment.seconds == 0) {
        return Err(Error::SegmentTooShort);
    }
    let sum = segments.iter().try_fold(0u64, |sum, s| sum.checked_add(s.amount));
    match sum.ok_or(Error::FundingOverflow)? {
        0 => Err(Error::ScheduleEmpty),
        total => Ok(total),
    }
}

/// Makes a list of segments that adds up to less (because tokens took a fee on the way)
/// add up to `total` exactly, in proportion. Each cumulative sum is rounded down.
pub fn fit(segments: &mut [Segment], total: u64) -> Result<()> {
    let before = NonZeroU64::new(total_of(segments)?).ok_or(Error::ScheduleEmpty)?;
    if total == 0 {
        return Err(Error::ScheduleEmpty);
    }
    rescale_each(segments.iter_mut().map(|s| &mut s.amount), before, total);
    Ok(())
}

fn rescale(amounts: &mut [u64], before: NonZeroU64, after: u64) {
    rescale_each(amounts.iter_mut(), before, after);
}

/// Multiplies amounts that add up to `before` by `after / before`, flooring each cumulative
/// sum, so that they add up to `after` exactly.
fn rescale_each<'a>(amounts: impl Iterator<Item = &'a mut u64>, before: NonZeroU64, after: u64) {
    let (mut sum, mut given) = (0u64, 0u64);
    for amount in amounts {
        sum = sum.wrapping_add(*amount);
        let reached = wide::mul_div_floor(after, sum, before);
        *amount = reached.wrapping_sub(given);
        given = reached;
    }
}
