//! The same farm in the core alone: no accounts, no tokens but as numbers.

use super::command::{Command, Seat, EACH, OFFICERS, PEOPLE, SLOTS};
use acequia_core as core;
use acequia_core::stream::Opening;
use acequia_core::{Checkpoint, Error, Farm, LockRule, Stream, Terms, Totals};
use harness::prelude::*;
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
}

/// The farm.
#[derive(Clone, Debug)]
pub struct Model {
    /// What positions add up to.
    pub totals: Totals,
    /// One per slot.
    pub streams: Vec<Stream>,
    /// The positions that are open.
    pub places: BTreeMap<Seat, Place>,
    /// Lock rule and caps.
    pub terms: Terms,
    /// Whether deposits are stopped.
    pub paused: bool,
    /// Which of the officers is the authority, whom the pool is offered to, and who adds streams.
    pub authority: usize,
    pub offered: Option<usize>,
    pub manager: usize,
    delegated: bool,
}

impl Model {
    /// An empty farm as of `now` [unix s].
    pub fn new(lock: LockRule, now: u64) -> Self {
        let totals = Totals { last_update: now, ..Totals::default() };
        let streams = vec![Stream::default(); SLOTS as usize];
        let (terms, places) = (Terms { lock, ..Terms::default() }, BTreeMap::new());
        let (paused, authority, offered, manager) = (false, 0, None, OFFICERS.len() - 1);
        let delegated = true;
        Self { totals, streams, places, terms, paused, authority, offered, manager, delegated }
    }

    /// Whether a command makes sense at all: the program is asked only then.
    pub fn allows(&self, command: &Command) -> bool {
        use Command::*;
        let own = |slot: &u8| self.delegated || *slot != 0;
        match command {
            Wait(_) | Back(_) | Pause(_) | SetCaps(..) | ClosePool => true,
            Offer(_) | Accept(_) | SetManager(_) => true,
            Stake(..) | Unstake(..) | Lock(..) | Release(_) if self.delegated => false,
            Compound(_) | LeaveEarly(..) if self.delegated => false,
            SetStake(seat, _) => self.delegated && self.places.contains_key(seat),
            Open(seat) => !self.places.contains_key(seat),
            Claim(seat, slots) | PushClaim(seat, slots) => {
                self.places.contains_key(seat) && self.hold(*slots)
            }
            Sweep(seat, slot) => {
                self.places.contains_key(seat) && self.streams[*slot as usize].exists()
            }
            LeaveEarly(seat, _) | Compound(seat) => {
                self.places.contains_key(seat) && self.streams[0].exists()
            }
            Close(seat, _) | Stake(seat, _) | Unstake(seat, _) | Lock(seat, _) => {
                self.places.contains_key(seat)
            }
            Release(seat) | EmergencyExit(seat) => self.places.contains_key(seat),
            HandOver(seat, _) | AllowPush(seat, _) => self.places.contains_key(seat),
            Add(slot, _) | AddFlow(slot, _) => own(slot) && !self.streams[*slot as usize].exists(),
            Extend(slot, _) => self.streams[*slot as usize].exists(),
            TopUp(slot, _) | Commit(slot, _) => self.streams[*slot as usize].exists(),
            Refund(slot) => self.streams[*slot as usize].exists(),
            WindDown(slot) => own(slot) && self.streams[*slot as usize].exists(),
            Retire(slot) => own(slot) && self.streams[*slot as usize].exists(),
        }
    }

    /// Whether all of these slots hold streams, and there is one.
    fn hold(&self, slots: u16) -> bool {
        let named = (0..SLOTS as usize).filter(|slot| slots >> slot & 1 == 1);
        slots != 0 && named.into_iter().all(|slot| self.streams[slot].exists())
    }

    /// Carries a command out. What fails changes nothing.
    pub fn apply(&mut self, command: &Command, now: u64) -> Refused<()> {
        let mut next = self.clone();
        next.check(command)?;
        next.run(command, now)?;
        *self = next;
        Ok(())
    }

    /// What the program checks before it asks the core.
    fn check(&self, command: &Command) -> Refused<()> {
        use Command::*;
        let deposits = match command {
            Open(_) | Stake(..) | Compound(_) => true,
            SetStake(at, amount) => *amount > self.places[at].stake.amount,
            _ => false,
        };
        match command {
            _ if deposits && self.paused => Err(FarmError::Paused),
            PushClaim(at, _) if !self.places[at].push => Err(FarmError::PushNotAllowed),
            Accept(by) if self.offered != Some(*by) => Err(FarmError::NotPendingAuthority),
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
            Wait(_) | Back(_) | ClosePool => {}
            Pause(paused) => self.paused = *paused,
            SetCaps(pool, position) => {
                self.terms.caps = Caps { pool: *pool, position: *position };
            }
            Offer(to) => self.offered = Some(*to),
            Accept(by) => (self.authority, self.offered) = (*by, None),
            SetManager(who) => self.manager = *who,
            Open(at) => {
                farm.open();
                place.owner = at.0;
            }
            Close(_, forfeit) => drop(farm.close(seat, *forfeit)?),
            Stake(_, amount) => farm.stake(seat, *amount)?,
            Unstake(_, amount) => drop(farm.unstake(seat, *amount)?),
            SetStake(_, amount) => farm.set_stake(seat, *amount)?,
            HandOver(_, who) => {
                farm.hand_over(seat)?;
                (place.owner, place.push) = (*who, false);
            }
            AllowPush(_, allowed) => place.push = *allowed,
            Claim(_, slots) | PushClaim(_, slots) => {
                for slot in (0..SLOTS as usize).filter(|slot| slots >> slot & 1 == 1) {
                    let _paid = farm.claim(seat, slot)?;
                }
            }
            Compound(_) => {
                let core::checkpoint::Pay(paid) = farm.claim(seat, 0)?;
                if paid == 0 {
                    return Err(Error::NothingOwed.into());
                }
                farm.stake(seat, paid)?;
            }
            Lock(_, seconds) => farm.lock(seat, *seconds as u32)?,
            Release(_) => farm.release(seat)?,
            LeaveEarly(_, amount) => {
                let leave = farm.leave_early(seat, *amount)?;
                if leave.penalty > 0 {
                    farm.top_up(0, leave.penalty)?;
                }
            }
            EmergencyExit(_) => drop(farm.emergency_exit(seat)?),
            Sweep(_, slot) => farm.sweep(seat, *slot as usize)?,
            Add(slot, curve) => {
                let terms = Opening::curve(curve.idle, curve.committed_until);
                farm.open_stream(*slot as usize, terms)?;
                farm.extend(*slot as usize, curve.start, &curve.segments)?;
            }
            AddFlow(slot, window) => {
                farm.open_stream(*slot as usize, Opening::flow(IdlePolicy::Wait, *window))?;
            }
            Extend(slot, curve) => farm.extend(*slot as usize, curve.start, &curve.segments)?,
            TopUp(slot, amount) => farm.top_up(*slot as usize, *amount)?,
            Commit(slot, until) => farm.commit(*slot as usize, *until)?,
            Refund(slot) => drop(farm.refund(*slot as usize)?),
            WindDown(slot) => farm.wind_down(*slot as usize)?,
            Retire(slot) => drop(farm.retire(*slot as usize)?),
        }
        if let Some(at) = seat_of.filter(|_| !matches!(command, Close(..))) {
            self.places.insert(at, place);
        }
        Ok(())
    }

    /// Of tokens, with the flow of the stake mint in slot 0, as the farm has it from the start.
    pub fn with_flow(mut self, window: u32) -> Self {
        self.delegated = false;
        self.streams[0].open(Opening::flow(IdlePolicy::Wait, window)).expect("a free slot");
        self
    }
}

/// All seats there can be.
pub fn seats() -> impl Iterator<Item = Seat> {
    (0..PEOPLE.len()).flat_map(|who| (0..EACH).map(move |index| (who, index)))
}
