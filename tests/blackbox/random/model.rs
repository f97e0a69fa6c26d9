//! The same farm in the core alone: no accounts, no tokens but as numbers.

use super::command::{Command, Seat, Seen, EACH, OFFICERS, PAID_ON, PEOPLE, SLOTS};
use super::elsewhere::Elsewhere;
use acequia_core as core;
use acequia_core::stream::Opening;
use acequia_core::{Checkpoint, Error, Farm, Kind, LockRule, State, Stream, Terms, Totals};
use acequia_interface::closing::NOTICE_SECONDS;
use harness::prelude::*;
use harness::world::address_of;
use std::collections::BTreeMap;

/// Why something is refused.
pub type Refused<T> = std::result::Result<T, FarmError>;

/// One position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Principal, weight, lock.
    pub stake: core::Stake,
    /// One per slot.
    pub checkpoints: Vec<Checkpoint>,
    /// Which of the people owns it.
    pub owner: usize,
    /// Whether anyone may push claims.
    pub push: bool,
    /// Whether it has an operator.
    pub operated: bool,
}

/// The farm.
#[derive(Clone, Debug)]
pub struct Model {
    /// What positions add up to.
    pub totals: Totals,
    /// One per slot.
    pub streams: Vec<Stream>,
    /// Of each slot: which of the funders its stream has, and whom it is offered to.
    pub funders: [(Option<usize>, Option<usize>); SLOTS as usize],
    /// The positions that are open.
    pub places: BTreeMap<Seat, Place>,
    /// Lock rule and caps, and whether the pool has closed for good.
    pub terms: Terms,
    /// When its closing was announced [unix s]; 0 where it was not.
    pub announced: u64,
    /// Whether deposits are stopped.
    pub paused: bool,
    /// Which of the officers is the authority, whom the pool is offered to, and who adds streams.
    /// None where it has renounced.
    pub authority: Option<usize>,
    pub offered: Option<usize>,
    pub manager: usize,
    /// Whether it has a page.
    pub page: bool,
    /// Where rewards are reinvested.
    pub elsewhere: Elsewhere,
    delegated: bool,
}

impl Model {
    /// An empty farm as of `now` [unix s].
    pub fn new(lock: LockRule, now: u64) -> Self {
        Self {
            totals: Totals { last_update: now, ..Totals::default() },
            streams: vec![Stream::default(); SLOTS as usize],
            funders: Default::default(),
            places: BTreeMap::new(),
            terms: Terms { lock, ..Terms::default() },
            announced: 0,
            paused: false,
            authority: Some(0),
            offered: None,
            manager: OFFICERS.len() - 1,
            page: false,
            elsewhere: Elsewhere::default(),
            delegated: true,
        }
    }

    /// Which of the officers may close the pool: the creator where the authority has renounced.
    pub fn closer(&self) -> usize {
        self.authority.unwrap_or(0)
    }

    /// Whether a command makes sense at all: the program is asked only then.
    pub fn allows(&self, command: &Command) -> bool {
        use Command::*;
        // The penalty flow is nobody's, until its pool has closed for good.
        let own = |slot: &u8| self.delegated || *slot != 0;
        let stream = |slot: &u8| self.streams[*slot as usize];
        let funded = |slot: &u8| own(slot) && stream(slot).exists();
        let is_ending = |slot: &u8| stream(slot).state == State::Ending as u8;
        let is_there = |seat: &Seat| self.places.contains_key(seat);
        match command {
            Wait(_) | Back(_) | Pause(_) | SetCaps(..) | ClosePool | SettlePool => true,
            SetPage | Renounce => true,
            Offer(_) | Accept(_) | SetManager(_) | AnnounceClosing(_) | WindDownPool => true,
            Stake(..) | Unstake(..) | Lock(..) | Release(_) if self.delegated => false,
            Compound(_) | LeaveEarly(..) | EmergencyExit(_) if self.delegated => false,
            CompoundFor(_) | Merge(..) if self.delegated => false,
            Merge(from, into) => from != into && is_there(from) && is_there(into),
            NameOperator(seat, _) => is_there(seat),
            ClaimFor(seat, slots) => is_there(seat) && self.hold(*slots),
            CompoundFor(seat) => is_there(seat) && self.streams[0].exists(),
            Reinvest(seat) | ReinvestFor(seat) => is_there(seat) && stream(&PAID_ON).exists(),
            SetStake(seat, _) => self.delegated && is_there(seat),
            Open(seat) => !is_there(seat),
            Claim(seat, slots) => is_there(seat) && self.hold(*slots),
            PushClaim(seat, slots) => is_there(seat) && self.hold(*slots),
            PushLate(seat, slots) => is_there(seat) && !self.places[seat].push && self.hold(*slots),
            Sweep(seat, slot) => is_there(seat) && stream(slot).exists(),
            LeaveEarly(seat, _) | Compound(seat) => is_there(seat) && self.streams[0].exists(),
            Close(seat, _) | Stake(seat, _) | Unstake(seat, _) | Lock(seat, _) => is_there(seat),
            Release(seat) | EmergencyExit(seat) | CloseForOwner(seat) => is_there(seat),
            HandOver(seat, _) | AllowPush(seat, _) => is_there(seat),
            Add(slot, _) | AddFlow(slot, _) => own(slot) && !stream(slot).exists(),
            TopUp(slot, _) | RetireLate(slot) => stream(slot).exists(),
            Extend(slot, _) | Commit(slot, _) | Refund(slot) | RefundIdle(slot) => funded(slot),
            Roll(slot, _) => funded(slot),
            ProposeFunder(slot, _) | AcceptFunder(slot, _) | Retire(slot) => funded(slot),
            WindDown(slot) if self.terms.closed => stream(slot).exists(),
            WindDown(slot) => funded(slot) && !is_ending(slot) && !self.has_flow_left(*slot),
            EndFlow(slot) => funded(slot) && !self.terms.closed && self.has_flow_left(*slot),
            WindDownEnding(slot) => is_ending(slot),
            PushInstead(seat, slot) => is_there(seat) && stream(slot).exists(),
            LeaveBehind(slot) => self.terms.closed && stream(slot).exists(),
            Guard(seat, slot, seen, holds) => {
                let of_stream = [Seen::Owed, Seen::Generation, Seen::Commitment, Seen::End];
                let unlocked = |place: &Place| place.stake.lock_end == 0;
                let can_fail = |place| *holds || *seen != Seen::LockEnd || !unlocked(place);
                let is_seen = !of_stream.contains(seen) || stream(slot).exists();
                is_seen && self.places.get(seat).is_some_and(can_fail)
            }
        }
    }

    /// What a guard asks for, and what it says where that does not hold.
    pub fn guard(
        &self,
        (seat, slot, seen): (Seat, u8, Seen),
        holds: bool,
        now: u64,
    ) -> (u64, Option<Fact>, FarmError) {
        let now = now.max(self.totals.last_update);
        let (place, more) = (&self.places[&seat], u64::from(!holds));
        let mut stream = self.streams[slot as usize];
        stream.accrue(self.totals.last_update, now, self.totals.weight);
        let mut checkpoint = place.checkpoints[slot as usize];
        checkpoint.settle(&stream, place.stake.weight);
        let stake = &place.stake;
        let weight = if stake.has_ended_lock(now) { stake.amount } else { stake.weight };
        let (generation, ends_at) = (stream.generation, stream.schedule.ends_at());
        let key = |is: Address| if holds { is } else { address_of("mallory") };
        let seen_stream = |generation, committed_until, ends_at| Fact::Stream {
            slot,
            generation,
            committed_until,
            ends_at,
        };
        let (fact, error) = match seen {
            Seen::Time => return (now + u64::from(holds), None, FarmError::GuardExpired),
            Seen::Authority => {
                let authority = self.authority.map(|nth| address_of(OFFICERS[nth]));
                let authority = key(authority.unwrap_or_default());
                (Fact::Authority { authority }, FarmError::GuardAuthority)
            }
            Seen::Paused => (Fact::Paused { paused: self.paused == holds }, FarmError::GuardPaused),
            Seen::Owner => {
                let owner = key(address_of(PEOPLE[place.owner]));
                (Fact::Owner { owner }, FarmError::GuardOwner)
            }
            Seen::Amount => {
                (Fact::Amount { at_least: stake.amount + more }, FarmError::GuardAmount)
            }
            Seen::Weight => (Fact::Weight { at_least: weight + more }, FarmError::GuardWeight),
            Seen::LockEnd => {
                (Fact::LockEnd { at_most: stake.lock_end - more }, FarmError::GuardLockEnd)
            }
            Seen::Owed => {
                let at_least = checkpoint.whole_owed(&stream) + more;
                (Fact::Owed { slot, generation, at_least }, FarmError::GuardOwed)
            }
            Seen::Generation => {
                (seen_stream(generation + more as u32, 0, 0), FarmError::GuardStream)
            }
            Seen::Commitment => {
                let committed_until = stream.committed_until + more;
                (seen_stream(generation, committed_until, 0), FarmError::GuardCommitment)
            }
            Seen::End => (seen_stream(generation, 0, ends_at + more), FarmError::GuardEnd),
        };
        (0, Some(fact), error)
    }

    /// Whether the slot holds a flow that ends by being wound down, as far as a look tells.
    fn has_flow_left(&self, slot: u8) -> bool {
        let stream = &self.streams[slot as usize];
        let takes_deposits = stream.state == State::Active as u8;
        takes_deposits && stream.kind == Kind::Flow as u8 && stream.unstreamed() > 0
    }

    /// Whether all of these slots hold streams, and there is one.
    fn hold(&self, slots: u16) -> bool {
        slots != 0 && named(slots).all(|slot| self.streams[slot].exists())
    }

    /// Carries a command out. What fails changes nothing.
    pub fn apply(&mut self, command: &Command, now: u64) -> Refused<()> {
        let mut next = self.clone();
        next.check(command, now)?;
        next.run(command, now)?;
        *self = next;
        Ok(())
    }

    /// What the program checks before it asks the core.
    fn check(&self, command: &Command, now: u64) -> Refused<()> {
        use Command::*;
        let closed = self.terms.closed;
        let is_anyones =
            |slot: usize| self.streams[slot].is_anyones(now.max(self.totals.last_update), closed);
        match command {
            Pause(_) | SetCaps(..) | Offer(_) | SetManager(_) | SetPage | Renounce
                if self.authority.is_none() =>
            {
                Err(FarmError::NotAuthority)
            }
            Guard(at, slot, seen, false) => Err(self.guard((*at, *slot, *seen), false, now).2),
            PushInstead(_, slot) if !is_anyones(*slot as usize) => Err(FarmError::PushNotAllowed),
            Open(_) | Stake(..) | Compound(_) | CompoundFor(_) | Add(..) | AddFlow(..)
            | Extend(..) | Roll(..) | TopUp(..) | AnnounceClosing(_) | WindDownPool
                if closed =>
            {
                Err(FarmError::PoolClosed)
            }
            Open(_) | Stake(..) | Compound(_) | CompoundFor(_) if self.paused => {
                Err(FarmError::Paused)
            }
            ClaimFor(at, _) | CompoundFor(at) | ReinvestFor(at) if !self.places[at].operated => {
                Err(FarmError::NotOwner)
            }
            CompoundFor(at)
                if self.places[at].stake.is_locked(now.max(self.totals.last_update)) =>
            {
                Err(FarmError::OperatorTarget)
            }
            Merge(from, into) if self.places[from].owner != self.places[into].owner => {
                Err(FarmError::NotOwner)
            }
            PushClaim(at, slots) | PushLate(at, slots)
                if !self.places[at].push && !named(*slots).all(is_anyones) =>
            {
                Err(FarmError::PushNotAllowed)
            }
            CloseForOwner(_) if !closed => Err(FarmError::NotOwner),
            RetireLate(slot) if !is_anyones(*slot as usize) => Err(FarmError::FundersTurn),
            AcceptFunder(slot, by) if self.funders[*slot as usize].1 != Some(*by) => {
                Err(FarmError::NotPendingFunder)
            }
            Accept(by) if self.offered != Some(*by) => Err(FarmError::NotPendingAuthority),
            WindDownPool if self.announced == 0 || now < self.announced + NOTICE_SECONDS => {
                Err(FarmError::ClosingNotDue)
            }
            WindDownPool if self.totals.staked > 0 => Err(FarmError::StakeInPool),
            ClosePool if self.totals.positions > 0 => Err(FarmError::PositionsLeft),
            ClosePool if self.streams.iter().any(Stream::exists) => Err(FarmError::StreamsLeft),
            _ => Ok(()),
        }
    }

    fn run(&mut self, command: &Command, now: u64) -> Refused<()> {
        use Command::*;
        let terms = self.terms;
        let seat_of = command.seat();
        let mut place = seat_of.and_then(|at| self.places.remove(&at)).unwrap_or_default();
        place.checkpoints.resize(SLOTS as usize, Checkpoint::default());
        let mut farm = Farm::new(&mut self.totals, &mut self.streams, terms, now);
        let seat = &mut core::Seat { stake: &mut place.stake, checkpoints: &mut place.checkpoints };
        match command {
            Wait(_) | Back(_) | ClosePool | Guard(..) => {}
            SetPage => self.page = true,
            Renounce => (self.authority, self.offered) = (None, None),
            SettlePool => farm.accrue(),
            Pause(paused) => self.paused = *paused,
            SetCaps(pool, position) => {
                self.terms.caps = Caps { pool: *pool, position: *position };
            }
            Offer(to) => self.offered = Some(*to),
            Accept(by) => (self.authority, self.offered) = (Some(*by), None),
            SetManager(who) => self.manager = *who,
            AnnounceClosing(announced) => self.announced = if *announced { now } else { 0 },
            WindDownPool => self.terms.closed = true,
            ProposeFunder(slot, to) => self.funders[*slot as usize].1 = Some(*to),
            AcceptFunder(slot, by) => self.funders[*slot as usize] = (Some(*by), None),
            Open(at) => {
                farm.open(seat.stake);
                place.owner = at.0;
            }
            Close(_, forfeit) => drop(farm.close(seat, *forfeit)?),
            CloseForOwner(_) => drop(farm.close(seat, false)?),
            Stake(_, amount) => farm.stake(seat, *amount)?,
            Unstake(_, amount) => drop(farm.unstake(seat, *amount)?),
            SetStake(_, amount) => {
                farm.set_stake(seat, *amount, !self.paused && !terms.closed);
            }
            HandOver(_, who) => {
                farm.hand_over(seat)?;
                (place.owner, place.push, place.operated) = (*who, false, false);
            }
            AllowPush(_, allowed) => place.push = *allowed,
            NameOperator(_, named) => place.operated = *named,
            Merge(_, into) => {
                let other = self.places.get_mut(into).expect("it is there");
                let into = &mut core::Seat {
                    stake: &mut other.stake,
                    checkpoints: &mut other.checkpoints,
                };
                farm.merge(seat, into, 0)?;
            }
            Claim(_, slots) | ClaimFor(_, slots) | PushClaim(_, slots) | PushLate(_, slots) => {
                for slot in named(*slots) {
                    let _paid = farm.claim(seat, slot)?;
                }
            }
            PushInstead(_, slot) => drop(farm.claim(seat, *slot as usize)?),
            Compound(_) | CompoundFor(_) => {
                let paid = whole(farm.claim(seat, 0)?)?;
                farm.stake(seat, paid)?;
            }
            Reinvest(_) | ReinvestFor(_) => {
                let paid = whole(farm.claim(seat, PAID_ON as usize)?)?;
                self.elsewhere.stake(place.owner, paid, now)?;
            }
            Lock(_, seconds) => farm.lock(seat, now + seconds)?,
            Release(_) => farm.release(seat)?,
            LeaveEarly(_, amount) => {
                let leave = farm.leave_early(seat, *amount)?;
                if leave.penalty > 0 {
                    farm.take_penalty(leave.penalty)?;
                }
            }
            EmergencyExit(_) => drop(farm.emergency_exit(seat)?),
            Sweep(_, slot) => farm.sweep(seat, *slot as usize)?,
            Add(slot, curve) => {
                let terms = Opening {
                    rate: curve.rate,
                    ..Opening::curve(curve.idle, curve.committed_until)
                };
                farm.open_stream(*slot as usize, terms)?;
                farm.extend(*slot as usize, curve.start, &curve.segments)?;
                self.funders[*slot as usize] = (Some(0), None);
            }
            AddFlow(slot, window) => {
                farm.open_stream(*slot as usize, Opening::flow(IdlePolicy::Wait, *window))?;
                self.funders[*slot as usize] = (Some(0), None);
            }
            Extend(slot, curve) => farm.extend(*slot as usize, curve.start, &curve.segments)?,
            Roll(slot, curve) => farm.roll(*slot as usize, curve.start, &curve.segments)?,
            TopUp(slot, amount) => farm.top_up(*slot as usize, *amount)?,
            Commit(slot, until) => farm.commit(*slot as usize, *until)?,
            Refund(slot) => drop(farm.refund(*slot as usize, false)?),
            RefundIdle(slot) => drop(farm.refund(*slot as usize, true)?),
            WindDown(slot) | EndFlow(slot) | WindDownEnding(slot) => {
                farm.wind_down(*slot as usize)?;
            }
            LeaveBehind(slot) => farm.abandon(*slot as usize)?,
            Retire(slot) | RetireLate(slot) => {
                let _left = farm.retire(*slot as usize)?;
                self.funders[*slot as usize] = (None, None);
            }
        }
        if let LeaveBehind(slot) = command {
            self.funders[*slot as usize] = (None, None);
        }
        let closed = matches!(command, Close(..) | CloseForOwner(_));
        if let Some(at) = seat_of.filter(|_| !closed) {
            self.places.insert(at, place);
        }
        Ok(())
    }

    /// Of tokens, with the penalty flow in slot 0, as the farm has it from the start.
    pub fn with_penalty_flow(mut self) -> Self {
        self.delegated = false;
        self.streams[0].open(Opening::penalty(&self.terms.lock)).expect("a free slot");
        self
    }
}

/// What is staked again: at least one unit.
fn whole(core::checkpoint::Pay(paid): core::checkpoint::Pay) -> Refused<u64> {
    (paid > 0).then_some(paid).ok_or(Error::NothingOwed.into())
}

/// All seats there can be.
pub fn seats() -> impl Iterator<Item = Seat> {
    (0..PEOPLE.len()).flat_map(|who| (0..EACH).map(move |index| (who, index)))
}

/// The slots in a set of one bit each.
pub fn named(slots: u16) -> impl Iterator<Item = usize> {
    (0..SLOTS as usize).filter(move |slot| slots >> slot & 1 == 1)
}
