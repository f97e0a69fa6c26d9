//! The books of one reward.

use crate::schedule::{Ramp, Schedule, Segment, DAY, MAX_AHEAD};
use crate::wide::Divisor;
use crate::{wide, Error, LockRule, RateRule, Result, MAX_TIME, Q64};
use core::num::NonZeroU64;

/// A stream's lifetime funding stays below this [base units], so that no sum overflows.
pub const FUNDING_LIMIT: u64 = 1 << 63;
/// The shortest window of a flow stream [s].
pub const MIN_WINDOW: u32 = 600;
/// The longest window of a flow stream [s]: ten years.
pub const MAX_WINDOW: u32 = MAX_AHEAD as u32;

/// Whether a slot holds a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum State {
    /// The slot is free.
    Empty = 0,
    /// The slot holds a stream.
    Active = 1,
    /// The slot holds a flow that takes no more deposits and streams what it has: what a stretch
    /// without stakers would have streamed is its funder's.
    Ending = 2,
    /// The slot holds a finished stream that takes no more funding and pays what it owes.
    Closing = 3,
}

/// How long a closing stream is left to those whose it is [s]: 30 days. From then on anyone may push
/// what it owes, and retire it.
pub const CLOSING_SECONDS: u64 = 30 * DAY as u64;

/// What is left in the vault of a stream that is retired: its funder's [base units].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "the tokens must be sent to the funder"]
pub struct Left {
    /// What the fractions add up to.
    pub dust: u64,
    /// What was idle.
    pub idle: u64,
}

impl Left {
    /// What to send [base units].
    pub const fn total(self) -> u64 {
        self.dust.wrapping_add(self.idle)
    }
}

/// How a stream is funded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// By a curve of segments that its funder sets.
    Curve = 0,
    /// By deposits that come irregularly, each spread over the stream's window.
    Flow = 1,
    /// By what leaving locks early costs, spread likewise. It is made with its pool and is nobody's.
    Penalty = 2,
}

/// What happens to a stream while nobody is staked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum IdlePolicy {
    /// The curve stands still and goes on where it stopped.
    Wait = 0,
    /// The curve goes on; what it emits is returned to the funder.
    Refund = 1,
}

impl IdlePolicy {
    /// The policy that a byte stands for.
    pub const fn new(byte: u8) -> Option<Self> {
        match byte {
            0 => Some(Self::Wait),
            1 => Some(Self::Refund),
            _ => None,
        }
    }
}

impl From<IdlePolicy> for u8 {
    fn from(policy: IdlePolicy) -> Self {
        policy as u8
    }
}

stored! { ($)
    /// The books of one reward and its emission curve.
    pub struct Stream as stored_stream {
        /// Counts the streams this slot has held.
        // A checkpoint of another generation belongs to a former stream. 0 is no stream yet.
        pub generation: u32,
        /// 0 empty, 1 active, 2 ending, 3 closing.
        pub state: u8,
        /// 0 curve, 1 flow, 2 penalty flow.
        pub kind: u8,
        /// While nobody is staked: 0 wait, 1 refund.
        pub idle_policy: u8,
        /// Zero.
        pub _pad: u8,
        /// Reward per unit of weight since the stream began [2^-64 base units per weight].
        pub index: Q64,
        /// What divisions by the weight left over [2^-64 base units].
        // It goes into the next one.
        pub carry: Q64,
        /// Received, over its life [base units].
        pub funded: u64,
        /// Sent back to the funder, over its life [base units].
        pub refunded: u64,
        /// Emitted to stakers through the index, over its life, less what was forfeited [base units].
        pub streamed: u64,
        /// Paid out to stakers, over its life [base units].
        pub paid: u64,
        /// The funder's, to be refunded: emitted while nobody was staked or, by the rate rule, too
        /// little; or forfeited where nothing was left to stream it with [base units].
        pub idle: u64,
        /// What is scheduled before this time can be neither refunded nor changed [unix s].
        pub committed_until: u64,
        /// Over how long a flow stream spreads a deposit [s]; 0 for a curve.
        pub window: u64,
        /// When its closing began [unix s]; 0 before that.
        pub closing_since: u64,
        /// The total weight from which the curve's full rate is paid; 0 for always.
        pub full_weight: u64,
        /// What is paid at this total weight is paid however little is staked.
        pub least_weight: u64,
        /// What dividing by the full weight left over [1 / `full_weight` base units].
        // It goes into the next one. Less than a unit, and of what is attributed, not a token.
        pub rem: u64,
        /// What is still to come.
        pub schedule: Schedule,
    }
}

/// What goes back to the funder, as a sum of two parts [base units].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "the tokens must be sent to the funder"]
pub struct Refund {
    /// What was idle.
    pub idle: u64,
    /// What was scheduled beyond the commitment.
    pub uncommitted: u64,
}

impl Refund {
    /// What to send [base units].
    pub const fn total(self) -> u64 {
        self.idle.wrapping_add(self.uncommitted)
    }
}

impl Stream {
    /// Puts a new stream into a free slot. It is empty until it is funded.
    pub fn open(&mut self, terms: Opening) -> Result<()> {
        if self.state != State::Empty as u8 {
            return Err(Error::SlotInUse);
        }
        terms.check()?;
        *self = Self {
            generation: self.generation.wrapping_add(1),
            state: State::Active as u8,
            kind: terms.kind as u8,
            idle_policy: terms.idle_policy as u8,
            committed_until: terms.committed_until,
            window: terms.window as u64,
            full_weight: terms.rate.full_weight,
            least_weight: terms.rate.least_weight,
            ..Self::default()
        };
        Ok(())
    }

    /// How its rate follows the stake.
    pub const fn rate(&self) -> RateRule {
        RateRule { full_weight: self.full_weight, least_weight: self.least_weight }
    }

    /// Credits `segments` to a curve, after the present end or, where the curve has ended,
    /// from `start` (0 is `now`). Their sum is what was received. Must be settled to `now`.
    pub fn extend(&mut self, now: u64, start: u64, segments: &[Segment]) -> Result<()> {
        self.require(Kind::Curve)?;
        let funded = self.funded_plus(crate::schedule::total_of(segments)?)?;
        self.schedule.append(now, start, segments)?;
        self.funded = funded;
        Ok(())
    }

    /// Schedules of what is idle what `segments` add up to, where [`extend`](Self::extend) would:
    /// nothing comes in or goes out. Must be settled to `now`.
    pub fn roll(&mut self, now: u64, start: u64, segments: &[Segment]) -> Result<()> {
        self.require(Kind::Curve)?;
        let rolled = crate::schedule::total_of(segments)?;
        let left = self.idle.checked_sub(rolled).ok_or(Error::IdleTooSmall)?;
        self.schedule.append(now, start, segments)?;
        self.idle = left;
        Ok(())
    }

    /// Whether it can take that much more.
    pub fn has_room_for(&self, amount: u64) -> bool {
        self.funded_plus(amount).is_ok()
    }

    /// Credits what leaving a lock early cost, to be streamed over the window. Must be settled to
    /// `now`.
    pub fn take_penalty(&mut self, now: u64, received: u64) -> Result<()> {
        self.require(Kind::Penalty)?;
        self.funded = self.funded_plus(received)?;
        self.schedule.add_ramp(now, Ramp::deposit(self.window as u32), received);
        Ok(())
    }

    /// Credits a deposit from anyone: scales the rest of a curve, which it cannot stretch, or
    /// starts a ramp over the window of a flow. Of a gift to a stream with a rate rule, part would be
    /// the funder's: it takes none. Must be settled to `now`.
    pub fn top_up(&mut self, now: u64, received: u64) -> Result<()> {
        self.require_funded_by_people()?;
        if !self.rate().is_none() {
            return Err(Error::TopUpNotOffered);
        }
        if received == 0 {
            return Err(Error::ZeroAmount);
        }
        let funded = self.funded_plus(received)?;
        if self.kind == Kind::Flow as u8 {
            self.schedule.add_ramp(now, Ramp::deposit(self.window as u32), received);
        } else {
            self.schedule.scale(now, received)?;
        }
        self.funded = funded;
        Ok(())
    }

    /// Promises not to touch what is scheduled before `until` [unix s]; only grows.
    pub fn commit(&mut self, until: u64) -> Result<()> {
        self.require_funded_by_people()?;
        if until < self.committed_until || until > MAX_TIME {
            return Err(Error::CommitmentOutOfRange);
        }
        self.committed_until = until;
        Ok(())
    }

    /// Takes out what may go back to the funder: what is idle, and what is scheduled beyond both
    /// `now` and the commitment; with `idle_alone` no schedule is touched. Must be settled to `now`.
    pub fn refund(&mut self, now: u64, idle_alone: bool) -> Result<Refund> {
        self.require_exists()?;
        let from = now.max(self.committed_until);
        let uncommitted = if idle_alone { 0 } else { self.schedule.cut(now, from) };
        let refund = Refund { idle: self.idle, uncommitted };
        if refund.total() == 0 {
            return Err(Error::NothingToRefund);
        }
        self.idle = 0;
        self.refunded = self.refunded.wrapping_add(refund.total());
        Ok(refund)
    }

    /// Closes a stream to further funding for good. A curve must have finished, so that fractions can
    /// be collected and the slot freed. A flow that has something left streams on, and is ending:
    /// wound down again when nothing is left, it is closing. In a pool that has closed for good
    /// (`pool_closed`) nobody can ever earn what is left, so it is idle at once, whatever was
    /// committed. What is idle stays the funder's. Must be settled to `now`.
    pub fn wind_down(&mut self, now: u64, pool_closed: bool) -> Result<()> {
        if self.state != State::Ending as u8 {
            self.require_active()?;
        }
        if pool_closed {
            let left = self.schedule.cut(now, now);
            self.idle = self.idle.wrapping_add(left);
        } else if self.kind == Kind::Penalty as u8 {
            return Err(Error::WrongStreamKind);
        }
        if self.unstreamed() != 0 {
            return self.end();
        }
        (self.state, self.closing_since) = (State::Closing as u8, now);
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        if self.kind != Kind::Flow as u8 || self.state == State::Ending as u8 {
            return Err(Error::StreamNotFinished);
        }
        (self.state, self.idle_policy) = (State::Ending as u8, IdlePolicy::Refund as u8);
        Ok(())
    }

    /// Whether anyone may push what it owes, and retire it: it was left to those whose it is for
    /// long enough, or its pool has closed for good.
    pub const fn is_anyones(&self, now: u64, pool_closed: bool) -> bool {
        let waited = now.saturating_sub(self.closing_since) >= CLOSING_SECONDS;
        self.state == State::Closing as u8 && (pool_closed || waited)
    }

    /// Frees the slot of a closing stream that owes no whole unit. Returns what is left for the
    /// funder.
    pub fn retire(&mut self) -> Result<Left> {
        self.require_closing()?;
        if self.owed() >> 64 != 0 {
            return Err(Error::StreamStillOwes);
        }
        let left = Left { dust: self.streamed.wrapping_sub(self.paid), idle: self.idle };
        self.free();
        Ok(left)
    }

    /// Frees the slot of a closing stream whatever it owes: in a pool that has closed for good, where
    /// the mint cannot be moved.
    pub fn abandon(&mut self) -> Result<()> {
        self.require_closing()?;
        self.free();
        Ok(())
    }

    fn free(&mut self) {
        *self = Self { generation: self.generation, ..Self::default() };
    }

    fn require_closing(&self) -> Result<()> {
        if self.state != State::Closing as u8 {
            return Err(Error::StreamNotClosing);
        }
        Ok(())
    }

    /// Takes what a position gave up [2^-64 base units], off what is owed. The whole units stream
    /// again, for a day or more: of a flow as a new ramp, of a curve by making what is left of it
    /// larger in proportion. Where nothing lasts that long they are idle, and so the funder's. The
    /// fraction goes to the carry. Must be settled to `now`.
    pub fn take_back(&mut self, now: u64, given_up: Q64) {
        self.carry = self.carry.plus(given_up.fraction());
        let units = given_up.floor();
        if units == 0 {
            return;
        }
        self.streamed = self.streamed.wrapping_sub(units);
        if !self.stream_again(now, units) {
            self.idle = self.idle.wrapping_add(units);
        }
    }

    fn stream_again(&mut self, now: u64, units: u64) -> bool {
        if self.state != State::Active as u8 {
            return false;
        }
        if self.kind != Kind::Curve as u8 {
            self.schedule.add_ramp(now, Ramp::forfeit(self.window as u32), units);
            return true;
        }
        let lasts = self.schedule.ends_at() >= now.saturating_add(DAY as u64);
        lasts && self.schedule.scale(now, units).is_ok()
    }

    /// Streams what the curve emits between two times to `weight`, the pool's total
    /// throughout that stretch.
    #[inline(always)]
    pub fn accrue(&mut self, from: u64, to: u64, weight: u64) {
        match NonZeroU64::new(weight).map(Divisor::new) {
            Some(weight) => self.accrue_by(to, &weight),
            None => self.accrue_idle(from, to),
        }
    }

    /// As [`accrue`](Self::accrue), with what is one for all streams made once.
    #[inline(never)] // in a loop, most of what it works with would lie in memory
    pub(crate) fn accrue_by(&mut self, to: u64, weight: &Divisor) {
        let mut emitted = self.schedule.advance(to);
        if emitted != 0 && weight.get() < self.full_weight {
            emitted = self.hold_back(emitted, weight.get());
        }
        if emitted != 0 {
            self.distribute(emitted, weight);
        }
    }

    /// What of `emitted` is for a weight below the full one; the rest is idle. What it comes to over
    /// its life is rounded down once, however often it is settled: the remainder is kept.
    #[inline(never)]
    fn hold_back(&mut self, emitted: u64, weight: u64) -> u64 {
        let (shared, rem) = self.rate().share_floor(emitted, weight, self.rem);
        self.rem = rem;
        self.idle = self.idle.wrapping_add(emitted.wrapping_sub(shared));
        shared
    }

    /// Index up by `(emitted * 2^64 + carry) / weight`, rounded down; the remainder is the
    /// new carry, so that not a fraction is lost.
    #[inline(always)]
    fn distribute(&mut self, emitted: u64, weight: &Divisor) {
        let hi = emitted.wrapping_add(self.carry.hi);
        let (q_hi, q_lo, rem) = weight.div_rem_long(hi, self.carry.lo);
        self.index = self.index.plus(Q64 { lo: q_lo, hi: q_hi });
        self.carry = Q64 { lo: rem, hi: 0 };
        self.streamed = self.streamed.wrapping_add(emitted);
    }

    /// As [`accrue`](Self::accrue), where nobody is staked.
    pub(crate) fn accrue_idle(&mut self, from: u64, to: u64) {
        if self.schedule.is_finished() {
            return;
        }
        if self.idle_policy == IdlePolicy::Refund as u8 {
            self.idle = self.idle.wrapping_add(self.schedule.advance(to));
            return;
        }
        let promised_ahead = self.committed_until > from.max(self.schedule.start);
        let gap = self.schedule.wait(from, to);
        if promised_ahead {
            self.committed_until = self.committed_until.saturating_add(gap);
        }
    }

    /// What is still to be emitted [base units].
    pub fn unstreamed(&self) -> u64 {
        self.schedule.unstreamed()
    }

    /// What all positions together are owed, settled or not [2^-64 base units].
    pub const fn owed(&self) -> u128 {
        wide::join(self.streamed.wrapping_sub(self.paid), 0).wrapping_sub(self.carry.get())
    }

    /// What the vault must hold [base units].
    pub const fn liability(&self) -> u64 {
        self.funded.wrapping_sub(self.refunded).wrapping_sub(self.paid)
    }

    /// Whether the slot holds a stream.
    #[inline(always)]
    pub const fn exists(&self) -> bool {
        self.state != State::Empty as u8
    }

    /// Whether the stored numbers agree with each other: the first equation of the crate's
    /// introduction, the bounds, and [`has_not_overpaid`](Self::has_not_overpaid).
    pub fn is_sound(&self) -> bool {
        let parts = [self.refunded, self.idle, self.unstreamed(), self.streamed];
        let sum = parts.iter().try_fold(0u64, |sum, part| sum.checked_add(*part));
        let rem_fits = self.rem == 0 || self.rem < self.full_weight;
        let in_range = self.funded < FUNDING_LIMIT && self.rate().is_sound() && rem_fits;
        sum == Some(self.funded) && in_range && self.has_not_overpaid()
    }

    /// Whether nobody can be owed a negative amount: all that a claim could break.
    #[inline(always)]
    pub const fn has_not_overpaid(&self) -> bool {
        let unpaid = self.streamed.wrapping_sub(self.paid);
        self.paid <= self.streamed && self.carry.is_at_most(unpaid)
    }

    /// Checks that the stream can be funded and changed.
    pub fn require_active(&self) -> Result<()> {
        if self.state != State::Active as u8 {
            return Err(Error::StreamNotActive);
        }
        Ok(())
    }

    fn require_exists(&self) -> Result<()> {
        if !self.exists() {
            return Err(Error::StreamNotActive);
        }
        Ok(())
    }

    /// A penalty flow takes penalties only, and has no funder who could end it.
    fn require_funded_by_people(&self) -> Result<()> {
        self.require_active()?;
        if self.kind == Kind::Penalty as u8 {
            return Err(Error::WrongStreamKind);
        }
        Ok(())
    }

    fn require(&self, kind: Kind) -> Result<()> {
        self.require_active()?;
        if self.kind != kind as u8 {
            return Err(Error::WrongStreamKind);
        }
        Ok(())
    }

    fn funded_plus(&self, amount: u64) -> Result<u64> {
        let funded = self.funded.checked_add(amount).filter(|sum| *sum < FUNDING_LIMIT);
        funded.ok_or(Error::FundingOverflow)
    }
}

/// The terms a stream is opened with.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// How it is funded.
    pub kind: Kind,
    /// What happens while nobody is staked.
    pub idle_policy: IdlePolicy,
    /// See [`Stream::committed_until`] [unix s].
    pub committed_until: u64,
    /// Over how long a flow spreads a deposit [s]; 0 for a curve.
    pub window: u32,
    /// How the rate follows the stake: of a curve that refunds while nobody is staked.
    pub rate: RateRule,
}

impl Opening {
    /// Terms of a curve.
    pub const fn curve(idle_policy: IdlePolicy, committed_until: u64) -> Self {
        let rate = RateRule::NONE;
        Self { kind: Kind::Curve, idle_policy, committed_until, window: 0, rate }
    }

    /// Terms of a flow, whose deposits are all committed.
    pub const fn flow(idle_policy: IdlePolicy, window: u32) -> Self {
        let (committed_until, rate) = (MAX_TIME, RateRule::NONE);
        Self { kind: Kind::Flow, idle_policy, committed_until, window, rate }
    }

    /// Terms of the penalty flow of a pool with that lock rule.
    pub const fn penalty(rule: &LockRule) -> Self {
        Self { kind: Kind::Penalty, ..Self::flow(IdlePolicy::Wait, rule.penalty_window()) }
    }

    fn check(&self) -> Result<()> {
        if self.committed_until > MAX_TIME {
            return Err(Error::CommitmentOutOfRange);
        }
        let refunds = self.kind == Kind::Curve && self.idle_policy == IdlePolicy::Refund;
        if !self.rate.is_sound() || !(self.rate.is_none() || refunds) {
            return Err(Error::RateRuleOutOfRange);
        }
        match (self.kind, self.window) {
            (Kind::Curve, 0) | (Kind::Flow | Kind::Penalty, MIN_WINDOW..=MAX_WINDOW) => Ok(()),
            _ => Err(Error::WindowOutOfRange),
        }
    }
}

impl AsRef<Stream> for Stream {
    fn as_ref(&self) -> &Stream {
        self
    }
}

impl AsMut<Stream> for Stream {
    fn as_mut(&mut self) -> &mut Stream {
        self
    }
}
