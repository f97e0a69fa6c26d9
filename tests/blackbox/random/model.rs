//! The same farm in the core alone: no accounts, no tokens but as numbers.

use super::command::{Command, Seat, EACH, PEOPLE, SLOTS};
use acequia_core as core;
use acequia_core::stream::Opening;
use acequia_core::{Checkpoint, Error, Farm, LockRule, Result, Stream, Terms, Totals};
use std::collections::BTreeMap;

/// One position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Principal, weight, lock.
    pub stake: core::Stake,
    /// One per slot.
    pub checkpoints: Vec<Checkpoint>,
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
    lock: LockRule,
}

impl Model {
    /// An empty farm as of `now` [unix s].
    pub fn new(lock: LockRule, now: u64) -> Self {
        let totals = Totals { last_update: now, ..Totals::default() };
        let streams = vec![Stream::default(); SLOTS as usize];
        Self { totals, streams, places: BTreeMap::new(), lock }
    }

    /// Whether a command makes sense at all: the program is asked only then.
    pub fn allows(&self, command: &Command) -> bool {
        use Command::*;
        match command {
            Wait(_) | Back(_) => true,
            Open(seat) => !self.places.contains_key(seat),
            Claim(seat, slots) => self.places.contains_key(seat) && self.hold(*slots),
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
            Add(slot, _) => *slot != 0 && !self.streams[*slot as usize].exists(),
            TopUp(slot, _) => self.streams[*slot as usize].exists(),
            // The penalty flow has no funder.
            Extend(slot, _) | Commit(slot, _) | Refund(slot) | WindDown(slot) | Retire(slot) => {
                *slot != 0 && self.streams[*slot as usize].exists()
            }
        }
    }

    /// Whether all of these slots hold streams, and there is one.
    fn hold(&self, slots: u16) -> bool {
        let named = (0..SLOTS as usize).filter(|slot| slots >> slot & 1 == 1);
        slots != 0 && named.into_iter().all(|slot| self.streams[slot].exists())
    }

    /// Carries a command out. What fails changes nothing.
    pub fn apply(&mut self, command: &Command, now: u64) -> Result<()> {
        let mut next = self.clone();
        next.run(command, now)?;
        *self = next;
        Ok(())
    }

    fn run(&mut self, command: &Command, now: u64) -> Result<()> {
        use Command::*;
        let terms = Terms { lock: self.lock, ..Terms::default() };
        let seat_of = seat(command);
        let mut place = seat_of.and_then(|at| self.places.remove(&at)).unwrap_or_default();
        place.checkpoints.resize(SLOTS as usize, Checkpoint::default());
        let mut farm = Farm::new(&mut self.totals, &mut self.streams, terms, now);
        let seat = &mut core::Seat { stake: &mut place.stake, checkpoints: &mut place.checkpoints };
        match command {
            Wait(_) | Back(_) => {}
            Open(_) => farm.open(),
            Close(_, forfeit) => drop(farm.close(seat, *forfeit)?),
            Stake(_, amount) => farm.stake(seat, *amount)?,
            Unstake(_, amount) => drop(farm.unstake(seat, *amount)?),
            Claim(_, slots) => {
                for slot in (0..SLOTS as usize).filter(|slot| slots >> slot & 1 == 1) {
                    let _paid = farm.claim(seat, slot)?;
                }
            }
            Compound(_) => {
                let core::checkpoint::Pay(paid) = farm.claim(seat, 0)?;
                if paid == 0 {
                    return Err(Error::NothingOwed);
                }
                farm.stake(seat, paid)?;
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
                let terms = Opening::curve(curve.idle, curve.committed_until);
                farm.open_stream(*slot as usize, terms)?;
                farm.extend(*slot as usize, curve.start, &curve.segments)?;
            }
            Extend(slot, curve) => farm.extend(*slot as usize, curve.start, &curve.segments)?,
            TopUp(slot, amount) => farm.top_up(*slot as usize, *amount)?,
            Commit(slot, until) => farm.commit(*slot as usize, *until)?,
            Refund(slot) => drop(farm.refund(*slot as usize, false)?),
            WindDown(slot) => farm.wind_down(*slot as usize)?,
            Retire(slot) => drop(farm.retire(*slot as usize)?),
        }
        if let Some(at) = seat_of.filter(|_| !matches!(command, Close(..))) {
            self.places.insert(at, place);
        }
        Ok(())
    }

    /// Opens the penalty flow in slot 0, as the farm has it from the start.
    pub fn with_penalty_flow(mut self) -> Self {
        self.streams[0].open(Opening::penalty(&self.lock)).expect("a free slot");
        self
    }
}

/// Whose position a command is about.
pub fn seat(command: &Command) -> Option<Seat> {
    use Command::*;
    match command {
        Open(at) | Close(at, _) | Stake(at, _) | Unstake(at, _) | Claim(at, _) => Some(*at),
        Compound(at) | Lock(at, _) | Release(at) | LeaveEarly(at, _) => Some(*at),
        EmergencyExit(at) | Sweep(at, _) => Some(*at),
        _ => None,
    }
}

/// All seats there can be.
pub fn seats() -> impl Iterator<Item = Seat> {
    (0..PEOPLE.len()).flat_map(|who| (0..EACH).map(move |index| (who, index)))
}
