//! A stream's emission curve.
//!
//! The curve is a chain of segments, each an amount spread evenly over its seconds, so
//! constant, stepped, ramped, decaying and cliff-edged budgets can all be written. What is
//! emitted is floored on the cumulative curve of a segment: any path of updates gives the
//! same total, and the last second of a segment pays its last unit. Amounts, not rates, are
//! stored, so no rate rounds to zero at any number of decimals.
//!
//! A change in the middle of a segment makes the rest of it a segment of its own, which begins
//! with the fraction of a unit that the old one had reached (its phase, rounded up). So no change
//! makes what is emitted by any later moment smaller, however often it is made.

use crate::wide::{self, Divisor};
use crate::{Error, Result, MAX_TIME};
use core::num::NonZeroU64;

/// The most segments a curve holds.
pub const MAX_SEGMENTS: usize = 24;
/// How far ahead of the call that funds it a curve may begin and end [s]: ten years.
pub const MAX_AHEAD: u64 = 3_650 * DAY as u64;

pub(crate) const DAY: u32 = 86_400;
/// In how many bits a phase says a fraction of a unit.
const PHASE_BITS: u32 = 31;

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
        pub _pad: [u8; 2],
        /// What of a unit the segment at `cursor` begins with [2^-31 base units], at most 1.
        pub phase: u32,
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
        let Some(segment) = self.running() else {
            return 0;
        };
        if now < self.start {
            return 0;
        }
        let elapsed = now.wrapping_sub(self.start);
        if elapsed < segment.seconds as u64 {
            self.reach(segment, elapsed)
        } else {
            self.advance_over_ends(now)
        }
    }

    /// As [`advance`](Self::advance), where a segment has ended since the last call.
    #[inline(never)]
    fn advance_over_ends(&mut self, now: u64) -> u64 {
        let mut emitted = 0u64;
        while let Some(segment) = self.running() {
            let elapsed = now.wrapping_sub(self.start);
            if elapsed < segment.seconds as u64 {
                return emitted.wrapping_add(self.reach(segment, elapsed));
            }
            emitted = emitted.wrapping_add(segment.amount.wrapping_sub(self.taken));
            (self.taken, self.phase) = (0, 0);
            self.start = self.start.wrapping_add(segment.seconds as u64);
            self.cursor = self.cursor.wrapping_add(1);
        }
        emitted
    }

    /// Moves the running segment on, and returns what it emitted since the last call.
    #[inline(always)]
    fn reach(&mut self, segment: Segment, elapsed: u64) -> u64 {
        let reached = segment.with_phase(self.phase).emitted_floor(elapsed);
        let emitted = reached.wrapping_sub(self.taken);
        self.taken = reached;
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
        let begin = match (self.is_finished(), start) {
            (true, 0) => now,
            (true, start) => start,
            (false, 0) => self.ends_at(),
            (false, _) => return Err(Error::StartNotContiguous),
        };
        check_reach(now, begin, segments)?;
        Ok(total)
    }

    /// Adds `amount` by making every remaining segment larger in proportion, so that
    /// neither its shape nor its end changes. Must be settled to `now`.
    pub fn scale(&mut self, now: u64, amount: u64) -> Result<()> {
        let left = NonZeroU64::new(self.unstreamed()).ok_or(Error::ScheduleEnded)?;
        self.rebase(now);
        let amounts = self.amounts.iter_mut().take(self.count as usize);
        rescale(amounts, left, left.get().saturating_add(amount));
        Ok(())
    }

    /// Adds `amount` as an even ramp from `now` over `ramp` on top of what is there, which is not
    /// delayed by a second. Must be settled to `now`.
    pub fn add_ramp(&mut self, now: u64, ramp: Ramp, amount: u64) {
        self.rebase(now);
        let count = self.segments_until(now.wrapping_add(ramp.seconds as u64), ramp.grain as u64);
        self.spread(count, amount);
    }

    /// How many segments there are until `end`, or until less than `grain` from it [s]: where no
    /// segment ends there, one is split or added. Where there are too many to do so, until the
    /// next end after it.
    fn segments_until(&mut self, end: u64, grain: u64) -> usize {
        let mut begin = self.start;
        for at in 0..self.count as usize {
            let Some(segment) = self.segment(at) else { break };
            let ends = begin.wrapping_add(segment.seconds as u64);
            if ends.abs_diff(end) < grain {
                return at.wrapping_add(1);
            }
            if ends > end {
                self.split(at, end.wrapping_sub(begin) as u32);
                return at.wrapping_add(1);
            }
            begin = ends;
        }
        // At most the ramp's length, a u32: a curve of ramps never ends in the past.
        self.push(Segment { seconds: end.wrapping_sub(begin) as u32, amount: 0 });
        self.count as usize
    }

    /// Makes two of a segment, where there is room. The first, `seconds` long, emits what the
    /// whole would have by then, rounded up.
    fn split(&mut self, at: usize, seconds: u32) {
        let room = (self.count as usize) < MAX_SEGMENTS;
        let Some(segment) = self.segment(at).filter(|_| room) else { return };
        let phase = if at == 0 { self.phase } else { 0 };
        let first = segment.with_phase(phase).emitted_ceil(seconds as u64);
        let left = segment.seconds.wrapping_sub(seconds);
        insert(&mut self.durations, at, seconds, left);
        insert(&mut self.amounts, at, first, segment.amount.wrapping_sub(first));
        self.count = self.count.wrapping_add(1);
    }

    /// Takes away what is scheduled after `from` and returns it [base units]. What the
    /// segment that crosses `from` would have emitted by then stays, rounded up; where that is
    /// nothing, and nothing comes before it, the curve has ended. Must be settled to `now`, and
    /// `from >= now`.
    pub fn cut(&mut self, now: u64, from: u64) -> u64 {
        let before = self.unstreamed();
        self.rebase(now);
        let kept = *self;
        let (mut begin, mut phase) = (self.start, self.phase);
        self.clear();
        self.phase = phase;
        for segment in kept.remaining() {
            let end = begin.wrapping_add(segment.seconds as u64);
            let seconds = end.min(from).saturating_sub(begin);
            if seconds > 0 {
                let amount = segment.with_phase(phase).emitted_ceil(seconds);
                self.push(Segment { seconds: seconds as u32, amount });
            }
            (begin, phase) = (end, 0);
        }
        if self.unstreamed() == 0 {
            self.clear();
        }
        before.wrapping_sub(self.unstreamed())
    }

    /// Makes `now` the start of what is left, so that the segments can be changed. Emits
    /// nothing. Must be settled to `now`.
    fn rebase(&mut self, now: u64) {
        self.compact();
        let gone = now.saturating_sub(self.start);
        self.phase = match self.running() {
            Some(segment) => segment.with_phase(self.phase).phase_ceil(gone),
            None => 0,
        };
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
        (self.taken, self.phase) = (old.taken, old.phase);
        old.remaining().for_each(|segment| self.push(segment));
    }

    fn clear(&mut self) {
        *self = Self { start: self.start, ..Self::default() };
    }

    /// Adds `amount` over the first `count` segments, to each in proportion to its seconds.
    fn spread(&mut self, count: usize, amount: u64) {
        let all = self.remaining().take(count);
        let total = all.fold(0u64, |sum, s| sum.wrapping_add(s.seconds as u64));
        let whole = Whole { amount, seconds: total, phase: 0 };
        let (mut seconds, mut given) = (0u64, 0u64);
        for at in 0..count {
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

/// Over how long an amount is spread evenly.
#[derive(Clone, Copy, Debug)]
pub struct Ramp {
    /// [s]
    pub seconds: u32,
    /// It ends less than this earlier or later where another segment does [s], so that their number
    /// is bounded.
    pub grain: u32,
}

impl Ramp {
    /// Of a deposit to a flow: over its window, or up to a twentieth of it less.
    pub const fn deposit(window: u32) -> Self {
        Self { seconds: window, grain: (window / 20).wrapping_add(1) }
    }

    /// Of what was forfeited in a flow: over one to two windows of it, or of a day where that is
    /// longer, so that nobody can come for a second to take it. Forfeits need at most two segments
    /// beside the 21 of deposits.
    pub const fn forfeit(window: u32) -> Self {
        let least = if window > DAY { window } else { DAY };
        Self { seconds: least.saturating_mul(2), grain: least }
    }
}

impl Segment {
    /// What the segment has emitted `elapsed` seconds after its start [base units, rounded
    /// down]; all of it from its end on.
    #[inline(always)]
    pub fn emitted_floor(&self, elapsed: u64) -> u64 {
        self.with_phase(0).emitted_floor(elapsed)
    }

    #[inline(always)]
    fn with_phase(&self, phase: u32) -> Whole {
        Whole { amount: self.amount, seconds: self.seconds as u64, phase: phase as u64 }
    }
}

/// An amount over a number of seconds below 2^37: a line from `phase` to `amount`. Where it begins
/// with a phase, its seconds are below 2^32 and its amount is at least a unit.
struct Whole {
    amount: u64,
    seconds: u64,
    /// [2^-31 base units], at most a unit.
    phase: u64,
}

impl Whole {
    /// `(amount * elapsed + phase * (seconds - elapsed)) / seconds`, rounded down, by 64-bit
    /// division where the time is below 2^32: with `amount = q * seconds + r`, the first term is
    /// `q * elapsed + r * elapsed / seconds`.
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
        let parts = (self.amount % seconds).wrapping_mul(elapsed).wrapping_add(self.begun(elapsed));
        whole.wrapping_add(parts / seconds)
    }

    /// What of the phase is left, in whole parts of `1 / seconds`.
    #[inline(always)]
    fn begun(&self, elapsed: u64) -> u64 {
        match self.phase {
            0 => 0,
            phase => phase.wrapping_mul(self.seconds.wrapping_sub(elapsed)) >> PHASE_BITS,
        }
    }

    /// As [`emitted_floor`](Self::emitted_floor), rounded up. Below 2^32 seconds.
    fn emitted_ceil(&self, elapsed: u64) -> u64 {
        let more = self.above_floor(elapsed) > 0;
        self.emitted_floor(elapsed).wrapping_add(more as u64)
    }

    /// The fraction of a unit that is reached and not emitted [2^-31 base units, rounded up].
    /// Below 2^32 seconds.
    fn phase_ceil(&self, elapsed: u64) -> u32 {
        match NonZeroU64::new(self.seconds) {
            Some(seconds) => self.above_floor(elapsed).div_ceil(seconds.get()) as u32,
            None => 0,
        }
    }

    /// What [`emitted_floor`](Self::emitted_floor) rounds off, exactly [2^-31 / seconds base units].
    fn above_floor(&self, elapsed: u64) -> u64 {
        let Some(seconds) = NonZeroU64::new(self.seconds).filter(|s| elapsed < s.get()) else {
            return 0;
        };
        let unit = self.seconds << PHASE_BITS;
        let parts = (self.amount % seconds).wrapping_mul(elapsed) % seconds;
        let phase = self.phase.wrapping_mul(self.seconds.wrapping_sub(elapsed));
        // Both terms are at most a unit, which is below 2^63.
        (parts << PHASE_BITS).wrapping_add(phase) % NonZeroU64::new(unit).unwrap_or(seconds)
    }
}

/// Puts two items in the place of one; the last, which is unused, is lost.
fn insert<T: Copy>(items: &mut [T], at: usize, first: T, second: T) {
    if let Some(rest) = items.get_mut(at..) {
        rest.rotate_right(1);
        rest.iter_mut().zip([first, second]).for_each(|(item, new)| *item = new);
    }
}

/// Neither may a curve begin in the past, nor begin or end more than [`MAX_AHEAD`] from now.
fn check_reach(now: u64, begin: u64, segments: &[Segment]) -> Result<()> {
    let latest = now.saturating_add(MAX_AHEAD);
    if begin < now || begin > latest.min(MAX_TIME) {
        return Err(Error::StartOutOfRange);
    }
    let end = segments.iter().fold(begin, |end, s| end.saturating_add(s.seconds as u64));
    match end > latest {
        true => Err(Error::EndOutOfRange),
        false => Ok(()),
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
    rescale(segments.iter_mut().map(|s| &mut s.amount), before, total);
    Ok(())
}

/// Multiplies amounts that add up to `before` by `after / before`, flooring each cumulative
/// sum, so that they add up to `after` exactly.
fn rescale<'a>(amounts: impl Iterator<Item = &'a mut u64>, before: NonZeroU64, after: u64) {
    let before = Divisor::new(before);
    let (mut sum, mut given) = (0u64, 0u64);
    for amount in amounts {
        sum = sum.wrapping_add(*amount);
        let reached = before.mul_div_floor(sum, after);
        *amount = reached.wrapping_sub(given);
        given = reached;
    }
}
