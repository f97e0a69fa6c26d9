//! A pool at work.
//!
//! Every operation has the same choreography: settle everything to the present second,
//! change one thing, return what must move. Where an operation fails, nothing but the
//! settling has happened, and that is harmless: settling twice is settling once.

use crate::checkpoint::{Checkpoint, Pay};
use crate::stake::{EarlyLeave, Holding, Stake};
use crate::stream::{Left, Opening, Refund, Stream};
use crate::wide::{self, Divisor, Factor};
use crate::{Error, LockRule, Reading, Result, Segment, StakeTime, MAX_STREAMS, Q64};
use core::num::NonZeroU64;

stored! { ($)
    /// What a pool's positions add up to.
    pub struct Totals as stored_totals {
        /// Principal of all positions [base units of the stake mint].
        pub staked: u64,
        /// Weight of all positions.
        pub weight: u64,
        /// How many positions are open.
        pub positions: u64,
        /// Up to when every stream is settled [unix s].
        pub last_update: u64,
        /// Principal that came in, each times the moment it did, less what went out likewise.
        // Of all positions there ever were.
        pub origin: StakeTime,
    }
}

impl Totals {
    /// The stake-time of all positions there ever were until `at` [unix s], which is not before the
    /// last change of a stake, in a pool that was created at `since` [unix s].
    pub const fn stake_time(&self, at: u64, since: u64) -> Reading {
        let value = StakeTime::of(self.staked, at).minus(self.origin).get();
        Reading { at, since, value }
    }
}

stored! { ($)
    /// The most that may be staked [base units of the stake mint]; 0 is no limit.
    //
    // Caps limit what comes in; what is staked already may stay and may always leave.
    pub struct Caps as stored_caps {
        /// In the pool.
        pub pool: u64,
        /// In one position.
        pub position: u64,
    }
}

/// The slot of the penalty flow in a pool whose locks can be left early.
pub const PENALTY_SLOT: usize = 0;

/// The terms of a pool that the rules of staking need.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terms {
    /// Fixed when the pool was created.
    pub lock: LockRule,
    /// Set by the authority.
    pub caps: Caps,
    /// Whether the pool has closed for good: nobody is staked, or ever will be.
    pub closed: bool,
}

/// A pool's totals and streams at one moment.
#[derive(Debug)]
pub struct Farm<'a, S> {
    totals: &'a mut Totals,
    streams: &'a mut [S],
    terms: Terms,
    now: u64,
}

/// One position: its stake, and its checkpoint with each stream of the pool.
#[derive(Debug)]
pub struct Seat<'a, C> {
    /// Principal, weight, lock and votes.
    pub stake: &'a mut Stake,
    /// In the order of the pool's slots.
    pub checkpoints: &'a mut [C],
}

/// What to give to a position's owner [base units of the stake mint].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "the tokens must be given"]
pub struct Give(pub u64);

/// What a closed position gave up, by slot [2^-64 base units].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenUp(pub [Q64; MAX_STREAMS]);

impl<C: AsMut<Checkpoint>> Seat<'_, C> {
    /// What of a unit a slot's stream owes, as last settled [2^-64 base units]; 0 of no slot.
    #[inline(always)]
    pub fn fraction(&mut self, slot: usize) -> u64 {
        self.checkpoints.get_mut(slot).map_or(0, |checkpoint| checkpoint.as_mut().owed.lo)
    }
}

impl<'a, S: AsRef<Stream> + AsMut<Stream>> Farm<'a, S> {
    /// A pool at `now` [unix s]. A clock that goes backwards is taken to stand still.
    #[inline(always)]
    pub fn new(totals: &'a mut Totals, streams: &'a mut [S], terms: Terms, now: u64) -> Self {
        let now = now.max(totals.last_update);
        Self { totals, streams, terms, now }
    }

    /// The moment everything happens at [unix s].
    pub const fn now(&self) -> u64 {
        self.now
    }

    // ---- settling ----

    /// Streams what every curve has emitted since the last update.
    #[inline(always)]
    pub fn accrue(&mut self) {
        let (from, to) = (self.totals.last_update, self.now);
        if to > from {
            accrue_each(self.streams, from, to, self.totals.weight);
            self.totals.last_update = to;
        }
    }

    /// Accrues, then brings what one position is owed up to date, and takes off the boost of a lock
    /// that has ended: nothing can keep it.
    #[inline(always)]
    pub fn settle<C: AsMut<Checkpoint>>(&mut self, seat: &mut Seat<C>) {
        self.accrue();
        self.settle_as_it_stands(seat);
        if seat.stake.has_ended_lock(self.now) {
            self.drop_boost(seat.stake);
        }
    }

    #[inline(always)]
    fn settle_as_it_stands<C: AsMut<Checkpoint>>(&self, seat: &mut Seat<C>) {
        settle_each(self.streams, seat.checkpoints, &Factor::new(seat.stake.weight));
    }

    #[inline(never)]
    fn drop_boost(&mut self, stake: &mut Stake) {
        let next = stake.after_lock();
        self.totals.weight = self.totals.weight.saturating_sub(stake.holding().parts().boost);
        stake.hold(self.now, next);
    }

    // ---- staking ----

    /// Counts a new, empty position.
    pub fn open(&mut self, stake: &mut Stake) {
        stake.since = self.now;
        self.totals.positions = self.totals.positions.saturating_add(1);
    }

    /// Adds principal that has been received [base units]. The caps hold.
    pub fn stake<C: AsMut<Checkpoint>>(&mut self, seat: &mut Seat<C>, received: u64) -> Result<()> {
        self.change(seat, |stake, now, rule| stake.with(now, rule, received))
    }

    /// Takes principal out.
    pub fn unstake<C: AsMut<Checkpoint>>(
        &mut self,
        seat: &mut Seat<C>,
        amount: u64,
    ) -> Result<Give> {
        self.change(seat, |stake, now, _| stake.without(now, amount)).map(|()| Give(amount))
    }

    /// Makes the principal of a delegated position `amount`, or leaves it where an increase is not
    /// allowed: by the caps, the bound on weight, or a pool that does not take deposits. Returns
    /// what the position holds then. Cannot fail: a delegated pool has neither locks nor votes.
    pub fn set_stake<C: AsMut<Checkpoint>>(
        &mut self,
        seat: &mut Seat<C>,
        amount: u64,
        takes_deposits: bool,
    ) -> u64 {
        let present = seat.stake.amount;
        if amount <= present || takes_deposits {
            let next = Holding { amount, weight: amount, lock_end: 0 };
            let _refused_increase = self.change(seat, |_, _, _| Ok(next));
        } else {
            self.settle(seat);
        }
        seat.stake.amount
    }

    /// Locks the principal until `end`. See [`Stake::locked`].
    pub fn lock<C: AsMut<Checkpoint>>(&mut self, seat: &mut Seat<C>, end: u64) -> Result<()> {
        self.change(seat, |stake, now, rule| stake.locked(now, rule, end))
    }

    /// Resets the weight of a position whose lock has ended.
    pub fn release<C: AsMut<Checkpoint>>(&mut self, seat: &mut Seat<C>) -> Result<()> {
        if !seat.stake.has_ended_lock(self.now) {
            return Err(Error::LockNotOver);
        }
        self.settle(seat);
        Ok(())
    }

    /// Takes principal out of a running lock. What that costs goes to those who stay: nothing
    /// where there is nobody, or where the penalty flow can take no more.
    pub fn leave_early<C: AsMut<Checkpoint>>(
        &mut self,
        seat: &mut Seat<C>,
        amount: u64,
    ) -> Result<EarlyLeave> {
        let alone = self.totals.staked == seat.stake.amount;
        let remaining = seat.stake.lock_end.saturating_sub(self.now);
        self.change(seat, |stake, now, rule| stake.left_early(now, rule, amount))?;
        let due = self.terms.lock.penalty_ceil(amount, remaining);
        let flow = self.streams.get(PENALTY_SLOT);
        let taken = !alone && flow.is_some_and(|flow| flow.as_ref().has_room_for(due));
        let penalty = if taken { due } else { 0 };
        Ok(EarlyLeave { give: amount.saturating_sub(penalty), penalty })
    }

    /// Credits a penalty that has arrived in the vault of the penalty flow [base units].
    pub fn take_penalty(&mut self, received: u64) -> Result<()> {
        self.fund(PENALTY_SLOT, |stream, now| stream.take_penalty(now, received))
    }

    /// Checks that the position may change hands and restarts what it can vote with.
    pub fn hand_over<C: AsMut<Checkpoint>>(&mut self, seat: &mut Seat<C>) -> Result<()> {
        self.settle(seat);
        seat.stake.hand_over(self.now)
    }

    /// Puts all that a position holds and is owed into another of the pool, which then weighs at least
    /// `least_weight`; what comes in votes as if staked now. Returns the principal that went
    /// over [base units]. See [`Stake::merged`].
    pub fn merge<C: AsMut<Checkpoint>>(
        &mut self,
        from: &mut Seat<C>,
        into: &mut Seat<C>,
        least_weight: u64,
    ) -> Result<u64> {
        self.settle(from);
        self.settle(into);
        if from.stake.votes.hold(self.now) {
            return Err(Error::VotesOpen);
        }
        let (held, moved) =
            (into.stake.weight.saturating_add(from.stake.weight), from.stake.amount);
        let next = into.stake.merged(self.now, &self.terms.lock, from.stake.holding())?;
        if next.weight < least_weight {
            return Err(Error::WeightBelowLeast);
        }
        if moved > 0 {
            Caps { pool: 0, ..self.terms.caps }.check(0, next.amount)?;
        }
        self.totals.weight = replace(self.totals.weight, held, next.weight)?;
        let begun = StakeTime::of(moved, self.now);
        into.stake.origin = into.stake.origin.plus(begun);
        from.stake.origin = from.stake.origin.minus(begun);
        into.stake.hold(self.now, next);
        from.stake.hold(self.now, Holding::default());
        self.merge_owed(from, into);
        Ok(moved)
    }

    fn merge_owed<C: AsMut<Checkpoint>>(&self, from: &mut Seat<C>, into: &mut Seat<C>) {
        let pairs = into.checkpoints.iter_mut().zip(from.checkpoints.iter_mut());
        for ((into, from), stream) in pairs.zip(self.streams.iter()) {
            into.as_mut().take_over(from.as_mut(), stream.as_ref());
        }
    }

    /// Takes all principal out without running a schedule or a division: the position is
    /// settled to each stream's index as it stands, by a multiplication that wraps. What
    /// streamed since the last update goes to those who stay.
    pub fn emergency_exit<C: AsMut<Checkpoint>>(&mut self, seat: &mut Seat<C>) -> Result<Give> {
        let all = seat.stake.amount;
        let next = seat.stake.without(self.now, all)?;
        self.settle_as_it_stands(seat);
        self.hold(seat, next)?;
        Ok(Give(all))
    }

    /// Pays the whole units owed by one stream and keeps the fraction.
    pub fn claim<C: AsMut<Checkpoint>>(&mut self, seat: &mut Seat<C>, slot: usize) -> Result<Pay> {
        self.settle(seat);
        self.claim_settled(seat, slot)
    }

    /// As [`claim`](Self::claim), for a position that has been settled at this moment.
    #[inline(always)]
    pub fn claim_settled<C: AsMut<Checkpoint>>(
        &mut self,
        seat: &mut Seat<C>,
        slot: usize,
    ) -> Result<Pay> {
        let stream = self.streams.get_mut(slot).ok_or(Error::SlotOutOfRange)?;
        let checkpoint = seat.checkpoints.get_mut(slot).ok_or(Error::SlotOutOfRange)?;
        Ok(checkpoint.as_mut().claim(stream.as_mut()))
    }

    /// What the stream of a slot has paid over its life [base units]; 0 of no slot.
    #[inline(always)]
    pub fn paid(&self, slot: usize) -> u64 {
        self.streams.get(slot).map_or(0, |stream| stream.as_ref().paid)
    }

    /// Collects the fraction that a closing stream owes to a position.
    pub fn sweep<C: AsMut<Checkpoint>>(&mut self, seat: &mut Seat<C>, slot: usize) -> Result<()> {
        self.settle(seat);
        let stream = self.streams.get_mut(slot).ok_or(Error::SlotOutOfRange)?;
        let checkpoint = seat.checkpoints.get_mut(slot).ok_or(Error::SlotOutOfRange)?;
        checkpoint.as_mut().sweep(stream.as_mut())
    }

    /// Takes an empty position off the books. It gives up its fractions; and what it is still
    /// owed, but only if the owner says so by `forfeit`. See [`Stream::take_back`].
    pub fn close<C: AsMut<Checkpoint>>(
        &mut self,
        seat: &mut Seat<C>,
        forfeit: bool,
    ) -> Result<GivenUp> {
        if seat.stake.amount != 0 {
            return Err(Error::StakeLeft);
        }
        if seat.stake.votes.hold(self.now) {
            return Err(Error::VotesOpen);
        }
        self.settle(seat);
        if !forfeit && self.owes_whole_units(seat) {
            return Err(Error::RewardsOwed);
        }
        self.totals.positions = self.totals.positions.saturating_sub(1);
        Ok(self.give_up(seat))
    }

    fn give_up<C: AsMut<Checkpoint>>(&mut self, seat: &mut Seat<C>) -> GivenUp {
        let mut given_up = [Q64::ZERO; MAX_STREAMS];
        let pairs = self.streams.iter_mut().zip(seat.checkpoints.iter_mut());
        for (given, (stream, checkpoint)) in given_up.iter_mut().zip(pairs) {
            *given = checkpoint.as_mut().forfeit(stream.as_mut(), self.now);
        }
        GivenUp(given_up)
    }

    fn owes_whole_units<C: AsMut<Checkpoint>>(&self, seat: &mut Seat<C>) -> bool {
        let mut pairs = self.streams.iter().zip(seat.checkpoints.iter_mut());
        pairs.any(|(stream, checkpoint)| checkpoint.as_mut().whole_owed(stream.as_ref()) > 0)
    }

    // ---- funding ----

    /// Opens an empty stream in a free slot.
    pub fn open_stream(&mut self, slot: usize, terms: Opening) -> Result<()> {
        self.fund(slot, |stream, _| stream.open(terms))
    }

    /// Credits segments to a curve; their sum has been received. See [`Stream::extend`].
    pub fn extend(&mut self, slot: usize, start: u64, segments: &[Segment]) -> Result<()> {
        self.fund(slot, |stream, now| stream.extend(now, start, segments))
    }

    /// Schedules what is idle. See [`Stream::roll`].
    pub fn roll(&mut self, slot: usize, start: u64, segments: &[Segment]) -> Result<()> {
        self.fund(slot, |stream, now| stream.roll(now, start, segments))
    }

    /// Credits a deposit that has been received. See [`Stream::top_up`].
    pub fn top_up(&mut self, slot: usize, received: u64) -> Result<()> {
        self.fund(slot, |stream, now| stream.top_up(now, received))
    }

    /// Grows the commitment. See [`Stream::commit`].
    pub fn commit(&mut self, slot: usize, until: u64) -> Result<()> {
        self.fund(slot, |stream, _| stream.commit(until))
    }

    /// Takes out what may go back to the funder. See [`Stream::refund`].
    pub fn refund(&mut self, slot: usize, idle_alone: bool) -> Result<Refund> {
        self.fund(slot, |stream, now| stream.refund(now, idle_alone))
    }

    /// Closes a stream to funding. See [`Stream::wind_down`].
    pub fn wind_down(&mut self, slot: usize) -> Result<()> {
        let closed = self.terms.closed;
        self.fund(slot, |stream, now| stream.wind_down(now, closed))
    }

    /// Frees a slot. See [`Stream::retire`].
    pub fn retire(&mut self, slot: usize) -> Result<Left> {
        self.fund(slot, |stream, _| stream.retire())
    }

    /// Frees a slot of a pool that has closed for good, whatever the stream in it owes. See
    /// [`Stream::abandon`].
    pub fn abandon(&mut self, slot: usize) -> Result<()> {
        self.fund(slot, |stream, _| stream.abandon())
    }

    /// Settles all streams, then changes one. A failing change leaves it settled only.
    fn fund<R>(
        &mut self,
        slot: usize,
        change: impl FnOnce(&mut Stream, u64) -> Result<R>,
    ) -> Result<R> {
        self.accrue();
        let stream = self.streams.get_mut(slot).ok_or(Error::SlotOutOfRange)?.as_mut();
        change(stream, self.now)
    }

    // ---- the shape of every change of stake ----

    #[inline(always)]
    fn change<C: AsMut<Checkpoint>>(
        &mut self,
        seat: &mut Seat<C>,
        change: impl FnOnce(&Stake, u64, &LockRule) -> Result<Holding>,
    ) -> Result<()> {
        self.settle(seat);
        let next = change(seat.stake, self.now, &self.terms.lock)?;
        self.hold(seat, next)
    }

    /// Lets the position hold something else, within the caps where that is more, and counts it.
    #[inline(always)]
    fn hold<C>(&mut self, seat: &mut Seat<C>, next: Holding) -> Result<()> {
        let stake = &mut *seat.stake;
        let staked = replace(self.totals.staked, stake.amount, next.amount)?;
        let weight = replace(self.totals.weight, stake.weight, next.weight)?;
        if next.amount > stake.amount {
            self.terms.caps.check(staked, next.amount)?;
        }
        if next.amount != stake.amount {
            let change = StakeTime::of_change(stake.amount, next.amount, self.now);
            stake.origin = stake.origin.plus(change);
            self.totals.origin = self.totals.origin.plus(change);
        }
        (self.totals.staked, self.totals.weight) = (staked, weight);
        stake.hold(self.now, next);
        Ok(())
    }
}

/// One copy for all operations, which keeps the program small. What depends on the weight alone is
/// computed once for all streams.
#[inline(never)]
fn accrue_each<S: AsMut<Stream>>(streams: &mut [S], from: u64, to: u64, weight: u64) {
    match NonZeroU64::new(weight).map(Divisor::new) {
        Some(weight) => {
            streams.iter_mut().for_each(|stream| stream.as_mut().accrue_by(to, &weight))
        }
        None => streams.iter_mut().for_each(|stream| stream.as_mut().accrue_idle(from, to)),
    }
}

/// As above.
#[inline(never)]
fn settle_each<S, C>(streams: &[S], checkpoints: &mut [C], weight: &Factor)
where
    S: AsRef<Stream>,
    C: AsMut<Checkpoint>,
{
    for (stream, checkpoint) in streams.iter().zip(checkpoints) {
        checkpoint.as_mut().settle_by(stream.as_ref(), weight);
    }
}

#[inline(always)]
fn replace(total: u64, old: u64, new: u64) -> Result<u64> {
    if new > old {
        wide::sum(total, new.wrapping_sub(old)).ok_or(Error::WeightOverflow)
    } else {
        Ok(total.saturating_sub(old.wrapping_sub(new)))
    }
}

impl Caps {
    #[inline(always)]
    fn check(&self, pool: u64, position: u64) -> Result<()> {
        if self.position != 0 && position > self.position {
            return Err(Error::PositionCapExceeded);
        }
        if self.pool != 0 && pool > self.pool {
            return Err(Error::PoolCapExceeded);
        }
        Ok(())
    }
}
